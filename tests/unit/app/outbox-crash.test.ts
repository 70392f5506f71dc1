import { describe, expect, test } from 'vitest';
import { LIMITS } from '@/lib/app/courier';
import { createDrafts } from '@/lib/app/drafts';
import { pageKeyOf } from '@/lib/domain/page';
import { fail, ok } from '@/lib/domain/result';
import { createDraftStore } from '@/lib/store/draft-store';
import { aDatabase, filed, makeOutbox, sentThen, type SinkReply } from './make-outbox';
import { FakeClock } from './fake-clock';
import { aDraft, anOrder, aPicture, aReply } from './samples';

/** A step that never ends: the worker dies while it waits. */
const forEver = new Promise<never>(() => {});

/** Starts a delivery and waits until it has come to its fatal step. */
async function killAt(step: (journal: Parameters<SinkReply>[1]) => Promise<void>) {
  const reached = Promise.withResolvers<undefined>();
  const database = aDatabase();
  const clock = new FakeClock();
  const dies: SinkReply = async (_, journal) => {
    await step(journal);
    reached.resolve(undefined);
    return forEver;
  };
  const first = makeOutbox({ sinkReplies: [dies], database, clock });
  await first.outbox.queue(anOrder());
  void first.outbox.deliverDue();
  await reached.promise;
  clock.killWorker();
  return { database, clock };
}

describe('the worker dies', () => {
  test('while nothing was sent yet: the next one files it once its lease is over', async () => {
    const { database, clock } = await killAt(async () => {});
    const second = makeOutbox({ sinkReplies: [filed], database, clock });
    await second.outbox.deliverDue();
    expect(await second.states()).toEqual(['sending']);
    await clock.advance(LIMITS.leaseMs);
    expect(await second.states()).toEqual(['filed']);
  });

  test('after the comment may have reached the wiki: the next one is told so before it does anything', async () => {
    const { database, clock } = await killAt((journal) => journal.note({ body: 'the very words', commentSent: true }));
    let told: unknown = null;
    const looksFirst: SinkReply = async (parcel, journal, signal) => {
      told = { ...journal.progress };
      return filed(parcel, journal, signal);
    };
    const second = makeOutbox({ sinkReplies: [looksFirst], database, clock });
    await second.outbox.deliverDue();
    await clock.advance(LIMITS.leaseMs);
    expect(told).toMatchObject({ body: 'the very words', commentSent: true });
    expect(await second.states()).toEqual(['filed']);
  });

  test('the alarm that wakes the next one was set before anything was sent', async () => {
    const { clock } = await killAt(async () => {});
    expect(clock.alarmInMs).toBe(LIMITS.leaseMs);
  });

  test('right after a request was queued: the alarm is set by then', async () => {
    const { outbox, clock } = makeOutbox({ sinkReplies: [filed] });
    await outbox.queue(anOrder());
    expect(clock.alarmInMs).toBe(0);
  });
});

describe('two workers over one store', () => {
  test('deliver a request once between them', async () => {
    const database = aDatabase();
    const clock = new FakeClock();
    const workers = [1, 2, 3].map(() => makeOutbox({ sinkReplies: [filed], database, clock }));
    await workers[0]?.outbox.queue(anOrder());
    await Promise.all(workers.map(({ outbox }) => outbox.deliverDue()));
    expect(workers.flatMap(({ attempts }) => attempts)).toHaveLength(1);
  });

  test('the slower one stops before its next write when the other took over', async () => {
    const database = aDatabase();
    const clock = new FakeClock();
    const goOn = Promise.withResolvers<undefined>();
    let wrote = false;
    const slow: SinkReply = async (parcel, journal, signal) => {
      await goOn.promise;
      await journal.note({ commentSent: true });
      wrote = true;
      return filed(parcel, journal, signal);
    };
    const first = makeOutbox({ sinkReplies: [slow], database, clock });
    await first.outbox.queue(anOrder());
    const firstDone = first.outbox.deliverDue();
    await clock.advance(0);
    const second = makeOutbox({ sinkReplies: [filed], database, clock: new AheadBy(clock, LIMITS.leaseMs + 1) });
    await second.outbox.deliverDue();
    goOn.resolve(undefined);
    await firstDone;
    expect(wrote).toBe(false);
    expect(await second.states()).toEqual(['filed']);
  });

  test('the slower one may still tell that it is filed', async () => {
    const database = aDatabase();
    const clock = new FakeClock();
    const answered = Promise.withResolvers<undefined>();
    const sent = Promise.withResolvers<undefined>();
    const slow: SinkReply = async (parcel, journal, signal) => {
      const receipt = await filed(parcel, journal, signal);
      sent.resolve(undefined);
      await answered.promise;
      return receipt;
    };
    const first = makeOutbox({ sinkReplies: [slow], database, clock });
    await first.outbox.queue(anOrder());
    const firstDone = first.outbox.deliverDue();
    await sent.promise;
    const ahead = new AheadBy(clock, LIMITS.leaseMs + 1);
    const second = makeOutbox({ sinkReplies: [sentThen({ kind: 'no-answer' })], database, clock: ahead });
    await second.outbox.deliverDue();
    answered.resolve(undefined);
    await firstDone;
    expect(await second.states()).toEqual(['filed']);
  });
});

