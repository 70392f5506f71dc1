import { expect, test } from 'vitest';
import { createOutlines } from '@/lib/app/outlines';
import type { KnownPage } from '@/lib/domain/flags/find-section';
import type { OutlineSection, PageOutline } from '@/lib/domain/flags/outline';
import type { OutlineState, OutlineStore } from '@/lib/domain/flags/stores';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { OutlinesAsked, ViewSource } from '@/lib/domain/ports';
import { fail, ok } from '@/lib/domain/result';
import type { Problem } from '@/lib/domain/problem';
import { aPage, aSite } from './samples';

const HOUR = 3_600_000;
const TEXT = 'a text that is long enough to be known again anywhere';
const page = (number: number): PageRef => ({ ...aPage(), pageId: String(number), siteId: aSite().id });
const section = (heading: string, bodyHash: string): OutlineSection => ({
  path: [heading],
  occurrence: 0,
  bodyHash,
  characters: TEXT.length,
});

function memory(): OutlineStore & { rows: Map<string, KnownPage & { readAt: number }> } {
  const rows = new Map<string, KnownPage & { readAt: number }>();
  const states = new Map<string, OutlineState>();
  return {
    rows,
    state: async (siteId) => states.get(siteId) ?? null,
    saveState: async (state) => void states.set(state.siteId, state),
    page: async (key) => rows.get(key) ?? null,
    pages: async () => [...rows.values()],
    save: async ({ page: { siteId, title, url, contentType, pageId }, sections, readAt }) => {
      const pageKey = pageKeyOf({ siteId, pageId });
      const { views = null, viewedAt = 0 } = rows.get(pageKey) ?? {};
      rows.set(pageKey, { pageKey, siteId, title, url, contentType, views, viewedAt, sections, readAt });
    },
    saveSections: async (key, sections) => {
      const row = rows.get(key);
      if (row !== undefined) rows.set(key, { ...row, sections });
    },
    saveViews: async (key, views, viewedAt) => {
      const row = rows.get(key);
      if (row !== undefined) rows.set(key, { ...row, views, viewedAt });
    },
    removeBefore: async (_siteId, readAt) => {
      const old = [...rows.values()].filter((row) => row.readAt < readAt);
      for (const { pageKey } of old) rows.delete(pageKey);
      return old.flatMap(({ sections }) => sections);
    },
  };
}

/** A wiki that gives its pages one by one, and may fail at a part. */
function wiki(pages: () => PageOutline[]) {
  const asked: OutlinesAsked[] = [];
  let failing: { part: number; problem: Problem } | null = null;
  return {
    asked,
    fail: (part: number, problem: Problem) => (failing = { part, problem }),
    mend: () => (failing = null),
    outlines: async (ask: OutlinesAsked) => {
      asked.push(ask);
      const at = Number(ask.cursor ?? 0);
      if (failing?.part === at) return { ok: false as const, problem: failing.problem };
      const all = pages();
      const one = all[at];
      return {
        ok: true as const,
        value: { pages: one === undefined ? [] : [one], cursor: at + 1 < all.length ? String(at + 1) : null },
      };
    },
  };
}

function stage(pages: () => PageOutline[], views?: ViewSource) {
  const store = memory();
  const source = wiki(pages);
  let now = 1_000 * HOUR;
  let changes = 0;
  let number = 0;
  const outlines = createOutlines({
    store,
    findPlatform: async () => ({ site: aSite(), outlines: source, ...(views === undefined ? {} : { views }) }),
    clock: { now: () => now },
    newId: () => String((number += 1)),
    onOutlines: () => (changes += 1),
  });
  const run = (byHand = true) => outlines.run(aSite().id, [], byHand);
  const idOf = (key: number, heading: string) =>
    store.rows.get(pageKeyOf(page(key)))?.sections.find(({ path }) => path.at(-1) === heading)?.id;
  const problem = () => outlines.problemOf(aSite().id);
  return { store, source, run, problem, idOf, later: (ms: number) => (now += ms), changes: () => changes };
}

