import { beforeAll, describe, expect, test } from 'vitest';
import { wordDelivery } from '@/lib/ui/delivery-wording';
import { speakEnglish } from '../../dom/ui/english';
import { deliveries } from '../../dom/ui/example-threads';
import { NOW } from '../../dom/ui/examples';

beforeAll(speakEnglish);

const told = (name: keyof typeof deliveries) => wordDelivery(deliveries[name], NOW);

describe('a delivery in words', () => {
  test('what waits for a connection says when it is tried next', () => {
    expect(told('offline')).toMatchObject({ label: 'Offline', tone: 'warn', canTakeBack: true });
    expect(told('offline').text).toContain('in 3 minutes');
  });

  test('what may have arrived cannot be taken back: it could stand there twice', () => {
    expect(told('unknown').canTakeBack).toBe(false);
    expect(told('queued').canTakeBack).toBe(true);
    expect(told('sending').canTakeBack).toBe(false);
    expect(told('filed').canTakeBack).toBe(false);
  });

  test('a picture that goes up says which one and how large it is, and can be taken back with the words', () => {
    expect(told('uploading').text).toContain('Picture 1 of 2 is being uploaded (3.2 MB).');
    expect(told('uploading').canTakeBack).toBe(true);
    const only = { ...deliveries.uploading, upload: { number: 1, of: 1, bytes: 640 } };
    expect(wordDelivery(only, NOW).text).toContain('The picture is being uploaded (1 kB).');
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
