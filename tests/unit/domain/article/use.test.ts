import { expect, test } from 'vitest';
import { concernOf, useOf } from '@/lib/domain/article/use';
import type { TeamArticle } from '@/lib/domain/article/team-article';
import type { DeskRow } from '@/lib/domain/desk/row';
import { someRows } from '../../../dom/ui/example-desk';
import { anEventId, NOW } from '../../../dom/ui/examples';
import { aSite } from '../../app/samples';

const DAY = 86_400_000;
const url = 'https://docs.example.org/article';
const article = (change: Partial<TeamArticle> = {}): TeamArticle => ({
  id: anEventId(1),
  siteId: aSite().id,
  title: 'Restart?',
  state: 'published',
  page: '7',
  url,
  inSection: false,
  by: { id: '5', name: 'Mara' },
  at: NOW - 10 * DAY,
  publishedAt: NOW - 10 * DAY,
  ...change,
});
const rowsWith = (ratings: NonNullable<DeskRow['ratings']>): DeskRow[] =>
  someRows(3).map((row, at) => (at === 0 ? { ...row, articles: [url], ratings } : row));
const concern = (one: TeamArticle, rows: DeskRow[], views: number | null = null) =>
  concernOf(one, useOf(one, rows, views), NOW);

test('it counts what it answered, and what people said since it was published last', () => {
  const said = [
    { at: NOW - 20 * DAY, helped: false },
    { at: NOW - 2 * DAY, helped: true },
    { at: NOW - DAY, helped: false },
  ];
  expect(useOf(article(), rowsWith(said), 3)).toEqual({ answered: 1, helped: 1, unhelped: 1, views: 3 });
});

test('it fails once as many were not helped as were, and is mended when it is published anew', () => {
  const said = [{ at: NOW - 5 * DAY, helped: false }];
  expect(concern(article(), rowsWith(said))).toBe('fails');
  expect(concern(article({ publishedAt: NOW - DAY }), rowsWith(said))).toBeNull();
  expect(concern(article({ state: 'needs-work' }), rowsWith([]))).toBe('fails');
});

test('after ninety days without a request or a reader nobody uses it', () => {
  const old = article({ publishedAt: NOW - 100 * DAY });
  expect(concern(old, someRows(2))).toBe('unused');
  expect(concern(old, someRows(2), 4)).toBeNull();
  expect(concern(old, rowsWith([]))).toBeNull();
  expect(concern(article(), someRows(2))).toBeNull();
});
