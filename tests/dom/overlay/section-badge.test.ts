import { expect, test } from 'vitest';
import { newEventId } from '@/lib/domain/ids';
import type { ThreadMark } from '@/lib/domain/views';
import { badgeSize, dressBadge, lookOf, sayTally, tallyOf } from '@/lib/page/overlay/section-badge';
import type { Say } from '@/lib/page/overlay/words';

const say: Say = (word, ...insertions) => `${word}(${insertions.join('|')})`;
const aMark = (change: Partial<ThreadMark>): ThreadMark => ({
  id: newEventId(),
  anchor: {
    quote: null,
    position: null,
    section: { path: ['On Linux'], headingId: null, occurrence: 0, bodyHash: null },
  },
  state: 'open',
  own: 'no',
  ...change,
});

test('what only this person sees yet looks different from what everybody sees, and closed requests are not shown', () => {
  expect(lookOf(aMark({}))).toBe('open');
  expect(lookOf(aMark({ state: 'reopened', own: 'filed' }))).toBe('open');
  expect(lookOf(aMark({ state: 'answered' }))).toBe('answered');
  expect(lookOf(aMark({ state: 'replied' }))).toBe('answered');
  expect(lookOf(aMark({ own: 'sending' }))).toBe('own');
  expect(lookOf(aMark({ own: 'held' }))).toBe('own');
  expect(lookOf(aMark({ state: 'closed' }))).toBeNull();
});

test('a badge says its section, how many requests there are, and in which state', () => {
  const tally = tallyOf([aMark({}), aMark({}), aMark({ state: 'answered' }), aMark({ state: 'closed' })]);
  expect(sayTally(say, tally)).toBe('overlayOpen(2), overlayAnswered(1)');
  const badge = document.createElement('button');
  dressBadge(badge, say, 'On Linux', tally);
  expect(badge.ariaLabel).toBe('overlayBadge(On Linux|overlayOpen(2), overlayAnswered(1))');
  expect(badge.dataset.count).toBe('3');
  dressBadge(badge, say, null, tally);
  expect(badge.ariaLabel).toContain('overlayPageStart()');
});

test('a badge of many is wider, and stops counting at 99', () => {
  const many = { open: 120, answered: 0, own: 0, flagged: 0, gone: 0 };
  expect(badgeSize(say, many).width).toBeGreaterThan(badgeSize(say, { ...many, open: 1 }).width);
  const badge = document.createElement('button');
  dressBadge(badge, say, null, many);
  expect(badge.dataset.count).toBe('99+');
});

test('a section keeps requests whose words are gone: said of some, and written on the badge where it is all of them', () => {
  const badge = document.createElement('button');
  dressBadge(badge, say, 'On Linux', tallyOf([aMark({}), aMark({})], 1));
  expect([badge.ariaLabel, badge.dataset.count]).toEqual([
    'overlayBadge(On Linux|overlayOpen(2), overlayGone(1))',
    '2',
  ]);
  dressBadge(badge, say, 'On Linux', tallyOf([aMark({}), aMark({ state: 'answered' })], 2));
  expect(badge.dataset.count).toBe('2 · overlayWasHere()');
});

test('a flagged section says so, with its requests and without any', () => {
  const badge = document.createElement('button');
  const both = tallyOf([aMark({ state: 'flagged' }), aMark({})]);
  dressBadge(badge, say, 'On Linux', both);
  expect(badge.ariaLabel).toBe('overlayBadge(On Linux|overlayOpen(1), overlayFlagged())');
  expect([badge.className, badge.dataset.count]).toEqual(['badge flagged', '1']);
  dressBadge(badge, say, 'On Linux', tallyOf([aMark({ state: 'flagged' })]));
  expect([badge.className, badge.dataset.count]).toEqual(['badge flagged', '']);
});
