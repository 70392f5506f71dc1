import { describe, expect, test } from 'vitest';
import { createAccess } from '@/lib/app/access';
import { createSignInWatch } from '@/lib/app/sign-in-watch';
import type { Access } from '@/lib/domain/access';
import type { Author } from '@/lib/domain/delivery';
import type { FindPlatform } from '@/lib/domain/ports';
import { fail, ok } from '@/lib/domain/result';
import { aMemory } from './fake-memory';
import { FakeClock } from './fake-clock';
import { filed, filedHeld, makeOutbox, sentThen, type SinkReply } from './make-outbox';
import { anOrder, aPage, aSite } from './samples';

const ada: Author = { id: '5', name: 'Ada' };
const bob: Author = { id: '6', name: 'Bob' };

/** A wiki's platform as the contract asks: it files for the author alone. */
function fileFor(present: () => Author, files: SinkReply): SinkReply {
  return async (parcel, journal, signal) => {
    const { author } = journal.progress;
    if (author !== null && author.id !== present().id) {
      return fail({ kind: 'other-person', author: author.name, present: present().name });
    }
    if (author === null) await journal.note({ author: present() });
    return files(parcel, journal, signal);
  };
}

const accessOf = (me: Author | null): Access => ({
  me,
  comment: me === null ? { can: 'no', why: 'signed-out' } : { can: 'yes' },
  picture: { can: 'next-best', why: 'may-not-upload' },
  readers: 'everyone',
  mentions: false,
  fileTypes: null,
  rich: 'inline',
  canRemoveOwn: false,
});

/** A browser profile that two people share. */
function makeShared(first: Author | null, files: SinkReply = filed) {
  let present = first;
  const who = () => present ?? bob;
  const made = makeOutbox({ sinkReplies: [fileFor(who, files)] });
  const findPlatform: FindPlatform = async () => ({
    site: aSite(),
    access: { accessTo: async () => ok(accessOf(present)) },
  });
  const access = createAccess(findPlatform, aMemory(), made.clock);
  const { store, outbox, clock } = made;
  const watch = createSignInWatch({ store, outbox, access, clock, timers: clock });
  const signIn = (next: Author | null) => (present = next);
  return { ...made, access, watch, signIn };
}

describe('what one person wrote, while another is signed in', () => {
  test('waits with both names, and its words', async () => {
    const { outbox, store } = makeShared(bob);
    const order = anOrder({ author: ada });
    await outbox.queue(order);
    await outbox.deliverDue();
    expect((await store.find(order.eventId))?.parcel).toMatchObject({
      delivery: { state: 'held', problem: { kind: 'other-person', author: 'Ada', present: 'Bob' } },
      draft: { text: order.draft?.text },
    });
  });

  test('goes out by itself once its author is back, and not for anybody else', async () => {
    const { outbox, watch, signIn, states, clock, attempts } = makeShared(bob);
    await outbox.queue(anOrder({ author: ada }));
    await outbox.deliverDue();
    await watch(aSite().id);
    expect(attempts).toHaveLength(1); // not even tried
    expect(await states()).toEqual(['held']);
    signIn(ada);
    await clock.advance(5_000);
    await watch(aSite().id);
    expect(await states()).toEqual(['filed']);
  });

  test('is the first one’s even if nobody knew who wrote it before the first attempt', async () => {
    const { outbox, watch, signIn, states, store, clock } = makeShared(ada, sentThen({ kind: 'signed-out' }));
    const order = anOrder();
    await outbox.queue(order);
    await outbox.deliverDue();
    signIn(bob);
    await watch(aSite().id);
    await outbox.retryNow(order.eventId);
    await outbox.deliverDue();
    expect((await store.find(order.eventId))?.parcel).toMatchObject({
      progress: { author: ada },
      delivery: { problem: { kind: 'other-person' } },
    });
    await clock.advance(86_400_000);
    expect(await states()).toEqual(['held']);
  });

  test('"try again" works as soon as its author is back', async () => {
    const { outbox, signIn, states } = makeShared(bob);
    const order = anOrder({ author: ada });
    await outbox.queue(order);
    await outbox.deliverDue();
    await outbox.retryNow(order.eventId);
    await outbox.deliverDue();
    expect(await states()).toEqual(['held']);
    signIn(ada);
    await outbox.retryNow(order.eventId);
    await outbox.deliverDue();
    expect(await states()).toEqual(['filed']);
  });

  test('can be taken back, to be sent as oneself', async () => {
    const { outbox } = makeShared(bob);
    const order = anOrder({ author: ada });
    await outbox.queue(order);
    await outbox.deliverDue();
    expect(await outbox.takeBack(order.eventId)).toMatchObject({
      value: { to: 'composer', draft: { text: order.draft?.text } },
    });
  });

  test('cannot be taken back where it may stand on the page already', async () => {
    const { outbox, signIn, clock, states } = makeShared(ada, sentThen({ kind: 'no-answer' }));
    const order = anOrder({ author: ada });
    await outbox.queue(order);
    await outbox.deliverDue();
    signIn(bob);
    await clock.advance(60_000);
    expect(await states()).toEqual(['held']);
    expect(await outbox.takeBack(order.eventId)).toEqual(fail({ kind: 'no-answer' }));
  });
});

