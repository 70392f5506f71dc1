import { expect, test } from 'vitest';
import { weekBefore } from '@/lib/domain/desk/week';
import type { DeskRow } from '@/lib/domain/desk/row';
import { someRows } from '../../../dom/ui/example-desk';
import { NOW } from '../../../dom/ui/examples';

const DAY = 86_400_000;

test('a week counts what was asked in it, people once each, and what waits from before', () => {
  const [one, two, three, four] = someRows(4);
  if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error('no rows');
  const row = (base: DeskRow, daysAgo: number, who: string[], over: Partial<DeskRow> = {}): DeskRow => ({
    ...base,
    openedAt: NOW - daysAgo * DAY,
    who,
    joinedAt: who.map(() => NOW - daysAgo * DAY),
    mergedInto: null,
    pageTitle: 'Guide',
    path: ['Reload'],
    ...over,
  });
  const week = weekBefore(
    [
      row(one, 1, ['ada', 'bo'], { state: 'closed', waiting: 'nobody' }),
      row(two, 6.9, ['ada'], { state: 'open', waiting: 'support', path: ['Stop'] }),
      row(three, 8, ['cy'], { state: 'open', waiting: 'support' }),
      row(four, 2, ['di'], { state: 'open', waiting: 'support', mergedInto: one.id }),
    ],
    NOW,
  );
  expect(week).toEqual({
    asked: 2,
    people: 2,
    closed: 1,
    waiting: 2,
    busiest: [
      { title: 'Guide › Reload', asked: 1 },
      { title: 'Guide › Stop', asked: 1 },
    ],
  });
});
