import { expect, test } from 'vitest';
import { createSites } from '@/lib/app/sites';
import type { SiteHost } from '@/lib/domain/host';
import { siteIdOf, type PageRef } from '@/lib/domain/page';
import { createSiteStore } from '@/lib/store/site-store';
import { aDatabase } from './make-outbox';
import { aDraft, aPage, aSite } from './samples';

/** A browser whose person gives and takes permissions. */
function makeSites() {
  const granted = new Set<string>();
  const told: string[] = [];
  let served: string[] = [];
  const host: SiteHost = {
    mayRead: async (origin) => granted.has(origin),
    giveUp: async (origin) => void granted.delete(origin),
    serve: async (origins) => void (served = origins),
    enterTabs: async (origin) => void told.push(`enter ${origin}`),
    leaveTabs: async (origin) => void told.push(`leave ${origin}`),
  };
  const database = aDatabase();
  const store = createSiteStore(database);
  return { sites: createSites(store, host), store, database, granted, told, served: () => served };
}

const { origin } = aSite();
const { kind, baseUrl, restRoot, name } = aSite();
const aReport = (page: PageRef = aPage()) => ({ site: { kind, baseUrl, restRoot, name }, page });

async function enabled() {
  const made = makeSites();
  made.granted.add(origin);
  await made.sites.enable(origin);
  return made;
}

test('a site is switched on only with the browser’s permission, and mounts at once', async () => {
  const { sites, granted, told, served } = makeSites();
  expect(await sites.enable(origin)).toMatchObject({ problem: { why: 'not-allowed' } });
  granted.add(origin);
  expect(await sites.enable(origin)).toMatchObject({ ok: true });
  expect([told, served()]).toEqual([[`enter ${origin}`], [origin]]);
});

test('its first page enters it in the list', async () => {
  const { sites, store } = await enabled();
  expect(await sites.enter(aReport(), origin)).toEqual({ ok: true, value: aSite() });
  expect(await store.list()).toEqual([aSite()]);
});

test.each([
  ['a tab of another origin', aReport(), 'https://evil.example'],
  ['a tab without an origin', aReport(), null],
])('a report from %s is not believed', async (_, report, sender) => {
  const { sites, store } = await enabled();
  expect(await sites.enter(report, sender)).toMatchObject({ problem: { why: 'unknown-site' } });
  expect(await store.list()).toEqual([]);
});

test.each([
  ['its page', { ...aReport(), page: { ...aPage(), url: 'https://evil.example/' } }],
  ['its base', { ...aReport(), site: { ...aReport().site, baseUrl: 'https://evil.example' } }],
  ['its API', { ...aReport(), site: { ...aReport().site, restRoot: 'https://evil.example/wp-json/' } }],
  ['its site', { ...aReport(), page: { ...aPage(), siteId: siteIdOf('wordpress', 'https://evil.example') } }],
])('a report that names another origin for %s is refused', async (_, report) => {
  const { sites, store } = await enabled();
  expect(await sites.enter(report, origin)).toMatchObject({ problem: { why: 'unsupported-site' } });
  expect(await store.list()).toEqual([]);
});

test('a permission withdrawn in the browser takes Docket off the pages and keeps everything', async () => {
  const { sites, store, granted, told, served } = await enabled();
  await sites.enter(aReport(), origin);
  granted.clear();
  await sites.reconcile();
  expect(await sites.isOn(origin)).toBe(false);
  expect([told.at(-1), served()]).toEqual([`leave ${origin}`, []]);
  expect(await store.list()).toEqual([aSite()]);
  granted.add(origin);
  expect(await sites.reconcile()).toEqual([origin]);
  expect(await sites.isOn(origin)).toBe(true);
});

test('removing the last site of an origin erases it and gives the permission back', async () => {
  const { sites, store, database, granted, told } = await enabled();
  await sites.enter(aReport(), origin);
  await database.drafts.put({
    page: aPage(),
    draft: aDraft(),
    savedAt: 1,
    discardedAt: null,
    pageKey: 'any',
    siteId: aSite().id,
  });
  await store.saveVisitor(aSite().id, { name: 'Ann', mail: 'ann@example.org', answers: {} });
  await sites.remove(aSite().id);
  expect(await store.list()).toEqual([]);
  expect(await database.drafts.count()).toBe(0);
  expect(await store.visitor(aSite().id)).toBeNull();
  expect([...granted]).toEqual([]);
  expect(told.at(-1)).toBe(`leave ${origin}`);
});

test('removing one of two sites of an origin leaves the other, and the removed one does not come back by itself', async () => {
  const { sites, store, granted } = await enabled();
  const blog = { ...aReport().site, baseUrl: `${origin}/blog` };
  const blogPage = { ...aPage(), siteId: siteIdOf('wordpress', blog.baseUrl), url: `${origin}/blog/one/` };
  await sites.enter(aReport(), origin);
  await sites.enter({ site: blog, page: blogPage }, origin);
  await sites.remove(blogPage.siteId);
  expect([...granted]).toEqual([origin]);
  expect(await sites.enter({ site: blog, page: blogPage }, origin)).toMatchObject({ problem: { why: 'unknown-site' } });
  expect(await store.list()).toEqual([aSite()]);
  await sites.enable(origin);
  expect(await sites.enter({ site: blog, page: blogPage }, origin)).toMatchObject({ ok: true });
});
