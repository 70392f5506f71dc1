import { expect, test } from 'vitest';
import { heavyTailed } from '../../../../scripts/bench/flags/tails';

test('sites with heavier tails are the same at every run, and differ as much as said, but further out', () => {
  const { sites, truth } = heavyTailed(1);
  expect(heavyTailed(1)).toEqual({ sites, truth });
  expect(heavyTailed(2).sites).not.toEqual(sites);
  const logs = truth.filter(({ id }) => id.startsWith('null-500/')).flatMap(({ ratios }) => ratios.map(Math.log));
  const spread = Math.sqrt(logs.reduce((sum, log) => sum + log * log, 0) / logs.length);
  expect(spread).toBeCloseTo(0.25, 1);
  const far = logs.filter((log) => Math.abs(log) > 3 * 0.25).length / logs.length;
  expect(far).toBeGreaterThan(0.01); // of a bell curve 0.003
});
