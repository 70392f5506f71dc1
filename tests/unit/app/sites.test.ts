import { describe, expect, test } from 'vitest';
import { createSites } from '@/lib/app/sites';
import { NO_PROGRESS } from '@/lib/domain/delivery';
import type { SiteHost } from '@/lib/domain/host';
import { inJar } from '@/lib/domain/jar';
import { patternOf } from '@/lib/domain/origin';
import { siteIdOf, type PageRef } from '@/lib/domain/page';
import { NO_AFTERCARE } from '@/lib/domain/stores';
import { createDraftStore } from '@/lib/store/draft-store';
import { createOutboxStore } from '@/lib/store/outbox-store';
import { createSiteStore, createThreadStore } from '@/lib/store/site-store';
import { aDatabase } from './make-outbox';
import { aDraft, anOrder, aPage, aPicture, aSite } from './samples';

/** A browser whose person gives and takes permissions; it keeps them by match pattern, without ports. */
function makeSites() {
  const granted = new Set<string>();
  const told: string[] = [];
  let served: string[] = [];
  const host: SiteHost = {
    mayRead: async (origin) => granted.has(patternOf(origin)),
    giveUp: async (origin) => void granted.delete(patternOf(origin)),
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
  made.granted.add(patternOf(origin));
  await made.sites.enable(origin);
  return made;
}

test('a site is switched on only with the browser’s permission, and mounts at once', async () => {
  const { sites, granted, told, served } = makeSites();
  expect(await sites.enable(origin)).toMatchObject({ problem: { why: 'not-allowed' } });
  granted.add(patternOf(origin));
  expect(await sites.enable(origin)).toMatchObject({ ok: true });
  expect([told, served()]).toEqual([[`enter ${origin}`], [origin]]);
});

test('its first page enters it in the list', async () => {
  const { sites, store } = await enabled();
  expect(await sites.enter(aReport(), origin, null)).toEqual({ ok: true, value: aSite() });
  expect(await store.list()).toEqual([aSite()]);
});

test.each([
  ['a tab of another origin', aReport(), 'https://evil.example'],
  ['a tab without an origin', aReport(), null],
])('a report from %s is not believed', async (_, report, sender) => {
  const { sites, store } = await enabled();
  expect(await sites.enter(report, sender, null)).toMatchObject({ problem: { why: 'unknown-site' } });
  expect(await store.list()).toEqual([]);
});

test.each([
  ['its page', { ...aReport(), page: { ...aPage(), url: 'https://evil.example/' } }],
  ['its base', { ...aReport(), site: { ...aReport().site, baseUrl: 'https://evil.example' } }],
  ['its API', { ...aReport(), site: { ...aReport().site, restRoot: 'https://evil.example/wp-json/' } }],
  ['its site', { ...aReport(), page: { ...aPage(), siteId: siteIdOf('wordpress', 'https://evil.example') } }],
])('a report that names another origin for %s is refused', async (_, report) => {
  const { sites, store } = await enabled();
  expect(await sites.enter(report, origin, null)).toMatchObject({ problem: { why: 'unsupported-site' } });
  expect(await store.list()).toEqual([]);
});

test('a permission withdrawn in the browser takes Docket off the pages and keeps everything', async () => {
  const { sites, store, granted, told, served } = await enabled();
  await sites.enter(aReport(), origin, null);
  granted.clear();
  await sites.reconcile();
  expect(await sites.isOn(origin)).toBe(false);
  expect([told.at(-1), served()]).toEqual([`leave ${origin}`, []]);
  expect(await store.list()).toEqual([aSite()]);
  granted.add(patternOf(origin));
  expect(await sites.reconcile()).toEqual([origin]);
  expect(await sites.isOn(origin)).toBe(true);
});

test('removing the last site of an origin erases it and gives the permission back', async () => {
  const { sites, store, database, granted, told } = await enabled();
  await sites.enter(aReport(), origin, null);
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
  await sites.enter(aReport(), origin, null);
  await sites.enter({ site: blog, page: blogPage }, origin, null);
  await sites.remove(blogPage.siteId);
  expect([...granted]).toEqual([patternOf(origin)]);
  expect(await sites.enter({ site: blog, page: blogPage }, origin, null)).toMatchObject({
    problem: { why: 'unknown-site' },
  });
  expect(await store.list()).toEqual([aSite()]);
  await sites.enable(origin);
  expect(await sites.enter({ site: blog, page: blogPage }, origin, null)).toMatchObject({ ok: true });
});

describe('two wikis on two ports of one host', () => {
  const ports = ['http://wiki.example:81', 'http://wiki.example:82'] as const;
  const reportAt = (at: string) => {
    const page = { ...aPage(), siteId: siteIdOf('wordpress', at), url: `${at}/one/` };
    return { site: { kind, baseUrl: at, restRoot: null, name: at }, page };
  };

  async function bothEnabled() {
    const made = makeSites();
    made.granted.add('http://wiki.example/*');
    for (const at of ports) {
      await made.sites.enable(at);
      await made.sites.enter(reportAt(at), at, null);
    }
    return made;
  }

  test('removing one leaves the other its permission, and on', async () => {
    const { sites, store, granted, served } = await bothEnabled();
    await sites.remove(siteIdOf('wordpress', ports[0]));
    expect([...granted]).toEqual(['http://wiki.example/*']);
    expect(served()).toEqual([ports[1]]);
    expect(await sites.reconcile()).toEqual([]);
    expect([await sites.isOn(ports[0]), await sites.isOn(ports[1])]).toEqual([false, true]);
    expect((await store.list()).map(({ baseUrl }) => baseUrl)).toEqual([ports[1]]);
  });

  test('the permission goes with the last of them', async () => {
    const { sites, granted, served } = await bothEnabled();
    for (const at of ports) await sites.remove(siteIdOf('wordpress', at));
    expect([...granted]).toEqual([]);
    expect(served()).toEqual([]);
  });
});

test('a page that reports itself while its site is being removed does not bring it back', async () => {
  const { sites, store } = await enabled();
  await sites.enter(aReport(), origin, null);
  const removing = sites.remove(aSite().id);
  const reported = sites.enter(aReport(), origin, null);
  await removing;
  expect(await reported).toMatchObject({ problem: { why: 'unknown-site' } });
  expect(await store.list()).toEqual([]);
});

test('what was under way for a removed site writes nothing afterwards; switched on again it may', async () => {
  const { sites, database, granted } = await enabled();
  await sites.enter(aReport(), origin, null);
  const drafts = createDraftStore(database);
  const threads = createThreadStore(database);
  const outbox = createOutboxStore(database);
  const { pictures, ...order } = anOrder({ draft: aDraft({ pictures: [aPicture()] }) });
  const parcel = { ...order, pictures: pictures.map(({ id }) => id), queuedAt: 1, progress: NO_PROGRESS };
  const delivery = { state: 'queued', attempts: 0, nextTryAt: 1, lastProblem: null } as const;
  const entry = { parcel: { ...parcel, delivery }, mayBeFiled: false, aftercare: NO_AFTERCARE };
  const write = async () => [
    await drafts.save({ page: aPage(), draft: aDraft(), savedAt: 1, discardedAt: null }),
    await drafts.saveReply(aPage(), { requestId: order.eventId, text: 'A reply' }),
    await threads.save({ page: aPage(), comments: [], readAt: 1, seenUpTo: 0 }),
    await outbox.add(entry, pictures),
  ];
  await sites.remove(aSite().id);
  const gone = { ok: false, problem: { kind: 'refused', why: 'unknown-site' } };
  expect(await write()).toEqual([gone, gone, gone, gone]);
  await expect(createSiteStore(database).saveHidden(aPage(), true)).rejects.toThrow();
  const counts = await Promise.all(database.tables.map((table) => table.count()));
  expect(counts.every((count) => count === 0)).toBe(true);

  granted.add(patternOf(origin));
  await sites.enable(origin);
  await sites.enter(aReport(), origin, null);
  expect((await write()).every(({ ok }) => ok)).toBe(true);
});

describe('a cookie jar beside the usual one', () => {
  const plain = siteIdOf(kind, baseUrl);
  const inPrivate = { ...aReport(), page: { ...aPage(), siteId: inJar(plain, 'private') } };

  test('has a site of its own, which only a tab of that jar can name', async () => {
    const { sites, store } = await enabled();
    await sites.enter(aReport(), origin, null);
    expect(await sites.enter(inPrivate, origin, null)).toMatchObject({ problem: { why: 'unsupported-site' } });
    expect(await sites.enter(aReport(), origin, 'private')).toMatchObject({ problem: { why: 'unsupported-site' } });
    expect(await sites.enter(inPrivate, origin, 'private')).toMatchObject({ value: { id: `${plain}@jar=private` } });
    expect((await store.list()).map(({ id }) => id)).toEqual([plain, `${plain}@jar=private`]);
  });

  test('is not named by a site’s address', async () => {
    const { sites } = await enabled();
    const posing = `${baseUrl}/@jar=private`;
    const report = {
      site: { ...aReport().site, baseUrl: posing },
      page: { ...aPage(), siteId: siteIdOf(kind, posing) },
    };
    expect(await sites.enter(report, origin, null)).toMatchObject({ problem: { why: 'unsupported-site' } });
  });

  test('of private windows goes without a trace, and the origin stays as it is', async () => {
    const { sites, store, granted, told } = await enabled();
    await sites.enter(aReport(), origin, null);
    await sites.enter(inPrivate, origin, 'private');
    const before = told.length;
    await sites.remove(inPrivate.page.siteId);
    expect((await store.list()).map(({ id }) => id)).toEqual([plain]);
    expect([told.length, granted.size]).toEqual([before, 1]);
    expect(await sites.originOf(origin)).toEqual({ origin, state: 'on', without: [] });
    await sites.enter(inPrivate, origin, 'private');
    await sites.remove(plain); // the last of the usual ones takes the permission along
    expect([granted.size, await sites.originOf(origin)]).toEqual([0, null]);
  });
});
