import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fail, ok } from '@/lib/domain/result';
import { speakEnglish } from './english';
import { aRequest, deliveries } from './example-threads';
import { aCapture, aDraft, anAccess, anAnchor, anEventId } from './examples';
import { openDrawer as open } from './open-drawer';

beforeEach(speakEnglish);

const written = aDraft({ text: 'Why?' });
const picture = { capture: aCapture(), edits: { crop: null, marks: [] } };

describe('after sending', () => {
  test('the request is followed from news to news until it is filed', async () => {
    let delivery: (typeof deliveries)[keyof typeof deliveries] = deliveries.queued;
    let id = anEventId(0);
    const { drawer } = open(
      { draft: written },
      {
        queueRequest: async ({ eventId }) => ok({ eventId: (id = eventId) }),
        readMyRequests: async () => ok({ requests: [aRequest(1, delivery, { requestId: id })] }),
      },
    );
    await drawer.send();
    expect(drawer.sent).toMatchObject({ delivery: { state: 'queued' }, takable: true });
    expect(drawer.spoken).toContain('Sent');
    delivery = deliveries.filed;
    await drawer.hear('outbox-changed');
    expect(drawer.sent).toMatchObject({ delivery: { state: 'filed' }, takable: false });
  });

  test('it can be taken back into the composer as it was', async () => {
    const { drawer } = open({ draft: written }, { takeBack: async () => ok({ to: 'composer', draft: written }) });
    await drawer.send();
    await drawer.mend(drawer.sent?.eventId ?? anEventId(0), 'take-back');
    expect(drawer.sent).toBeNull();
    expect(drawer.composer.text).toBe('Why?');
  });

  test('too late to take it back is said, and it goes its way', async () => {
    const { drawer } = open(
      { draft: written },
      {
        takeBack: async () => fail({ kind: 'no-answer' }),
        readMyRequests: async () => ok({ requests: [aRequest(1, deliveries.unknown)] }),
      },
    );
    await drawer.send();
    await drawer.mend(anEventId(1), 'take-back');
    expect(drawer.sent).not.toBeNull();
    expect(drawer.deliveries.problem).toEqual({ kind: 'no-answer' });
  });

  test('a worker stopped while it took the request back loses no word', async () => {
    const { drawer } = open(
      { draft: written },
      {
        takeBack: async () => fail({ kind: 'no-answer' }),
        readMyRequests: async () => ok({ requests: [] }),
        readDraft: async () => ok({ draft: written }),
      },
    );
    await drawer.send();
    await drawer.mend(drawer.sent?.eventId ?? anEventId(0), 'take-back');
    expect(drawer.composer.text).toBe('Why?');
  });

  test('taken back by another person, it is signed by whoever is here now', async () => {
    let me = { id: '7', name: 'Rana Haddad' };
    const { drawer } = open(
      { draft: written },
      {
        readAccess: async () => ok(anAccess({ me })),
        takeBack: async () => ok({ to: 'composer', draft: written }),
        readMyRequests: async () => ok({ requests: [aRequest(1, deliveries.otherPerson)] }),
      },
    );
    await drawer.begin();
    await drawer.send();
    me = { id: '9', name: 'Jonas Lindqvist' };
    await drawer.mend(anEventId(1), 'take-back');
    await vi.waitFor(() =>
      expect(drawer.composer.access).toMatchObject({ access: { me: { name: 'Jonas Lindqvist' } } }),
    );
  });

  test('what may be on the page already is not offered to be taken back', async () => {
    let id = anEventId(0);
    const { drawer } = open(
      { draft: written },
      {
        queueRequest: async ({ eventId }) => ok({ eventId: (id = eventId) }),
        readMyRequests: async () =>
          ok({ requests: [aRequest(1, deliveries.otherPerson, { requestId: id, takable: false })] }),
      },
    );
    await drawer.send();
    expect(drawer.sent?.takable).toBe(false);
  });

  test('not accepted, it can be put away, which is undone with one click', async () => {
    const said: boolean[] = [];
    const { drawer } = open(
      { draft: written },
      {
        setDismissed: async ({ dismissed }) => {
          said.push(dismissed);
          return ok(null);
        },
      },
    );
    await drawer.send();
    const eventId = drawer.sent?.eventId ?? anEventId(0);
    await drawer.mend(eventId, 'dismiss');
    expect(drawer.sent).toBeNull();
    expect(drawer.deliveries.dismissed).toBe(eventId);
    expect(drawer.spoken).toContain('Dismissed');
    await drawer.deliveries.undoDismiss();
    expect(drawer.deliveries.dismissed).toBeNull();
    expect(said).toEqual([true, false]);
  });

  test('put away in the list, it leaves the composer to something else, and the list before its person', async () => {
    const { drawer } = open({ draft: written });
    await drawer.send();
    drawer.show('mine');
    await drawer.mend(drawer.sent?.eventId ?? anEventId(0), 'dismiss');
    expect([drawer.view, drawer.sent, drawer.composer.text]).toEqual(['mine', null, '']);
  });

  test('what could not be put away stays where it is, and that is said', async () => {
    const { drawer } = open({}, { setDismissed: async () => fail({ kind: 'refused', why: 'incomplete' }) });
    await drawer.mend(anEventId(1), 'dismiss');
    expect(drawer.deliveries).toMatchObject({ dismissed: null, problem: { why: 'incomplete' } });
  });

  test('something else can be asked about the same place', async () => {
    const { drawer } = open({ draft: written });
    await drawer.send();
    drawer.askAnother();
    expect(drawer.sent).toBeNull();
    expect(drawer.composer.draft).toEqual(aDraft());
  });
});

