import { expect, test } from 'vitest';
import { createAccess } from '@/lib/app/access';
import { createSignInWatch } from '@/lib/app/sign-in-watch';
import type { Access } from '@/lib/domain/access';
import type { FindPlatform } from '@/lib/domain/ports';
import { ok } from '@/lib/domain/result';
import { filed, makeOutbox, refuses } from './make-outbox';
import { aMemory } from './fake-memory';
import { anOrder, aPage, aSite } from './samples';

const accessOf = (signedIn: boolean): Access => ({
  me: signedIn ? { id: '5', name: 'Sam' } : null,
  comment: signedIn ? { can: 'yes' } : { can: 'no', why: 'signed-out' },
  picture: { can: 'next-best', why: 'may-not-upload' },
  readers: 'everyone',
  mentions: false,
  fileTypes: null,
  rich: 'inline',
  canRemoveOwn: false,
});

/** A person, signed out or in, and a wiki that counts how often it is asked about them. */
function makeWatch(sinkReplies = [refuses({ kind: 'signed-out' }), filed]) {
  const person = { signedIn: false };
  let asked = 0;
  const made = makeOutbox({ sinkReplies });
  const findPlatform: FindPlatform = async () => ({
    site: aSite(),
    access: {
      accessTo: async () => {
        asked += 1;
        return ok(accessOf(person.signedIn));
      },
    },
  });
  const access = createAccess(findPlatform, aMemory(), made.clock);
  const watch = createSignInWatch({
    store: made.store,
    outbox: made.outbox,
    access,
    clock: made.clock,
    timers: made.clock,
  });
  return { ...made, person, access, watch, asked: () => asked };
}

test('what waited for a sign-in goes out when its person is back and a page of the site is shown', async () => {
  const { outbox, clock, person, watch, states } = makeWatch();
  await outbox.queue(anOrder());
  await outbox.deliverDue();
  await watch(aSite().id);
  expect(await states()).toEqual(['held']);
  person.signedIn = true;
  await clock.advance(5_000);
  await watch(aSite().id);
  expect(await states()).toEqual(['filed']);
});

test('somebody who signs in at once is noticed too, though the form was a page of the site just before', async () => {
  const { outbox, clock, person, watch, states } = makeWatch();
  await outbox.queue(anOrder());
  await outbox.deliverDue();
  await watch(aSite().id); // the form
  person.signedIn = true;
  await clock.advance(1_000);
  await watch(aSite().id); // the page behind it
  expect(await states()).toEqual(['held']);
  await clock.advance(4_000);
  await expect.poll(states).toEqual(['filed']);
});

test('the wiki is not asked where nothing waits, nor at every page', async () => {
  const { outbox, watch, asked } = makeWatch();
  await watch(aSite().id);
  expect(asked()).toBe(0);
  await outbox.queue(anOrder());
  await outbox.deliverDue();
  for (let page = 0; page < 5; page += 1) await watch(aSite().id);
  expect(asked()).toBe(1);
});

test('what a person may do is asked once a minute, and again after signing in', async () => {
  const { access, person, clock, asked } = makeWatch();
  person.signedIn = true;
  await access.read(aPage());
  await access.read(aPage());
  expect(asked()).toBe(1);
  await clock.advance(60_000);
  await access.read(aPage());
  expect(asked()).toBe(2);
  await access.forget(aSite().id);
  await access.read(aPage());
  expect(asked()).toBe(3);
});

test('being signed out is never taken for granted', async () => {
  const { access, person } = makeWatch();
  expect(await access.read(aPage())).toMatchObject({ value: { me: null } });
  person.signedIn = true;
  expect(await access.read(aPage())).toMatchObject({ value: { me: { name: 'Sam' } } });
});

test('a no is asked again each time: whoever asks has heard that something was mended', async () => {
  let open = false;
  const access = createAccess(
    async () => ({
      site: aSite(),
      access: {
        accessTo: async () =>
          ok({ ...accessOf(true), comment: open ? { can: 'yes' } : { can: 'no', why: 'comments-closed' } }),
      },
    }),
    aMemory(),
    makeOutbox({ sinkReplies: [] }).clock,
  );
  expect(await access.read(aPage())).toMatchObject({ value: { comment: { can: 'no' } } });
  open = true;
  expect(await access.read(aPage())).toMatchObject({ value: { comment: { can: 'yes' } } });
});