test('everything is read once, then what changed; nothing is asked while it is fresh, unless by hand', async () => {
  const { source, run, later, changes } = stage(() => [{ page: page(1), sections: [section('One', 'h1')] }]);
  expect(await run(false)).toBeNull();
  expect(source.asked.map(({ since }) => since)).toEqual([null]);
  await run(false);
  expect(source.asked).toHaveLength(1);
  await run(true);
  expect(source.asked[1]?.since).toBe(1_000 * HOUR);
  later(25 * HOUR);
  await run(false);
  expect(source.asked[2]?.since).toBeNull();
  expect(changes()).toBe(1);
});

test('a section that is cut from one page and put onto another is the same one', async () => {
  let pages: PageOutline[] = [
    { page: page(1), sections: [section('Keep', 'h0'), section('Moves', 'h1')] },
    { page: page(2), sections: [section('There', 'h2')] },
  ];
  const { run, idOf } = stage(() => pages);
  await run();
  const before = idOf(1, 'Moves');
  pages = [
    { page: page(2), sections: [section('There', 'h2'), section('Moved here', 'h1')] },
    { page: page(1), sections: [section('Keep', 'h0')] },
  ];
  await run();
  expect(idOf(2, 'Moved here')).toBe(before);
  expect(idOf(1, 'Moves')).toBeUndefined();
});

test('a reading that was cut says why, keeps what it had, and the next one reads the same again', async () => {
  const { source, run, problem, store, later } = stage(() => [
    { page: page(1), sections: [section('One', 'h1')] },
    { page: page(2), sections: [section('Two', 'h2')] },
  ]);
  source.fail(1, { kind: 'offline' });
  expect(await run()).toEqual({ kind: 'offline' });
  expect(problem()).toEqual({ kind: 'offline' });
  expect([...store.rows.keys()]).toEqual([pageKeyOf(page(1))]);
  source.mend();
  later(1);
  expect(await run()).toBeNull();
  expect(problem()).toBeNull();
  expect(store.rows.size).toBe(2);
  expect(source.asked.at(-1)?.since).toBeNull();
});

test('a page that was deleted leaves when everything is read', async () => {
  let pages: PageOutline[] = [1, 2].map((number) => ({
    page: page(number),
    sections: [section('S', `h${String(number)}`)],
  }));
  const { run, store, later, changes } = stage(() => pages);
  await run();
  pages = pages.slice(0, 1);
  await run();
  expect(store.rows.size).toBe(2);
  later(25 * HOUR);
  await run();
  expect(store.rows.size).toBe(1);
  expect(changes()).toBe(2);
});

test('views are asked for once a day, those of the longest time ago first, as many as the wiki bears', async () => {
  const pages = [1, 2, 3].map((number) => ({ page: page(number), sections: [section('S', `h${String(number)}`)] }));
  const asked: string[][] = [];
  const views: ViewSource = {
    atOnce: 2,
    views: async (some) => {
      asked.push(some.map(({ pageId }) => pageId));
      return ok(Object.fromEntries(some.map(({ pageId }) => [pageId, Number(pageId) * 10])));
    },
  };
  const { run, store, later } = stage(() => pages, views);
  await run();
  await run();
  await run();
  expect(asked).toEqual([['1', '2'], ['3']]);
  expect([...store.rows.values()].map((row) => row.views)).toEqual([10, 20, 30]);
  later(21 * HOUR);
  await run();
  expect(asked).toHaveLength(3);
});

test('a wiki that tells nobody its views is asked again a day later, and the sections are there all the same', async () => {
  let count = 0;
  const views: ViewSource = {
    atOnce: Infinity,
    views: async () => {
      count += 1;
      return fail({ kind: 'refused', why: 'not-allowed' });
    },
  };
  const { run, store, later } = stage(() => [{ page: page(1), sections: [section('S', 'h1')] }], views);
  expect(await run()).toBeNull();
  await run();
  expect(count).toBe(1);
  expect([...store.rows.values()].map((row) => row.views)).toEqual([null]);
  later(21 * HOUR);
  await run();
  expect(count).toBe(2);
});
