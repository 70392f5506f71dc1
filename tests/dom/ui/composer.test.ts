import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TEXT_LIMIT, type RequestDraft } from '@/lib/domain/draft';
import { fail, ok } from '@/lib/domain/result';
import { Composer } from '@/lib/ui/composer.svelte';
import type { Session } from '@/lib/ui/session';
import { speakEnglish } from './english';
import { aCapture, aDraft, anAccess, anEventId } from './examples';
import { fakeSession } from './fake-session';

beforeEach(() => {
  speakEnglish();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

const compose = (draft: Partial<RequestDraft> = {}, replies: Partial<Session> = {}) =>
  new Composer(fakeSession(replies), aDraft(draft));

const picture = { capture: aCapture(), edits: { crop: null, marks: [] } };

describe('the one required field', () => {
  test('an empty one is no fault until somebody sends', async () => {
    const composer = compose();
    expect(composer.faults).toEqual([]);
    expect(await composer.send()).toBeNull();
    expect(composer.faults).toEqual([expect.stringContaining('one sentence')]);
    composer.text = 'Why?';
    expect(composer.faults).toEqual([]);
  });

  test('100,000 characters are kept, counted and not sent', async () => {
    const queueRequest = vi.fn(fakeSession().queueRequest);
    const composer = compose({ text: 'x'.repeat(100_000) }, { queueRequest });
    expect(composer.nearLimit).toBe(true);
    expect(composer.faults).toEqual([expect.stringContaining('90,000 characters too many')]);
    expect(await composer.send()).toBeNull();
    expect(queueRequest).not.toHaveBeenCalled();
    expect(composer.text).toHaveLength(100_000);
  });

  test('its length is shown only near the limit', () => {
    const composer = compose({ text: 'x'.repeat(TEXT_LIMIT - 501) });
    expect(composer.nearLimit).toBe(false);
    composer.text += 'x';
    expect(composer.nearLimit).toBe(true);
  });
});

describe('sending', () => {
  test('an answer that was lost is asked for again under the same id, so that it is queued once', async () => {
    const ids: string[] = [];
    const composer = compose(
      { text: 'Why?' },
      {
        queueRequest: async ({ eventId }) => {
          ids.push(eventId);
          return ids.length === 1 ? fail({ kind: 'no-answer' }) : ok({ eventId });
        },
      },
    );
    expect(await composer.send()).toBe(ids[0]);
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(2);
  });

  test('a second press while it is under way does nothing', async () => {
    const queueRequest = vi.fn(fakeSession().queueRequest);
    const composer = compose({ text: 'Why?' }, { queueRequest });
    await Promise.all([composer.send(), composer.send()]);
    expect(queueRequest).toHaveBeenCalledTimes(1);
  });

  test('what could not be kept stays in the composer, and is saved again', async () => {
    const saved: string[] = [];
    const composer = compose(
      { text: 'Why?' },
      {
        queueRequest: async () => fail({ kind: 'refused', why: 'storage-full' }),
        saveDraft: async ({ draft }) => {
          saved.push(draft.text);
          return ok(null);
        },
      },
    );
    expect(await composer.send()).toBeNull();
    expect(composer.stage).toMatchObject({ stage: 'stuck', problem: { why: 'storage-full' } });
    await vi.advanceTimersByTimeAsync(250);
    expect(saved).toEqual(['Why?']);
  });

  test('nothing goes out where comments are closed, but everything does where one only has to sign in', async () => {
    const access = (why: 'comments-closed' | 'signed-out') => ({
      readAccess: async () => ok(anAccess({ comment: { can: 'no', why } })),
    });
    const closed = compose({ text: 'Why?' }, access('comments-closed'));
    await closed.readAccess();
    expect(await closed.send()).toBeNull();
    const signedOut = compose({ text: 'Why?' }, access('signed-out'));
    await signedOut.readAccess();
    expect(await signedOut.send()).not.toBeNull();
  });

  test('a picture that may not be uploaded stays behind', async () => {
    const sent: RequestDraft[] = [];
    const composer = compose(
      { text: 'Why?', pictures: [picture] },
      {
        readAccess: async () => ok(anAccess({ picture: { can: 'next-best', why: 'may-not-upload' } })),
        queueRequest: async ({ draft, eventId }) => {
          sent.push(draft);
          return ok({ eventId });
        },
      },
    );
    await composer.readAccess();
    await composer.send();
    expect(sent).toEqual([aDraft({ text: 'Why?', pictures: [] })]);
  });
});

describe('the picture', () => {
  test('once removed it comes back with its marks', () => {
    const composer = compose({ pictures: [picture] });
    const marks = [{ kind: 'hide' as const, rect: { x: 1, y: 2, width: 30, height: 40 } }];
    composer.attachments.edit(picture.capture.id, { crop: null, marks });
    composer.attachments.removePicture(picture);
    expect(composer.draft.pictures).toEqual([]);
    composer.attachments.undoRemove();
    expect(composer.draft.pictures[0]?.edits.marks).toEqual(marks);
    expect(composer.attachments.removed).toBeNull();
  });

  test('taken by the icon meanwhile, it joins the words typed here', async () => {
    const composer = compose(
      {},
      { readDraft: async () => ok({ draft: aDraft({ text: 'older', pictures: [picture] }) }) },
    );
    composer.text = 'newer';
    await composer.attachments.joinTakenElsewhere();
    expect(composer.draft).toEqual(aDraft({ text: 'newer', pictures: [picture] }));
  });

  test('that could not be taken says so', async () => {
    const composer = compose({}, { takeCapture: async () => fail({ kind: 'refused', why: 'no-picture-permission' }) });
    await composer.attachments.take();
    expect(composer.attachments.problem).toMatchObject({ why: 'no-picture-permission' });
  });
});

describe('throwing the draft away', () => {
  test('it can be brought back for ten seconds, and no longer', async () => {
    const composer = compose({ text: 'Why?' }, { restoreDraft: async () => ok({ draft: aDraft({ text: 'Why?' }) }) });
    await composer.discard();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(composer.stage).toEqual({ stage: 'discarded', undo: true });
    await vi.advanceTimersByTimeAsync(1);
    expect(composer.stage).toEqual({ stage: 'discarded', undo: false });
    await composer.undoDiscard();
    expect(composer.text).toBe('Why?');
  });
});

test('another place keeps the words and takes the kind that was chosen there', () => {
  const composer = compose({ text: 'Why?' });
  const anchor = { ...aDraft().anchor, quote: { exact: 'elsewhere', prefix: '', suffix: '' } };
  composer.pointAt({ anchor, environment: 'here', viewport: { width: 1, height: 1 } }, 'error');
  expect(composer.draft).toEqual(aDraft({ text: 'Why?', anchor, environment: 'here', ask: 'error' }));
});

test('ids of two requests differ', async () => {
  const first = await compose({ text: 'a' }).send();
  const second = await compose({ text: 'b' }).send();
  expect(first).not.toBe(second);
  expect(first).not.toBe(anEventId(1));
});
