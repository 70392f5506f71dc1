import { describe, expect, test, vi } from 'vitest';
import { LIMITS } from '@/lib/app/courier';
import { fail, ok } from '@/lib/domain/result';
import { newEventId } from '@/lib/domain/ids';
import { busy, filed, filedHeld, makeOutbox, refuses, sentThen, type SinkReply } from './make-outbox';
import { aDraft, anOrder, aPage, aSite } from './samples';

describe('a request on its way', () => {
  test('is kept before anything goes over the network', async () => {
    const { outbox, attempts, states } = makeOutbox({ sinkReplies: [filed] });
    expect(await outbox.queue(anOrder())).toMatchObject({ ok: true });
    expect(attempts).toEqual([]);
    expect(await states()).toEqual(['queued']);
  });

  test('leaves a receipt with the address of its comment', async () => {
    const { outbox, store } = makeOutbox({ sinkReplies: [filed] });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    const [entry] = await store.list('all');
    expect(entry?.parcel.delivery).toMatchObject({
      state: 'filed',
      receipt: { url: 'https://docs.example.org/page-7/#comment-11' },
    });
  });

  test('that is queued twice under one id is filed once', async () => {
    const { outbox, attempts } = makeOutbox({ sinkReplies: [filed] });
    const order = anOrder();
    await outbox.queue(order);
    await outbox.deliverDue();
    expect(await outbox.queue(order)).toEqual(ok({ eventId: order.eventId }));
    await outbox.deliverDue();
    expect(attempts).toHaveLength(1);
  });

  test('without words, or with too many, is not taken', async () => {
    const { outbox, states } = makeOutbox({ sinkReplies: [filed] });
    for (const text of ['  ', 'x'.repeat(100_000)]) {
      expect(await outbox.queue(anOrder({ draft: aDraft({ text }) }))).toMatchObject({
        problem: { why: 'incomplete' },
      });
    }
    expect(await states()).toEqual([]);
  });

  test('waits as long as a busy wiki asked for, and not a moment less', async () => {
    const { outbox, clock, states } = makeOutbox({ sinkReplies: [busy(30_000), filed] });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    await clock.advance(29_999);
    expect(await states()).toEqual(['queued']);
    await clock.advance(1);
    expect(await states()).toEqual(['filed']);
  });

  test('is tried again after longer and longer waits while there is no network', async () => {
    const { outbox, clock, attempts } = makeOutbox({ sinkReplies: [refuses({ kind: 'offline' })] });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    await clock.advance(20_000);
    const waits = attempts.slice(1).map(({ at }, index) => at - (attempts[index]?.at ?? 0));
    expect(waits).toEqual([2_000, 4_000, 8_000]);
  });

  test('goes out at once when the network is back', async () => {
    const { outbox, clock, states } = makeOutbox({ sinkReplies: [refuses({ kind: 'offline' }), filed] });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    await outbox.retryOffline();
    await clock.advance(0);
    expect(await states()).toEqual(['filed']);
  });

  test('that fails for a day is given into the hands of its person', async () => {
    const { outbox, clock, states } = makeOutbox({ sinkReplies: [refuses({ kind: 'server-fault', status: 500 })] });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    await clock.advance(2 * 86_400_000);
    expect(await states()).toEqual(['held']);
    expect(clock.alarmInMs).toBeNull();
  });

  test('goes out a minute later when the browser had no room to note that it is under way', async () => {
    const { outbox, clock, database, states } = makeOutbox({ sinkReplies: [filed] });
    await outbox.queue(anOrder());
    let full = true;
    database.outbox.hook('updating', () => {
      if (full) throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(outbox.deliverDue()).rejects.toThrow('full');
    expect(await states()).toEqual(['queued']);
    full = false;
    await clock.advance(60_000);
    expect(await states()).toEqual(['filed']);
  });

  test('is held, with its words, when our own code breaks', async () => {
    const broken: SinkReply = async () => Promise.reject(new TypeError('a bug'));
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { outbox, store } = makeOutbox({ sinkReplies: [broken, filed] });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    const [entry] = await store.list('all');
    expect(entry?.parcel).toMatchObject({
      delivery: { state: 'held' },
      draft: { text: 'Which port does the agent use?' },
    });
  });
});

describe('several requests', () => {
  test('go to one site one after the other, to different sites side by side', async () => {
    let under = 0;
    let most = 0;
    const counts: SinkReply = async (parcel, journal, signal) => {
      under += 1;
      most = Math.max(most, under);
      const receipt = await filed(parcel, journal, signal);
      under -= 1;
      return receipt;
    };
    const one = makeOutbox({ sinkReplies: [counts] });
    for (const pageId of ['1', '2', '3']) await one.outbox.queue(anOrder({ page: aPage(aSite(), pageId) }));
    await one.outbox.deliverDue();
    expect(most).toBe(1);
    const many = makeOutbox({ sinkReplies: [counts] });
    for (const host of ['a.example', 'b.example', 'c.example']) {
      await many.outbox.queue(anOrder({ page: aPage(aSite(host)) }));
    }
    await many.outbox.deliverDue();
    expect(most).toBe(3);
    expect([...(await one.states()), ...(await many.states())]).toEqual(Array(6).fill('filed'));
  });

  test('to a site that answers are tried again in time while another site keeps silent', async () => {
    const silent: SinkReply = (_parcel, _journal, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(fail({ kind: 'no-answer' })));
      });
    const { outbox, clock, states } = makeOutbox({
      sinkReplies: [silent, refuses({ kind: 'server-fault', status: 500 }), filed],
    });
    await outbox.queue(anOrder({ page: aPage(aSite('silent.example')) }));
    await outbox.queue(anOrder({ page: aPage(aSite('other.example')) }));
    const done = outbox.deliverDue();
    await expect.poll(states).toEqual(['sending', 'queued']);
    await expect.poll(() => clock.alarmInMs).toBe(2_000);
    await clock.advance(2_000);
    expect(await states()).toEqual(['sending', 'filed']);
    await clock.advance(LIMITS.stepMs);
    await done;
  });

  test('to a busy site all wait until it wants to be asked again', async () => {
    const { outbox, clock, attempts, states } = makeOutbox({ sinkReplies: [busy(60_000), filed] });
    await outbox.queue(anOrder());
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    await clock.advance(59_999);
    expect(attempts).toHaveLength(1);
    await clock.advance(1);
    expect(await states()).toEqual(['filed', 'filed']);
  });
});

