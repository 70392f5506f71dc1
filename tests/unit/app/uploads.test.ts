import { describe, expect, test } from 'vitest';
import { LIMITS } from '@/lib/app/courier';
import type { Outbox } from '@/lib/app/outbox';
import { requestLimitMs } from '@/lib/domain/request-limit';
import { fail, ok } from '@/lib/domain/result';
import { createSiteStore } from '@/lib/store/site-store';
import type { FakeClock } from './fake-clock';
import { aDatabase, filed, makeOutbox, type SinkReply } from './make-outbox';
import { aDraft, anOrder, aPicture, aSite } from './samples';

const BYTES = 5_000_000;
const UPLOAD = { number: 1, of: 2, bytes: BYTES };

/** A wiki to which a picture goes up for as long as the test wants; the comment follows. */
function makeSlowWiki(given: { database?: ReturnType<typeof aDatabase>; clock?: FakeClock } = {}) {
  const begun = Promise.withResolvers<AbortSignal>();
  const arrived = Promise.withResolvers<void>();
  let commented = false;
  const slow: SinkReply = async (parcel, journal, signal) => {
    await journal.note({ uploadStarted: parcel.pictures }, UPLOAD);
    begun.resolve(signal);
    const cut = new Promise((resolve) => signal.addEventListener('abort', resolve));
    await Promise.race([arrived.promise, cut]);
    if (signal.aborted) return fail({ kind: 'no-answer' });
    await journal.note({ commentSent: true });
    commented = true;
    return filed(parcel, journal, signal);
  };
  const made = makeOutbox({ sinkReplies: [slow, filed], ...given });
  return { ...made, begun: begun.promise, arrived: arrived.resolve, commented: () => commented };
}

/** Time passes as it does: what is due happens, and reaches the disk, before more of it passes. */
async function pass(ms: number, { clock, states }: Pick<ReturnType<typeof makeSlowWiki>, 'clock' | 'states'>) {
  const stepMs = 10_000;
  for (let passed = 0; passed < ms; passed += stepMs) {
    await clock.advance(Math.min(stepMs, ms - passed));
    await states();
  }
}

async function sendPicture(outbox: Outbox) {
  const order = anOrder({ draft: aDraft({ pictures: [aPicture()] }) });
  await outbox.queue(order);
  return { order, delivered: outbox.deliverDue() };
}

test('a request may take 30 s, and what it carries a second more for each 32 kB, ten minutes at most', () => {
  expect([0, 32_000, BYTES, 100_000_000].map(requestLimitMs)).toEqual([30_000, 31_000, 186_250, 600_000]);
  expect(LIMITS.leaseMs).toBeGreaterThan(LIMITS.stepMs);
  expect(LIMITS.stepMs).toBeGreaterThan(2 * requestLimitMs(0));
});

describe('a picture that goes up over a slow line', () => {
  test('is not cut before the time that its size needs, and then it is', async () => {
    const wiki = makeSlowWiki();
    await sendPicture(wiki.outbox);
    const signal = await wiki.begun;
    await pass(requestLimitMs(BYTES), wiki);
    expect(signal.aborted).toBe(false);
    await pass(LIMITS.stepMs, wiki);
    expect(signal.aborted).toBe(true);
  });

  test('is in nobody else’s hands meanwhile, and is filed when it has arrived', async () => {
    const database = aDatabase();
    const wiki = makeSlowWiki({ database });
    const { delivered } = await sendPicture(wiki.outbox);
    await wiki.begun;
    await pass(2 * LIMITS.leaseMs, wiki);
    const second = makeOutbox({ sinkReplies: [filed], database, clock: wiki.clock });
    await second.outbox.deliverDue();
    expect(second.attempts).toEqual([]);
    wiki.arrived();
    await delivered;
    expect(await wiki.states()).toEqual(['filed']);
    expect(wiki.attempts).toHaveLength(1);
  });

  test('is taken over from a worker that died, as soon as from any other', async () => {
    const database = aDatabase();
    const wiki = makeSlowWiki({ database });
    await sendPicture(wiki.outbox);
    await wiki.begun;
    await pass(2 * LIMITS.leaseMs, wiki);
    wiki.clock.killWorker();
    const second = makeOutbox({ sinkReplies: [filed], database, clock: wiki.clock });
    await second.outbox.deliverDue();
    await wiki.clock.advance(LIMITS.leaseMs);
    expect(await second.states()).toEqual(['filed']);
  });

  test('is told of: which one, and how large', async () => {
    const wiki = makeSlowWiki();
    const { delivered } = await sendPicture(wiki.outbox);
    await wiki.begun;
    expect(wiki.changes.at(-1)?.parcel.delivery).toMatchObject({ state: 'sending', upload: UPLOAD });
    wiki.arrived();
    await delivered;
    expect((await wiki.store.list('all'))[0]?.parcel.delivery).toMatchObject({ state: 'filed' });
  });

  test('can be taken back with its words: its request is cut, and nothing is sent afterwards', async () => {
    const wiki = makeSlowWiki();
    const { order, delivered } = await sendPicture(wiki.outbox);
    const signal = await wiki.begun;
    expect(await wiki.outbox.takeBack(order.eventId)).toMatchObject({ value: { draft: { text: order.draft?.text } } });
    expect(signal.aborted).toBe(true);
    wiki.arrived();
    await delivered;
    expect([wiki.commented(), await wiki.states()]).toEqual([false, []]);
    const capture = order.draft?.pictures[0]?.capture.id ?? '';
    expect(await (await wiki.database.captures.toArray())[0]?.pixels.text()).toBe('finished pixels');
    expect((await wiki.database.drafts.toArray())[0]?.draft.pictures[0]?.capture.id).toBe(capture);
  });

  test('a worker that slept through its lease cuts its own request before it begins again', async () => {
    const wiki = makeSlowWiki();
    await sendPicture(wiki.outbox);
    const signal = await wiki.begun;
    wiki.clock.sleep(2 * LIMITS.leaseMs);
    await wiki.outbox.deliverDue();
    expect(signal.aborted).toBe(true);
    expect(await wiki.states()).toEqual(['filed']);
    expect(wiki.commented()).toBe(false);
  });
});

test('words that may have been sent are not taken back', async () => {
  const sent = Promise.withResolvers<void>();
  const waits: SinkReply = async (_, journal, signal) => {
    await journal.note({ body: 'words', commentSent: true });
    sent.resolve();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    return ok({ held: true, commentId: null, url: '' });
  };
  const { outbox } = makeOutbox({ sinkReplies: [waits] });
  const { order } = await sendPicture(outbox);
  await sent.promise;
  expect(await outbox.takeBack(order.eventId)).toEqual(fail({ kind: 'no-answer' }));
});

test('a site that is erased while something goes to it: the request is cut, and nothing is written any more', async () => {
  const database = aDatabase();
  const wiki = makeSlowWiki({ database });
  const { delivered } = await sendPicture(wiki.outbox);
  const signal = await wiki.begun;
  await createSiteStore(database).erase(aSite().id);
  wiki.outbox.callOffSite(aSite().id);
  expect(signal.aborted).toBe(true);
  wiki.arrived();
  await delivered;
  expect(wiki.commented()).toBe(false);
  const counts = await Promise.all(database.tables.map((table) => table.count()));
  expect(counts.every((count) => count === 0)).toBe(true);
});
