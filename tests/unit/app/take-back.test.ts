import { expect, test } from 'vitest';
import { outgoingOf, requestsOf } from '@/lib/app/own-events';
import { revert } from '@/lib/app/take-back';
import { busy, filed, makeOutbox, refuses, sentThen, type SinkReply } from './make-outbox';
import { aDraft, anOrder, aPicture } from './samples';

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
  expect(outgoingOf(entries, [], [])).toMatchObject([{ takable }]);
  expect(requestsOf(entries, known)).toMatchObject([{ takable }]);
  expect((await outbox.takeBack(order.eventId)).ok).toBe(takable);
});

test('what was written meanwhile joins it, but an earlier state of the same draft brings nothing twice', async () => {
  const [sent, newer] = [aPicture(), aPicture()];
  const order = anOrder({ draft: aDraft({ text: 'Sent', pictures: [sent] }) });
  const { outbox, store } = makeOutbox({ sinkReplies: [closed] });
  await outbox.queue(order);
  await outbox.deliverDue();
  const [entry] = await store.list('all');
  if (entry === undefined) throw new Error('nothing was queued');
  const back = revert(entry, { draft: aDraft({ text: 'Newer', pictures: [sent, newer] }), reply: '' });
  expect(back).toMatchObject({ draft: { text: 'Sent\n\nNewer', pictures: [sent, newer] } });
});
