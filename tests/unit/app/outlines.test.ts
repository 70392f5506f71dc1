import { expect, test } from 'vitest';
import { createOutlines } from '@/lib/app/outlines';
import type { OutlineSection, PageOutline } from '@/lib/domain/flags/outline';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { OutlinesAsked, ViewSource } from '@/lib/domain/ports';
import { fail, ok } from '@/lib/domain/result';
import type { Problem } from '@/lib/domain/problem';
import { createOutlineStore } from '@/lib/store/outline-store';
import { aDatabase } from './make-outbox';
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
  const store = createOutlineStore(aDatabase());
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
  const known = () => store.pages(aSite().id);
  const idOf = async (key: number, heading: string) =>
    (await store.page(pageKeyOf(page(key))))?.sections.find(({ path }) => path.at(-1) === heading)?.id;
  const problem = () => outlines.problemOf(aSite().id);
  return { known, source, run, problem, idOf, later: (ms: number) => (now += ms), changes: () => changes };
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
  const before = await idOf(1, 'Moves');
  pages = [
    { page: page(2), sections: [section('There', 'h2'), section('Moved here', 'h1')] },
    { page: page(1), sections: [section('Keep', 'h0')] },
  ];
  await run();
  expect(await idOf(2, 'Moved here')).toBe(before);
  expect(await idOf(1, 'Moves')).toBeUndefined();
});

test('a reading that was cut says why, keeps what it had, and the next one reads the same again', async () => {
  const { source, run, problem, known, later } = stage(() => [
    { page: page(1), sections: [section('One', 'h1')] },
    { page: page(2), sections: [section('Two', 'h2')] },
  ]);
  source.fail(1, { kind: 'offline' });
  expect(await run()).toEqual({ kind: 'offline' });
  expect(problem()).toEqual({ kind: 'offline' });
  expect((await known()).map(({ pageKey }) => pageKey)).toEqual([pageKeyOf(page(1))]);
  source.mend();
  later(1);
  expect(await run()).toBeNull();
  expect(problem()).toBeNull();
  expect(await known()).toHaveLength(2);
  expect(source.asked.at(-1)?.since).toBeNull();
});

test('a reading that is cut between the page that a section left and the one it came to does not lose its history', async () => {
  let pages: PageOutline[] = [
    { page: page(1), sections: [section('Keep', 'h0'), section('Moves', 'h1')] },
    { page: page(2), sections: [section('There', 'h2')] },
  ];
  const { source, run, idOf, known, later } = stage(() => pages);
  await run();
  const before = await idOf(1, 'Moves');
  pages = [
    { page: page(1), sections: [section('Keep', 'h0')] },
    { page: page(2), sections: [section('There', 'h2'), section('Moved here', 'h1')] },
  ];
  source.fail(1, { kind: 'offline' });
  await run();
  expect(await idOf(1, 'Moves')).toBeUndefined();
  source.mend();
  await run();
  expect(await idOf(2, 'Moved here')).toBe(before);
  expect((await known())[1]?.sections[1]?.before).toEqual([{ path: ['Moves'], occurrence: 0, bodyHash: 'h1' }]);

  // That is settled now: the same words on a third page are another section
  pages = [...pages, { page: page(3), sections: [section('Again', 'h1')] }];
  later(HOUR);
  await run();
  expect(await idOf(3, 'Again')).not.toBe(before);
});

test('nor does one that is cut the other way round, nor one whose section was on a page that is deleted', async () => {
  let pages: PageOutline[] = [
    { page: page(1), sections: [section('There', 'h2')] },
    { page: page(2), sections: [section('Keep', 'h0'), section('Moves', 'h1')] },
    { page: page(3), sections: [section('Deleted', 'h3')] },
  ];
  const { source, run, idOf, later } = stage(() => pages);
  await run();
  const [moves, deleted] = [await idOf(2, 'Moves'), await idOf(3, 'Deleted')];
  pages = [
    { page: page(1), sections: [section('There', 'h2'), section('Here', 'h1'), section('Kept', 'h3')] },
    { page: page(2), sections: [section('Keep', 'h0')] },
  ];
  later(25 * HOUR);
  source.fail(1, { kind: 'offline' });
  await run();
  source.mend();
  later(1);
  await run();
  expect([await idOf(1, 'Here'), await idOf(1, 'Kept')]).toEqual([moves, deleted]);
});

test('a page that was deleted leaves when everything is read', async () => {
  let pages: PageOutline[] = [1, 2].map((number) => ({
    page: page(number),
    sections: [section('S', `h${String(number)}`)],
  }));
  const { run, known, later, changes } = stage(() => pages);
  await run();
  pages = pages.slice(0, 1);
  await run();
  expect(await known()).toHaveLength(2);
  later(25 * HOUR);
  await run();
  expect(await known()).toHaveLength(1);
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
  const { run, known, later } = stage(() => pages, views);
  await run();
  await run();
  await run();
  expect(asked).toEqual([['1', '2'], ['3']]);
  expect((await known()).map((row) => row.views)).toEqual([10, 20, 30]);
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
  const { run, known, later } = stage(() => [{ page: page(1), sections: [section('S', 'h1')] }], views);
  expect(await run()).toBeNull();
  await run();
  expect(count).toBe(1);
  expect((await known()).map((row) => row.views)).toEqual([null]);
  later(21 * HOUR);
  await run();
  expect(count).toBe(2);
});
