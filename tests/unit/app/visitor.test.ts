import { expect, test } from 'vitest';
import { filedHeld, makeOutbox, refuses } from './make-outbox';
import { anOrder } from './samples';

const visitor = { name: 'Ann', mail: 'ann@example.org', answers: { order: 'A-7' } };

test('once a visitor’s request is filed, nothing but the name is kept of what went along', async () => {
  const { outbox, store } = makeOutbox({ sinkReplies: [filedHeld] });
  const order = anOrder();
  await outbox.queue({ ...order, visitor });
  expect((await store.find(order.eventId))?.parcel.visitor).toEqual(visitor);
  await outbox.deliverDue();
  expect((await store.find(order.eventId))?.parcel.visitor).toEqual({ name: 'Ann', mail: '', answers: {} });
});

test('what is still to be sent keeps all of it', async () => {
  const { outbox, store } = makeOutbox({ sinkReplies: [refuses({ kind: 'refused', why: 'form-refused' })] });
  const order = anOrder();
  await outbox.queue({ ...order, visitor });
  await outbox.deliverDue();
  expect((await store.find(order.eventId))?.parcel).toMatchObject({ visitor, delivery: { state: 'held' } });
});
