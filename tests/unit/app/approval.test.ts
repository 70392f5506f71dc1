import { describe, expect, test } from 'vitest';
import type { Receipt, Removal } from '@/lib/domain/delivery';
import { fail, ok, type Result } from '@/lib/domain/result';
import { filedHeld, makeOutbox } from './make-outbox';
import { aDraft, anOrder, aPicture, aReply } from './samples';

const waiting: Receipt = { held: true, commentId: '11', url: 'https://docs.example.org/page-7/' };
const approved: Receipt = { held: false, commentId: '11', url: `${waiting.url}#comment-11`, place: 'footer' };

/** A request that waits for approval, and what its moderators do with it. */
async function waits(order = anOrder()) {
  let said: Result<Receipt | Removal> = ok(waiting);
  const made = makeOutbox({ sinkReplies: [filedHeld], follow: () => said });
  await made.outbox.queue(order);
  await made.outbox.deliverDue();
  made.changes.length = 0;
  const entry = async () => (await made.store.list('all'))[0];
  return {
    ...made,
    order,
    entry,
    delivery: async () => (await entry())?.parcel.delivery,
    moderate: async (next: Result<Receipt | Removal>) => {
      said = next;
      await made.clock.advance(86_400_000);
    },
  };
}

describe('a request that moderators did not let through', () => {
  test.each(['trash', 'spam', 'deleted'] as const)('(%s) is told once, with its words', async (how) => {
    const { order, moderate, entry, changes } = await waits();
    await moderate(ok({ removed: how }));
    expect((await entry())?.parcel).toMatchObject({
      delivery: { state: 'removed', how },
      draft: { text: order.draft?.text },
    });
    expect(changes).toHaveLength(1);
  });

  test('and then brought back waits again, and is told when it is approved', async () => {
    const { moderate, delivery, entry } = await waits();
    await moderate(ok({ removed: 'trash' }));
    await moderate(ok(waiting));
    expect(await delivery()).toMatchObject({ state: 'filed', receipt: { held: true } });
    await moderate(ok(approved));
    expect(await delivery()).toMatchObject({ state: 'filed', receipt: approved });
    expect((await entry())?.parcel.draft).toBeNull();
  });

  test('is not looked for any more once it is deleted for good', async () => {
    const { moderate, asked } = await waits();
    await moderate(ok({ removed: 'deleted' }));
    const looks = asked.follow;
    await moderate(ok(approved));
    expect(asked.follow).toBe(looks);
  });

  test.each([
    { kind: 'no-answer' },
    { kind: 'offline' },
    { kind: 'signed-out' },
    { kind: 'server-fault', status: 500 },
    { kind: 'refused', why: 'page-gone' },
    { kind: 'refused', why: 'not-allowed' },
  ] as const)('is never concluded from $kind $why', async (problem) => {
    const { moderate, delivery, changes } = await waits();
    await moderate(fail(problem));
    expect(await delivery()).toMatchObject({ state: 'filed', receipt: { held: true } });
    expect(changes).toEqual([]);
  });

  test('comes back to the composer with its picture, and is another request from then on', async () => {
    const { outbox, order, moderate, database, states } = await waits(
      anOrder({ draft: aDraft({ pictures: [aPicture()] }) }),
    );
    await moderate(ok({ removed: 'trash' }));
    expect(await outbox.takeBack(order.eventId)).toMatchObject({
      value: { to: 'composer', draft: { text: order.draft?.text, pictures: [{ edits: { marks: [] } }] } },
    });
    expect(await (await database.captures.toArray())[0]?.pixels.text()).toBe('finished pixels');
    expect(await states()).toEqual([]);
  });

  test('filed by an earlier version, which kept no draft, comes back with its words', async () => {
    const { outbox, order, moderate, store } = await waits();
    await store.change(order.eventId, (entry) => ({ ...entry, parcel: { ...entry.parcel, draft: null } }));
    await moderate(ok({ removed: 'trash' }));
    expect(await outbox.takeBack(order.eventId)).toMatchObject({
      value: { draft: { text: order.draft?.text, anchor: order.draft?.anchor, ask: 'question' } },
    });
  });

  test('is put away and brought back; a day later it is forgotten with its picture', async () => {
    const { outbox, order, moderate, clock, states, database, delivery } = await waits(
      anOrder({ draft: aDraft({ pictures: [aPicture()] }) }),
    );
    await moderate(ok({ removed: 'trash' }));
    await outbox.setDismissed(order.eventId, true);
    await outbox.sweep();
    await outbox.setDismissed(order.eventId, false);
    await clock.advance(2 * 86_400_000);
    await outbox.sweep();
    expect(await delivery()).toMatchObject({ state: 'removed', dismissedAt: null });
    await outbox.setDismissed(order.eventId, true);
    await clock.advance(2 * 86_400_000);
    await outbox.sweep();
    expect(await states()).toEqual([]);
    expect(await database.pictures.count()).toBe(0);
  });

  test('nothing else can be put away', async () => {
    const { outbox, order, states } = await waits();
    expect(await outbox.setDismissed(order.eventId, true)).toMatchObject({ ok: false });
    await outbox.sweep();
    expect(await states()).toEqual(['filed']);
  });
});

test('a reply that moderators did not let through comes back to its field', async () => {
  const { outbox, order, moderate, database } = await waits(aReply({ text: 'Port 80.' }));
  await moderate(ok({ removed: 'spam' }));
  const requestId = order.event.kind === 'reply' ? order.event.of : order.eventId;
  expect(await outbox.takeBack(order.eventId)).toEqual(ok({ to: 'reply', reply: { requestId, text: 'Port 80.' } }));
  expect(await database.replies.toArray()).toMatchObject([{ requestId, text: 'Port 80.' }]);
});

test('while it waits for approval, its picture is kept; once approved it is not needed here', async () => {
  const { moderate, database } = await waits(anOrder({ draft: aDraft({ pictures: [aPicture()] }) }));
  expect(await database.pictures.count()).toBe(1);
  await moderate(ok(approved));
  expect(await database.pictures.count()).toBe(0);
});
