import { differenceOf, lattice, quantileOf, type Belief } from './lattice';
import type { Interval } from './interval';

/** Nothing is known of a rate before it is counted; with this, nobody in a short time does not mean nobody ever. */
const JEFFREYS = 0.5;

/** People who asked in some time, and how long that was (days, or views where they are known). */
export interface Spell {
  people: number;
  exposure: number;
}

/** How a section does after it was mended. */
export type Verdict = 'fixed' | 'no-change-yet' | 'worse';

export interface Effect {
  verdict: Verdict;
  /** Rate after over rate before. */
  ratio: Interval;
}

/**
 * Compares the rate of askers after a fix with the one before. A section is flagged when its count is high, part of
 * which is chance: what is believed of the rate before is drawn towards the usual one (`before`), so that a section
 * that was left alone does not look as if it had been mended. Counts are Poisson, and taken exactly.
 * @param before - Logarithm of the rate before over the site's usual one, as believed from all counts; see `believer`.
 * @param usual - People that a section with this readership draws for each unit of exposure.
 */
export function effectOf(before: Belief, usual: number, after: Spell): Effect {
  const later = lattice((log) => (after.people + JEFFREYS) * log - usual * after.exposure * Math.exp(log));
  const difference = differenceOf(later, before);
  const at = (share: number) => Math.exp(quantileOf(difference, share));
  const ratio = { ratio: at(0.5), low: at(0.025), high: at(0.975) };
  return { ratio, verdict: ratio.high < 1 ? 'fixed' : ratio.low > 1 ? 'worse' : 'no-change-yet' };
}