describe('looking after what was filed', () => {
  const otherPerson = fail({ kind: 'other-person', author: 'Ada', present: 'Bob' });

  test('another person’s look changes nothing: it waits for approval still', async () => {
    const { outbox, clock, states, store } = makeOutbox({ sinkReplies: [filedHeld], follow: () => otherPerson });
    await outbox.queue(anOrder());
    await outbox.deliverDue();
    await clock.advance(30 * 86_400_000);
    expect(await states()).toEqual(['filed']);
    expect((await store.list('all'))[0]?.parcel.delivery).toMatchObject({ receipt: { held: true } });
  });

  test('a copy is removed when its author is back, however long that took within two weeks', async () => {
    let here = false;
    const { outbox, clock, asked } = makeOutbox({
      sinkReplies: [filed],
      removeCopies: () => (here ? ok(1) : otherPerson),
    });
    const order = anOrder();
    await outbox.queue(order);
    await outbox.deliverDue();
    await outbox.checkCopies(order.eventId);
    await clock.advance(7 * 86_400_000);
    const inVain = asked.removeCopies;
    expect(inVain).toBeGreaterThan(6);
    here = true;
    await clock.advance(86_400_000);
    const done = asked.removeCopies;
    expect(done).toBeGreaterThan(inVain);
    here = false;
    await clock.advance(60 * 86_400_000);
    expect(asked.removeCopies).toBe(done);
  });

  test('an author who never comes back is not waited for without end', async () => {
    const { outbox, clock } = makeOutbox({ sinkReplies: [filed], removeCopies: () => otherPerson });
    const order = anOrder();
    await outbox.queue(order);
    await outbox.deliverDue();
    await outbox.checkCopies(order.eventId);
    await clock.advance(30 * 86_400_000);
    expect(clock.alarmInMs).toBeNull();
  });
});

describe('who writes', () => {
  /** What is known of a person, from one answer of the wiki to the next. */
  async function authorAfter(...answers: (Author | null)[]): Promise<Author | null> {
    const clock = new FakeClock();
    let me: Author | null = null;
    const access = createAccess(
      async () => ({ site: aSite(), access: { accessTo: async () => ok(accessOf(me)) } }),
      aMemory(),
      clock,
    );
    for (const [number, answer] of answers.entries()) {
      me = answer;
      await access.read(aPage(aSite(), String(number)));
    }
    return access.author(aSite().id);
  }

  test('is who the wiki named last, on whichever page', async () => {
    expect(await authorAfter(ada)).toEqual(ada);
    expect(await authorAfter(ada, bob)).toEqual(bob);
  });

  test('is not known before the wiki was asked, nor while signed out', async () => {
    expect(await authorAfter()).toBeNull();
    expect(await authorAfter(ada, null)).toBeNull();
  });

  test('what an earlier person might do on another page is not known of the next one', async () => {
    const answers = [ada, bob];
    const access = createAccess(
      async () => ({ site: aSite(), access: { accessTo: async () => ok(accessOf(answers.shift() ?? null)) } }),
      aMemory(),
      new FakeClock(),
    );
    await access.read(aPage(aSite(), '1'));
    await access.read(aPage(aSite(), '2'));
    expect(await access.peek(aPage(aSite(), '1'))).toBeNull();
  });
});