describe('a wiki that never answers', () => {
  test('is given up within the lease, and asked again', async () => {
    const silent: SinkReply = (_parcel, _journal, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(fail({ kind: 'no-answer' })));
      });
    const { outbox, clock, states, attempts } = makeOutbox({ sinkReplies: [silent, filed] });
    await outbox.queue(anOrder());
    const done = outbox.deliverDue();
    await expect.poll(() => attempts.length).toBe(1);
    await clock.advance(LIMITS.stepMs);
    await done;
    expect(await states()).toEqual(['queued']);
    await clock.advance(2_000);
    expect(await states()).toEqual(['filed']);
  });
});

describe('taking a request back', () => {
  test('gives the draft back while it certainly is not on the wiki', async () => {
    const { outbox, states } = makeOutbox({ sinkReplies: [sentThen({ kind: 'refused', why: 'comments-closed' })] });
    const order = anOrder();
    await outbox.queue(order);
    await outbox.deliverDue();
    expect(await outbox.takeBack(order.eventId)).toMatchObject({ value: { draft: { text: order.draft?.text } } });
    expect(await states()).toEqual([]);
  });

  test('is refused while it may be there', async () => {
    const { outbox, states } = makeOutbox({ sinkReplies: [sentThen({ kind: 'no-answer' })] });
    const order = anOrder();
    await outbox.queue(order);
    await outbox.deliverDue();
    expect(await outbox.takeBack(order.eventId)).toEqual(fail({ kind: 'no-answer' }));
    expect(await states()).toEqual(['queued']);
  });

  test('stays refused when a later attempt was plainly refused: the earlier one may still be there', async () => {
    const { outbox, clock } = makeOutbox({
      sinkReplies: [sentThen({ kind: 'no-answer' }), sentThen({ kind: 'refused', why: 'comments-closed' })],
    });
    const order = anOrder();
    await outbox.queue(order);
    await outbox.deliverDue();
    await clock.advance(2_000);
    expect(await outbox.takeBack(order.eventId)).toEqual(fail({ kind: 'no-answer' }));
  });

  test('brings the picture back as it would have been sent, and keeps what was typed meanwhile', async () => {
    const { outbox, database, store } = makeOutbox({ sinkReplies: [filed] });
    const picture = aPicture();
    picture.edits = { crop: null, marks: [{ kind: 'hide', rect: { x: 0, y: 0, width: 1, height: 1 } }] };
    const order = anOrder({ draft: aDraft({ text: 'First.', pictures: [picture] }) });
    await outbox.queue(order);
    const { page } = order;
    const newer = aDraft({ text: 'Second.' });
    await database.drafts.put({
      page,
      draft: newer,
      savedAt: 1,
      discardedAt: null,
      pageKey: `${page.siteId}#${page.pageId}`,
      siteId: page.siteId,
    });
    expect(await outbox.takeBack(order.eventId)).toMatchObject({
      value: { draft: { text: 'First.\n\nSecond.', pictures: [{ edits: { marks: [] } }] } },
    });
    const raw = await database.captures.get(picture.capture.id);
    expect(await raw?.pixels.text()).toBe('finished pixels');
    expect(await store.readPicture(picture.capture.id)).toBeNull();
  });

  test('a reply goes back to its field, above what is being written there', async () => {
    const { outbox, database, states } = makeOutbox({
      sinkReplies: [sentThen({ kind: 'refused', why: 'comments-closed' })],
    });
    const order = aReply({ text: 'First.' });
    const requestId = order.event.kind === 'reply' ? order.event.of : order.eventId;
    await outbox.queue(order);
    await outbox.deliverDue();
    await createDrafts(createDraftStore(database), new FakeClock()).saveReply(order.page, {
      requestId,
      text: 'Second.',
    });
    const text = 'First.\n\nSecond.';
    expect(await outbox.takeBack(order.eventId)).toEqual(ok({ to: 'reply', reply: { requestId, text } }));
    expect(await createDraftStore(database).replies(pageKeyOf(order.page))).toEqual([{ requestId, text }]);
    expect(await states()).toEqual([]);
  });

  test('a reply that may be on the wiki stays on its way', async () => {
    const { outbox, database, states } = makeOutbox({ sinkReplies: [sentThen({ kind: 'no-answer' })] });
    const order = aReply();
    await outbox.queue(order);
    await outbox.deliverDue();
    expect(await outbox.takeBack(order.eventId)).toEqual(fail({ kind: 'no-answer' }));
    expect(await states()).toEqual(['queued']);
    expect(await database.replies.count()).toBe(0);
  });
});

/** Another worker's clock, which has run on. */
class AheadBy extends FakeClock {
  readonly #behind: FakeClock;
  readonly #ms: number;
  constructor(behind: FakeClock, ms: number) {
    super();
    this.#behind = behind;
    this.#ms = ms;
  }
  override now(): number {
    return this.#behind.now() + this.#ms;
  }
}
