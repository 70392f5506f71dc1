import { expect, test } from 'vitest';
import { createAccess } from '@/lib/app/access';
import { createShownTabs } from '@/lib/app/shown-tabs';
import type { Access } from '@/lib/domain/access';
import type { FindPlatform } from '@/lib/domain/ports';
import { ok } from '@/lib/domain/result';
import { FakeClock } from './fake-clock';
import { aMemory } from './fake-memory';
import { aPage, aSite } from './samples';

const mine: Access = {
  me: { id: '5', name: 'Sam' },
  comment: { can: 'yes' },
  picture: { can: 'next-best', why: 'may-not-upload' },
  readers: 'everyone',
  mentions: false,
  fileTypes: null,
  rich: 'inline',
  canRemoveOwn: false,
};

function makeAccess(answer: () => Promise<Access> = async () => mine) {
  const memory = aMemory();
  const clock = new FakeClock();
  const erased = new Set<string>();
  const findPlatform: FindPlatform = async () => ({
    site: aSite(),
    access: { accessTo: async () => ok(await answer()) },
  });
  const access = createAccess(findPlatform, memory, clock, (siteId) => erased.has(siteId));
  return { access, memory, clock, erased };
}

test('what was heard of a page is cleared away after an hour, unless somebody has the page before them', async () => {
  const { access, clock, memory } = makeAccess();
  const [old, shown, fresh] = [aPage(aSite(), '1'), aPage(aSite(), '2'), aPage(aSite(), '3')];
  await access.read(old);
  await access.read(shown);
  await access.read(aPage(aSite('other.example')));
  await clock.advance(60 * 60_000);
  await access.read(fresh);
  await access.sweep([shown]);
  expect([await access.peek(old), await access.peek(shown), await access.peek(fresh)]).toMatchObject([
    null,
    { access: mine },
    { access: mine },
  ]);
  expect(Object.keys(await memory.readAll())).toEqual([`access:${aSite().id}`]);
});

test('an answer that comes after its site was removed is not kept', async () => {
  const answered = Promise.withResolvers<Access>();
  const { access, memory, erased } = makeAccess(() => answered.promise);
  const reading = access.read(aPage());
  erased.add(aSite().id);
  await access.forget(aSite().id);
  answered.resolve(mine);
  await reading;
  expect(await memory.readAll()).toEqual({});
});

test('tabs that are closed, or show a removed site, are not kept', async () => {
  const memory = aMemory();
  const erased = new Set<string>();
  const shown = createShownTabs(memory, (siteId) => erased.has(siteId));
  const other = aPage(aSite('other.example'));
  await shown.note(1, aPage());
  await shown.note(2, aPage());
  await shown.note(3, other);
  await shown.sweep(async () => new Set([1, 3]));
  expect(await shown.tabsOf(aPage())).toEqual([1]);
  erased.add(aSite().id);
  await shown.forgetSite(aSite().id);
  await shown.note(1, aPage());
  expect(await memory.readAll()).toEqual({ 'shown-tabs': { 3: other } });
});
