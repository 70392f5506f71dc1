import { expect, test } from 'vitest';
import type { ViewSource } from '@/lib/domain/ports';
import { fail, ok } from '@/lib/domain/result';
import { HOUR, page, section, stage } from './make-outlines';

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

test('of a page with a section that was mended, views since then and in the thirty days before are kept, until that is taken back', async () => {
  const pages = [1, 2].map((number) => ({ page: page(number), sections: [section('S', `h${String(number)}`)] }));
  const views: ViewSource = {
    atOnce: 200,
    views: async (some, days) => ok(Object.fromEntries(some.map(({ pageId }) => [pageId, days * Number(pageId)]))),
  };
  const fixedAt = 990 * HOUR;
  const fixes = new Map([['2', fixedAt]]);
  const { run, known, later } = stage(() => pages, views, fixes);
  later(38 * HOUR);
  await run();
  const around = { fixedAt, before: 60, after: 4, days: 2 };
  expect((await known()).map((one) => [one.views, one.around])).toEqual([
    [30, undefined],
    [60, around],
  ]);
  await run();
  expect((await known())[1]?.around).toEqual(around);
  fixes.clear();
  later(21 * HOUR);
  await run();
  expect((await known())[1]?.around).toBeUndefined();
});

test('a wiki that is busy when views around a fix are asked for is asked for all of them again', async () => {
  let isBusy = true;
  const views: ViewSource = {
    atOnce: 200,
    views: async (_, days) => (days !== 30 && isBusy ? fail({ kind: 'busy', waitMs: 1 }) : ok({ '1': days * 10 })),
  };
  const fixes = new Map([['1', 904 * HOUR]]);
  const { run, known } = stage(() => [{ page: page(1), sections: [section('S', 'h1')] }], views, fixes);
  await run();
  expect((await known())[0]?.viewedAt).toBe(0);
  isBusy = false;
  await run();
  expect((await known())[0]).toMatchObject({ views: 300, around: { before: 300 } });
});