describe('signed out', () => {
  test('a request is held, and goes out once its person is back', async () => {
    const { outbox, states, clock } = makeOutbox({ sinkReplies: [refuses({ kind: 'signed-out' }), filed] });
    const order = anOrder();
    await outbox.queue(order);
    await outbox.deliverDue();
    await clock.advance(86_400_000);
    expect(await states()).toEqual(['held']);
    await outbox.retryMended(order.page.siteId, ({ kind }) => kind === 'signed-out');
    await outbox.deliverDue();
    expect(await states()).toEqual(['filed']);
  });

  test('what is held for another reason stays held', async () => {
    const { outbox, states } = makeOutbox({
      sinkReplies: [refuses({ kind: 'refused', why: 'comments-closed' }), filed],
    });
    const order = anOrder();
    await outbox.queue(order);
    await outbox.deliverDue();
    await outbox.retryMended(order.page.siteId, ({ kind }) => kind === 'signed-out');
    await outbox.deliverDue();
    expect(await states()).toEqual(['held']);
  });
});

describe('after filing', () => {
  test('what waits for approval is looked after until it is approved', async () => {
    let approved = false;
    const receipt = {
      held: false,
      commentId: '11',
      url: 'https://docs.example.org/page-7/#comment-11',
      place: 'footer',
    } as const;
    const { outbox, clock, store, asked } = makeOutbox({
      sinkReplies: [filedHeld],
      follow: () => ok(approved ? receipt : { held: true, commentId: '11', url: receipt.url }),
    });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    await clock.advance(10 * 60_000);
    approved = true;
    await clock.advance(60 * 60_000);
    expect((await store.list('all'))[0]?.parcel.delivery).toMatchObject({ state: 'filed', receipt });
    const looks = asked.follow;
    await clock.advance(7 * 86_400_000);
    expect(asked.follow).toBe(looks);
  });

  test('a page that is shown again and again has its approval looked for once a minute', async () => {
    const { outbox, asked } = makeOutbox({ sinkReplies: [filedHeld] });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    const pageKey = `${aPage().siteId}#7`;
    await outbox.followPage(pageKey);
    await outbox.followPage(pageKey);
    expect(asked.follow).toBe(1);
  });

  test('an unknown outcome has copies looked for when a late commit would have arrived', async () => {
    const { outbox, clock, asked } = makeOutbox({ sinkReplies: [sentThen({ kind: 'no-answer' }), filed] });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    await clock.advance(2_000);
    expect(asked.removeCopies).toBe(0);
    await clock.advance(60_000);
    expect(asked.removeCopies).toBe(1);
  });

  test('copies that were seen are removed, but not looked for without end', async () => {
    const { outbox, clock, asked } = makeOutbox({ sinkReplies: [filed] });
    const order = anOrder({ eventId: newEventId() });
    await outbox.queue(order);
    await outbox.deliverDue();
    for (let seen = 0; seen < 20; seen += 1) {
      await outbox.checkCopies(order.eventId);
      await clock.advance(3_600_000);
    }
    expect(asked.removeCopies).toBeGreaterThan(0);
    expect(asked.removeCopies).toBeLessThan(10);
  });
});
