import { beforeAll, describe, expect, test } from 'vitest';
import { wordDelivery } from '@/lib/ui/delivery-wording';
import { speakEnglish } from '../../dom/ui/english';
import { deliveries } from '../../dom/ui/example-threads';
import { NOW } from '../../dom/ui/examples';

beforeAll(speakEnglish);

const told = (name: keyof typeof deliveries, takable = true) =>
  wordDelivery({ delivery: deliveries[name], takable }, NOW);

describe('a delivery in words', () => {
  test('what waits for a connection says when it is tried next', () => {
    expect(told('offline')).toMatchObject({ label: 'Offline', tone: 'warn' });
    expect(told('offline').text).toContain('in 3 minutes');
  });

  test('taking back is advised only where it can be done', () => {
    expect(told('refused').text).toContain('Take it back');
    expect(told('refused', false).text).not.toContain('Take it back');
    expect(told('refused', false).mend?.action).toBe('retry');
    expect(told('signedOut', false)).toEqual(told('signedOut'));
  });

  test('a picture that goes up says which one and how large it is', () => {
    expect(told('uploading').text).toContain('Picture 1 of 2 is being uploaded (3.2 MB).');
    const only = { ...deliveries.uploading, upload: { number: 1, of: 1, bytes: 640 } };
    expect(wordDelivery({ delivery: only, takable: true }, NOW).text).toContain(
      'The picture is being uploaded (1 kB).',
    );
  });

  test('what another person wrote names both, and says what either of them can do', () => {
    expect(told('otherPerson').text).toBe(
      'This was written by Rana Haddad, but Jonas Lindqvist is signed in now. ' +
        'Nothing was sent in the name of Jonas Lindqvist. The words are kept in this browser. ' +
        'Sign in as Rana Haddad again, and it goes out by itself. Or take it back and send it as Jonas Lindqvist.',
    );
    expect(told('otherPerson')).toMatchObject({ mend: { action: 'sign-in' }, canRetry: true });
  });

  test('what another person wrote and what may be on the page already is offered to nobody else', () => {
    expect(told('otherPerson', false).text).not.toContain('take it back');
    expect(told('otherPerson', false).text).toContain('Docket looks for it as soon as Rana Haddad is signed in.');
  });

  test.each(['trash', 'spam', 'deleted'] as const)(
    'what moderators removed (%s) is no fault, and can be put away',
    (how) => {
      const worded = wordDelivery({ delivery: { ...deliveries.trashed, how }, takable: true }, NOW);
      expect(worded).toMatchObject({ label: 'Not accepted', canDismiss: true, canRetry: false, url: null });
      expect(worded.text).toContain('Your words are kept in this browser');
    },
  );

  test('what was deleted for good is not said to come back', () => {
    const worded = wordDelivery({ delivery: { ...deliveries.trashed, how: 'deleted' }, takable: true }, NOW);
    expect(worded.text).not.toContain('notices');
    expect(told('trashed').text).toContain('If it is brought back from there, Docket notices.');
  });

  test('what is filed leads to its comment, approved or not', () => {
    expect(told('filed')).toMatchObject({ label: 'Filed', tone: 'good' });
    expect(told('approval')).toMatchObject({ label: 'Waiting for approval', tone: 'warn' });
    expect(told('approval').url).toBe(told('filed').url);
  });

  test('what stopped says why and can be started again', () => {
    expect(told('refused').text).toContain('Sorry, comments are closed for this item.');
    expect(told('refused').canRetry).toBe(true);
    expect(told('signedOut').mend?.action).toBe('sign-in');
  });
});
