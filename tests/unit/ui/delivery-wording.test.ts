import { beforeAll, describe, expect, test } from 'vitest';
import { wordDelivery } from '@/lib/ui/delivery-wording';
import { speakEnglish } from '../../dom/ui/english';
import { deliveries } from '../../dom/ui/example-threads';
import { NOW } from '../../dom/ui/examples';

beforeAll(speakEnglish);

const told = (name: keyof typeof deliveries, takable = true) => wordDelivery(deliveries[name], NOW, takable);

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
    expect(wordDelivery(only, NOW, true).text).toContain('The picture is being uploaded (1 kB).');
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
