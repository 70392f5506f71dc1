import { expect, test } from 'vitest';
import { createPauses } from '@/lib/app/pauses';
import { createThreads } from '@/lib/app/threads';
import { decodeComment } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import type { ThreadEvent } from '@/lib/domain/event';
import { newEventId, type EventId } from '@/lib/domain/ids';
import { NO_NOTES, type Look, type Reading, type UpdatedReading } from '@/lib/domain/reading';
import { fail, ok, type Result } from '@/lib/domain/result';
import { createThreadStore } from '@/lib/store/site-store';
import { aMemory } from './fake-memory';
import { filed, filedHeld, makeOutbox, refuses, sentThen } from './make-outbox';
import { aComment, makeThreads, page } from './make-threads';
import { aDraft, aPage, anOrder, aSite } from './samples';

test('everybody’s requests on a page are threads, and marks at their places', async () => {
  const { event } = anOrder();
  const { threads } = makeThreads({ comments: [aComment(event)] });
  const view = await threads.view(page, true);
  expect(view).toMatchObject({ threads: [{ id: event.id }], outgoing: [], problem: null });
  expect(await threads.marks(page)).toMatchObject([{ id: event.id, state: 'open', own: 'no' }]);
});

test('a wiki that cannot be read leaves what was known on show, and says why', async () => {
  const { event } = anOrder();
  const wiki: Parameters<typeof makeThreads>[0] = { comments: [aComment(event)] };
  const { threads, clock } = makeThreads(wiki);
  await threads.view(page, true);
  wiki.problem = { kind: 'offline' };
  await clock.advance(10_000);
  expect(await threads.view(page, true)).toMatchObject({ threads: [{ id: event.id }], problem: { kind: 'offline' } });
});

test('two who look at the same moment share one reading of the wiki', async () => {
  const { threads, reads } = makeThreads({ comments: [] });
  await Promise.all([threads.view(page, true), threads.view(page, true)]);
  await threads.view(page, true);
  expect(reads()).toBe(1);
});

test('an own request is on the page at once: on its way, waiting for approval, then filed', async () => {
  const order = anOrder({ page });
  const wiki: { comments: NativeComment[] } = { comments: [] };
  const { threads, outbox, clock } = makeThreads(wiki, [filedHeld]);
  await outbox.queue(order);
  expect(await threads.marks(page)).toMatchObject([{ id: order.eventId, own: 'sending' }]);
  await outbox.deliverDue();
  expect(await threads.marks(page)).toMatchObject([{ id: order.eventId, own: 'held' }]);
  expect(await threads.view(page, false)).toMatchObject({ outgoing: [{ eventId: order.eventId }] });
  wiki.comments.push(aComment(order.event));
  await clock.advance(10_000);
  expect(await threads.view(page, true)).toMatchObject({ threads: [{ id: order.eventId }], outgoing: [] });
  expect(await threads.marks(page)).toMatchObject([{ id: order.eventId, own: 'filed' }]);
});

test('a request that its asker has put elsewhere is marked there at once, and words of the page go along', async () => {
  const { event } = anOrder({ page });
  const wiki: { comments: NativeComment[] } = { comments: [aComment(event)] };
  const { threads, outbox } = makeThreads(wiki, [refuses({ kind: 'signed-out' })]);
  await threads.view(page, true);
  const anchor = { ...aDraft().anchor, quote: { exact: 'the other port', prefix: '', suffix: '' } };
  const moved = { kind: 're-anchored', id: newEventId(), of: event.id, text: '', anchor } as const;
  const parent = { commentId: '5', place: 'footer' } as const;
  const order = { eventId: moved.id, page, event: moved, parent, draft: null, pictures: [], author: null };
  expect(await outbox.queue(order)).toMatchObject({ ok: true });
  expect(await threads.marks(page)).toMatchObject([{ id: event.id, anchor }]);
  await outbox.deliverDue();
  expect(await threads.view(page, false)).toMatchObject({
    outgoing: [{ eventId: moved.id, requestId: event.id, movesTo: 'the other port', takable: true }],
  });
  expect(await outbox.takeBack(moved.id)).toEqual(ok({ to: 'as-before' }));
  expect(await threads.marks(page)).toMatchObject([{ id: event.id, anchor: aDraft().anchor }]);
});