test('opened for one of very many own requests, the list reaches as far as that one', async () => {
  const many = Array.from({ length: 80 }, (_, number) => aRequest(number, deliveries.filed));
  const focus = { requestId: anEventId(70), anchor: null };
  const { drawer } = open({ view: 'mine', focus }, { readMyRequests: async () => ok({ requests: many }) });
  await drawer.begin();
  expect(drawer.mine.focusId).toBe(anEventId(70));
  expect(drawer.mine.shown.at(-1)?.requestId).toBe(anEventId(70));
  drawer.mine.showMore();
  expect(drawer.mine.more).toBe(0);
});

test('pointing at another place turns to the composer, with the words typed before', async () => {
  const { drawer } = open({ view: 'threads', draft: written });
  const anchor = anAnchor({ quote: null });
  const pointing = { anchor, environment: '', viewport: { width: 1, height: 1 } };
  drawer.hearOverlay({ type: 'pointing-changed', pointing, kind: null });
  expect(drawer.view).toBe('compose');
  expect(drawer.composer.draft.anchor).toEqual(anchor);
  expect(drawer.composer.text).toBe('Why?');
});

test('words typed just before cancelling are brought back with the rest', async () => {
  let kept = aDraft();
  const { drawer } = open(
    {},
    {
      saveDraft: async ({ draft }) => {
        kept = draft;
        return ok(null);
      },
      restoreDraft: async () => ok({ draft: kept }),
    },
  );
  drawer.composer.text = 'Just typed';
  await drawer.cancel();
  await drawer.composer.undoDiscard();
  expect(drawer.composer.text).toBe('Just typed');
});

test('a picture that the browser lost is said, and can be removed', async () => {
  const { drawer } = open({ draft: aDraft({ text: 'Why?', pictures: [picture] }) });
  await drawer.begin();
  expect(drawer.composer.attachments.pixelsOf(picture)).toBeNull();
  expect(drawer.composer.attachments.problem).not.toBeNull();
  drawer.composer.attachments.removePicture(picture);
  expect(drawer.composer.draft.pictures).toEqual([]);
});

test('cancelling an untouched draft just closes; a typed one is discarded and asks nothing', async () => {
  const untouched = open();
  await untouched.drawer.cancel();
  expect(untouched.said).toEqual([{ type: 'close' }]);
  const typed = open({ draft: written });
  await typed.drawer.cancel();
  expect(typed.said).toEqual([]);
  expect(typed.drawer.composer.stage).toEqual({ stage: 'discarded', undo: true });
});
