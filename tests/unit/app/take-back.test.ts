import { expect, test } from 'vitest';
import { outgoingOf, requestsOf } from '@/lib/app/own-events';
import { busy, filed, makeOutbox, refuses, sentThen, type SinkReply } from './make-outbox';
import { anOrder } from './samples';

const HOUR = 3_600_000;
const closed = refuses({ kind: 'refused', why: 'comments-closed' });
const request = anOrder();
const reply = { ...request, parent: { commentId: '7', place: 'footer' as const }, draft: null };

const CASES: { what: string; sinkReplies: SinkReply[]; order?: typeof request; takable: boolean }[] = [
  { what: 'a request that the wiki refused', sinkReplies: [closed], takable: true },
  { what: 'a request that waits for a busy wiki', sinkReplies: [busy(HOUR)], takable: true },
  { what: 'a request without an answer', sinkReplies: [sentThen({ kind: 'no-answer' })], takable: false },
  {
    what: 'a request without an answer that was refused when it was tried again',
    sinkReplies: [sentThen({ kind: 'no-answer' }), closed],
    takable: false,
  },
  { what: 'a filed request', sinkReplies: [filed], takable: false },
  { what: 'a reply that the wiki refused', sinkReplies: [closed], order: reply, takable: true },
];

test.each(CASES)('taking back is offered as the outbox would do it: $what', async (given) => {
  const { order = request, sinkReplies, takable } = given;
  const { outbox, store } = makeOutbox({ sinkReplies });
  await outbox.queue(order);
  for (const _ of sinkReplies) {
    await outbox.deliverDue();
    await outbox.retryNow(order.eventId);
  }
  await outbox.deliverDue();
  const entries = await store.list('all');
  const known = { threads: new Map(), seenUpTo: new Map(), names: new Map() };
  expect(outgoingOf(entries, [])).toMatchObject([{ takable }]);
  expect(requestsOf(entries, known)).toMatchObject([{ takable }]);
  expect((await outbox.takeBack(order.eventId)).ok).toBe(takable);
});