test('a held request shows in "my requests" with what is in its way', async () => {
  const { threads, outbox } = makeThreads({ comments: [] }, [refuses({ kind: 'signed-out' })]);
  await outbox.queue(anOrder({ page }));
  await outbox.deliverDue();
  expect(await threads.myRequests(async () => 'Guide')).toMatchObject([
    { siteName: 'Guide', delivery: { state: 'held', problem: { kind: 'signed-out' } }, state: null },
  ]);
});

test('answers by others are new until the person has looked', async () => {
  const order = anOrder({ page });
  const reply = { kind: 'reply', id: newEventId(), of: order.eventId, text: 'Port 80.', pictures: [] } as const;
  const opened = aComment(order.event);
  const answer = aComment({ ...reply, pictures: [] }, { parentId: opened.id, author: { id: '9', name: 'Ada' } });
  const { threads, outbox } = makeThreads({ comments: [opened, answer] });
  await outbox.queue(order);
  await outbox.deliverDue();
  await threads.refresh(page, 0);
  expect(await threads.myRequests(async () => '')).toMatchObject([{ state: 'replied', newAnswers: 1 }]);
  await threads.view(page, false);
  expect(await threads.myRequests(async () => '')).toMatchObject([{ newAnswers: 0 }]);
});

test('to somebody without an account, answers of other visitors are new, own additions are not', async () => {
  const order = anOrder({ page });
  const vera = { id: null, name: 'Vera' };
  const opened = aComment(order.event, { author: vera });
  const reply = (id: EventId): ThreadEvent => ({ kind: 'reply', id, of: order.eventId, text: 'And?', pictures: [] });
  const own = { ...anOrder({ page }), event: reply(newEventId()) };
  const below = { parentId: opened.id, author: vera };
  const { threads, outbox } = makeThreads({
    comments: [opened, aComment(own.event, below), aComment(reply(newEventId()), below)],
  });
  await outbox.queue(order);
  await outbox.queue({ ...own, eventId: own.event.id });
  await threads.refresh(page, 0);
  expect(await threads.myRequests(async () => '')).toMatchObject([{ newAnswers: 1 }]);
});

test('an event that stands twice is shown once, and its copy is reported for removal', async () => {
  const order = anOrder({ page });
  const { threads, copied } = makeThreads({ comments: [aComment(order.event), aComment(order.event)] });
  const view = await threads.view(page, true);
  expect(view.threads).toHaveLength(1);
  expect(copied).toEqual([order.eventId]);
});

test('an answer goes under the request’s own comment; a request that is not on the wiki cannot be answered', async () => {
  const order = anOrder({ page });
  const opened = aComment(order.event, { place: 'inline' });
  const { threads } = makeThreads({ comments: [opened] });
  expect(await threads.parentFor(page, order.eventId)).toBeNull();
  await threads.refresh(page, 0);
  expect(await threads.parentFor(page, order.eventId)).toEqual({ commentId: opened.id, place: 'inline' });
});

test('what moderators removed is listed until it is put away, and marks nothing on the page', async () => {
  const made = makeOutbox({ sinkReplies: [filedHeld], follow: () => ok({ removed: 'trash' }) });
  const threads = createThreads({
    trustOf: async () => ({ staffIds: new Set() }),
    store: createThreadStore(made.database),
    outboxStore: made.store,
    outbox: made.outbox,
    clock: made.clock,
    pauses: createPauses(aMemory(), made.clock),
    onRead: () => {},
    onSeen: () => {},
    findPlatform: async () => null,
  });
  const order = anOrder({ page });
  await made.outbox.queue(order);
  await made.outbox.deliverDue();
  await made.clock.advance(60_000);
  const removed = { delivery: { state: 'removed', how: 'trash' }, takable: true };
  expect(await threads.view(page, false)).toMatchObject({ outgoing: [removed] });
  expect(await threads.myRequests(async () => 'Guide')).toMatchObject([removed]);
  expect(await threads.marks(page)).toEqual([]);
  await made.outbox.setDismissed(order.eventId, true);
  expect(await threads.view(page, false)).toMatchObject({ outgoing: [] });
  expect(await threads.myRequests(async () => 'Guide')).toEqual([]);
});

