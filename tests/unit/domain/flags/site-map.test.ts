import { expect, test } from 'vitest';
import { treeOf, type MapPage } from '@/lib/domain/flags/site-map';

const page = (pageKey: string, parentKey: string | null, people: number): MapPage => ({
  pageKey,
  title: pageKey,
  url: '',
  parentKey,
  trend: [],
  cells: [{ key: pageKey, sectionId: 's', title: pageKey, people, excess: 0, figures: null }],
});

test('pages stand below the pages they belong to, busy branches first, and none is lost', () => {
  const map = [
    page('quiet', null, 1),
    page('top', null, 0),
    page('leaf', 'mid', 5),
    page('mid', 'top', 0),
    page('side', 'top', 2),
  ];
  expect(treeOf(map).map(({ pageKey, depth, people }) => [pageKey, depth, people])).toEqual([
    ['top', 0, 7],
    ['mid', 1, 5],
    ['leaf', 2, 5],
    ['side', 1, 2],
    ['quiet', 0, 1],
  ]);
});
