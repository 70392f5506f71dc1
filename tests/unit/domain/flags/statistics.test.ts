import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asCount, weightAt, type Window } from '@/lib/domain/flags/decay';
import { effectOf } from '@/lib/domain/flags/effect';
import { excessOf } from '@/lib/domain/flags/excess';
import { believer } from '@/lib/domain/flags/interval';
import { logProbability, ProbabilityTable } from '@/lib/domain/flags/poisson-lognormal';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 30);

/** The same integral by brute force: small steps from -14 to 14. */
function byHand(count: number, logRate: number, spread: number): number {
  let sum = 0;
  let factorial = 0;
  for (let at = 2; at <= count; at += 1) factorial += Math.log(at);
  for (let z = -14; z <= 14; z += 0.01) {
    const log = logRate + spread * z;
    sum += 0.01 * Math.exp(count * log - Math.exp(log) - factorial - (z * z) / 2) * 0.3989422804014327;
  }
  return Math.log(sum);
}

test('the probability of a count is the integral, for every rate and spread, and the table says the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: -5, max: 4, noNaN: true }),
      fc.double({ min: 0.05, max: 1.2, noNaN: true }),
      (count, logRate, spread) => {
        const exact = byHand(count, logRate, spread);
        if (exact < -60) return; // far from anything that is ever seen
        expect(Math.abs(logProbability(count, logRate, spread) - exact)).toBeLessThan(0.03);
        const table = new ProbabilityTable(spread);
        expect(Math.abs(table.read(count, table.row(count), logRate) - exact)).toBeLessThan(0.04);
      },
    ),
  );
});

test('a question weighs half after its half-life, nothing before the window, and counts stay whole where nothing ages', () => {
  const window: Window = { now: NOW, days: 30, halfLifeDays: 15 };
  expect(weightAt(NOW, window)).toBe(1);
  expect(weightAt(NOW - 15 * DAY, window)).toBeCloseTo(0.5);
  expect(weightAt(NOW - 31 * DAY, window)).toBe(0);
  expect(weightAt(NOW + DAY, window)).toBe(0);
  const still = { ...window, halfLifeDays: 1e9 };
  const { count, exposedDays } = asCount(7, still);
  expect([Math.round(count * 1e6) / 1e6, Math.round(exposedDays * 1e6) / 1e6]).toEqual([7, 30]);
  // Rate and its uncertainty: a count of the same mean over the same exposure
  const aged = asCount(4, window);
  expect(aged.count / aged.exposedDays).toBeCloseTo(4 / ((15 / Math.LN2) * (1 - 0.25)), 6);
  expect(asCount(0, window, NOW)).toEqual({ count: 0, exposedDays: 0 });
});

const section = (key: string, askers: number, views: number | null, characters = 500) => ({
  key,
  askers,
  views,
  pageViews: null,
  characters,
  exposed: 1,
});

test('a section that draws far more than its readership would is flagged with its interval; a busy one is not', () => {
  const usual = Array.from({ length: 80 }, (_, at) => section(`s${String(at)}`, at % 3, 1_000));
  const { flags, denominator } = excessOf([...usual, section('bad', 22, 1_000), section('busy', 20, 20_000)]);
  expect(flags.map(({ key }) => key)).toEqual(['bad']);
  expect(denominator).toEqual({ of: 'views' });
  const { ratio, low, high } = flags[0]?.ratio ?? { ratio: 0, low: 0, high: 0 };
  expect(low).toBeLessThan(ratio);
  expect(high).toBeGreaterThan(ratio);
  expect(low).toBeGreaterThan(3);
});

test('nothing is flagged where nobody asked, where there is one section, and where there is none', () => {
  expect(excessOf([]).flags).toEqual([]);
  expect(excessOf([section('one', 3, null)]).flags).toEqual([]);
  const silent = Array.from({ length: 50 }, (_, at) => section(String(at), 0, null));
  expect(excessOf(silent).flags).toEqual([]);
});

test('without views the length of a section is its share, and the answer says so', () => {
  const usual = Array.from({ length: 90 }, (_, at) => {
    const characters = 300 + (at % 9) * 300;
    return section(`s${String(at)}`, Math.round(characters / 600) + (at % 2), null, characters);
  });
  const { denominator, flags } = excessOf([...usual, section('long', 8, null, 4_800), section('bad', 25, null, 500)]);
  expect(denominator.of).toBe('length');
  expect(flags.map(({ key }) => key)).toEqual(['bad']);
});

const usualModel = [{ mu: Math.log(0.1), sigma: 0.3, share: 0.05, lift: Math.log(5), weight: 1 }];
const effect = (before: number, after: number, days: number) =>
  effectOf(believer(usualModel, true)(before, Math.log(30)), 0.1, { people: after, exposure: days });

test('a fix ends as fixed, as no change yet, or as worse, by the interval', () => {
  expect(effect(16, 0, 45).verdict).toBe('fixed');
  expect(effect(16, 0, 2).verdict).toBe('no-change-yet');
  expect(effect(16, 15, 30).verdict).toBe('no-change-yet');
  expect(effect(3, 30, 30).verdict).toBe('worse');
  const { low, high } = effect(16, 4, 30).ratio;
  expect(low).toBeLessThan(0.3);
  expect(high).toBeGreaterThan(0.3);
});

test('an unlucky month that ends by itself does not pass for a fix', () => {
  // Seven where three are usual, then three again: what came before is drawn towards the usual
  expect(effect(7, 3, 30).verdict).toBe('no-change-yet');
});

test('page views are shared out where nearly all pages have them, so that a busy page’s sections are not flagged for it', () => {
  const usual = Array.from({ length: 90 }, (_, at) => ({
    ...section(`s${String(at)}`, at % 4 === 0 ? 1 : 0, null),
    pageViews: 200,
  }));
  const busy = { ...section('busy', 12, null), pageViews: 8_000 };
  const bad = { ...section('bad', 12, null), pageViews: 200 };
  const found = excessOf([...usual, busy, bad]);
  expect(found.denominator.of).toBe('page-views');
  expect(found.flags.map(({ key }) => key)).toEqual(['bad']);
  const unknown = excessOf([...usual.map((one) => ({ ...one, pageViews: null })), busy, bad]);
  expect(unknown.denominator.of).toBe('length');
});