test('an own request can be taken back only while it certainly is not on the wiki', async () => {
  const wiki = { comments: [] };
  const closed = makeThreads(wiki, [sentThen({ kind: 'refused', why: 'comments-closed' })]);
  const unknown = makeThreads(wiki, [sentThen({ kind: 'no-answer' })]);
  for (const { outbox } of [closed, unknown]) {
    await outbox.queue(anOrder({ page }));
    await outbox.deliverDue();
  }
  expect(await closed.threads.view(page, false)).toMatchObject({ outgoing: [{ takable: true }] });
  expect(await unknown.threads.view(page, false)).toMatchObject({ outgoing: [{ takable: false }] });
});

/** A wiki whose pages are brought up to date, as told; asked by as many workers as the test wants. */
function makeUpdated(answer: (known: Reading, look: Look) => Result<UpdatedReading>) {
  const made = makeOutbox({ sinkReplies: [filed] });
  const memory = aMemory();
  const looks: Look[] = [];
  const worker = () =>
    createThreads({
      trustOf: async () => ({ staffIds: new Set() }),
      store: createThreadStore(made.database),
      outboxStore: made.store,
      outbox: { checkCopies: async () => {} },
      clock: made.clock,
      pauses: createPauses(memory, made.clock),
      onRead: () => {},
      onSeen: () => {},
      findPlatform: async () => ({
        site: aSite(),
        comments: {
          commentsOf: async () => fail({ kind: 'no-answer' }),
          update: async (_page, known, look) => {
            looks.push(look);
            return answer(known, look);
          },
        },
      }),
    });
  return { clock: made.clock, looks, worker };
}

test('a busy wiki is left alone for as long as it asked, by every worker', async () => {
  const { clock, looks, worker } = makeUpdated(() => fail({ kind: 'busy', waitMs: 90_000 }));
  expect(await worker().refresh(page, 0)).toEqual({ kind: 'busy', waitMs: 90_000 });
  await clock.advance(60_000);
  expect(await worker().refresh(page, 0)).toEqual({ kind: 'busy', waitMs: 30_000 });
  expect(await worker().refresh(aPage(aSite(), '8'), 0)).toEqual({ kind: 'busy', waitMs: 30_000 });
  expect(looks).toHaveLength(1);
  await clock.advance(30_000);
  await worker().refresh(page, 0);
  expect(looks).toHaveLength(2);
});

test('a reading that was stopped on the way shows what it got, and why it is not all', async () => {
  const { event } = anOrder();
  const opened = aComment(event);
  const notes = { ...NO_NOTES, unread: [opened.id] };
  const { worker } = makeUpdated(() => ok({ comments: [opened], notes, problem: { kind: 'busy', waitMs: 5_000 } }));
  expect(await worker().view(page, true)).toMatchObject({
    threads: [{ id: event.id }],
    unread: [event.id],
    problem: { kind: 'busy' },
  });
});

test('answers of the requests that a reader has before them are asked for, those on top first, and once', async () => {
  const comments = [anOrder(), anOrder(), anOrder()].map(({ event }) => aComment(event));
  const ids = comments.map((comment) => decodeComment(comment).event?.id ?? newEventId());
  const { clock, looks, worker } = makeUpdated((_, look) => {
    const answersAt = Object.fromEntries(look.threads.map((id) => [id, look.now]));
    return ok({ comments, notes: { ...NO_NOTES, answersAt }, problem: null });
  });
  await worker().view(page, true);
  const shown = [ids[2], ids[0]].flatMap((id) => id ?? []);
  await worker().view(page, true, shown);
  await worker().view(page, true, shown);
  const wanted = [comments[2]?.id, comments[0]?.id];
  expect(looks.map(({ of, threads }) => [of, threads])).toEqual([
    ['page', []],
    ['threads', wanted],
  ]);
  await clock.advance(3_000);
  await worker().view(page, true, shown);
  expect(looks.at(-1)).toMatchObject({ of: 'page', threads: wanted });
});
