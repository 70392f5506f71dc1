import { expect, test } from 'vitest';
import { flagsOf, type FlagState } from '@/lib/domain/flags/site-flags';
import type { DeskRow } from '@/lib/domain/desk/row';
import { latestFixes } from '@/lib/domain/flags/decisions';
import type { Trace } from '@/lib/domain/flags/known-section';
import type { ViewsAround } from '@/lib/domain/flags/views-around';
import { flagSource, someWritten } from '../../../dom/ui/example-flags';
import { anEventId } from '../../../dom/ui/examples';

const DAY = 86_400_000;
const source = flagSource();
const { now } = source.window;
const fixedAt = now - 30 * DAY;
const aroundFix: ViewsAround = { fixedAt, before: 1_000, after: 500, days: 30 };

const isPaging = ({ path }: { path: string[] }) => path[0] === 'Paging';
const [template] = source.rows;
let number = 0;

/** So many people who ask about a section in the thirty days before the fix, and in the thirty since. */
function askers(pageKey: string, { path, bodyHash }: Trace, before: number, after: number): DeskRow[] {
  if (template === undefined) throw new Error('the example has no request');
  const begins = [...spread(before, fixedAt - 30 * DAY), ...spread(after, fixedAt)];
  return begins.map((openedAt) => {
    number += 1;
    const id = anEventId(5_000 + number);
    return { ...template, id, pageKey, path, bodyHash, who: [id], openedAt, joinedAt: [openedAt] };
  });
}

const spread = (count: number, from: number) =>
  Array.from({ length: count }, (_, at) => from + ((at + 0.5) / count) * 30 * DAY);

/** What became of “Paging”, which was mended thirty days ago; four people ask about each other section in a month. */
function pagingWith(around: ViewsAround | undefined, before = 60, after = 30): FlagState | undefined {
  const pages = source.pages.map((page) =>
    page.sections.some(isPaging) && around !== undefined ? { ...page, around } : page,
  );
  const rows = pages.flatMap(({ pageKey, sections }) =>
    sections.flatMap((one) => (isPaging(one) ? askers(pageKey, one, before, after) : askers(pageKey, one, 4, 4))),
  );
  const { lines } = flagsOf({ ...source, rows, pages });
  return lines.find(({ demand: { placed } }) => isPaging(placed.section))?.state;
}

test('a section whose readers halved as its askers did has no change; one whose readers stayed is mended', () => {
  expect(pagingWith(aroundFix)).toMatchObject({
    effect: { verdict: 'no-change-yet' },
    exposure: 'views',
    before: 60,
    after: 30,
  });
  expect(pagingWith({ ...aroundFix, after: 1_000 })).toMatchObject({ effect: { verdict: 'fixed' }, exposure: 'views' });
});

test.each([
  ['not known', undefined],
  ['too few before', { ...aroundFix, before: 19 }],
  ['of another fix', { ...aroundFix, fixedAt: fixedAt - DAY }],
  ['of a day that is not over', { ...aroundFix, after: 0, days: 0.5 }],
])('where readers are %s, days alone are compared, and it is told', (_, around) => {
  expect(pagingWith(around)).toMatchObject({ effect: { verdict: 'fixed' }, exposure: 'days' });
});

test('where nobody opens a page any more, and nobody asks, nothing is known of a fix', () => {
  expect(pagingWith({ ...aroundFix, after: 0 }, 60, 0)).toMatchObject({
    effect: { verdict: 'no-change-yet' },
    exposure: 'views',
  });
});

test('a page’s latest fix counts, one that was taken back does not', () => {
  const [, fixed] = someWritten;
  const by = { id: '5', name: 'Mara Berg' };
  if (fixed === undefined) throw new Error('the example has no fix');
  const later = { outcome: 'fixed' as const, by, at: fixedAt + DAY, text: 'Again.' };
  expect(latestFixes(someWritten)).toEqual(new Map([['2', fixedAt]]));
  expect(latestFixes([{ ...fixed, decisions: [later] }, fixed])).toEqual(new Map([['2', later.at]]));
  expect(latestFixes([{ ...fixed, decisions: [later, { ...later, outcome: 'open' }] }])).toEqual(new Map());
});
