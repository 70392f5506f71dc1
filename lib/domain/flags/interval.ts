import { blurred, LENGTH, LOWEST, put, quantileOf, STEP, type Belief } from './lattice';
import type { Weighed } from './model';
import { thinned } from './thinned';

/** A ratio of rates: its median, and the bounds between which it lies with 95 %. */
export interface Interval {
  ratio: number;
  low: number;
  high: number;
}

/**
 * Where no views are known, sections differ in how often they are read as well as in how often a reader asks, and
 * counts cannot tell the one from the other. Half of it each: nothing speaks for another share.
 */
const READERSHIP = 0.5;
/** Not all failing sections fail alike, which the model's one lift leaves out: standard deviation in logarithms. */
const LIFTS_DIFFER = 0.45;
/** A section is told by so many models; more make its interval no better. */
const MODELS = 100;
/** Beyond so many standard deviations nothing is believed, whatever the count; and what is so much less likely than the likeliest, in logarithms. */
const FAR = 6;
const NOTHING = 20;

/**
 * A section's rate of askers among its readers, as a multiple of the usual one. What each model believes of it (what
 * sections do by themselves, and the lift) times how likely the count is, mixed over the models.
 * @param readersKnown - The exposure is from views; else the section's own readership is one of the unknowns.
 */
export function beliefOf(
  count: number,
  logExposure: number,
  models: readonly Weighed[],
  readersKnown: boolean,
): Belief {
  const bySigma = new Map<number, Belief>();
  for (const model of thinned(models, MODELS)) {
    const belief = bySigma.get(model.sigma) ?? new Float64Array(LENGTH);
    bySigma.set(model.sigma, belief);
    add(belief, count, logExposure, model, readersKnown ? 0 : READERSHIP);
  }
  const sum = new Float64Array(LENGTH);
  for (const [sigma, belief] of bySigma) {
    const whole = readersKnown ? belief : blurred(belief, sigma * Math.sqrt(READERSHIP * (1 - READERSHIP)));
    whole.forEach((one, at) => (sum[at] = (sum[at] ?? 0) + one));
  }
  return sum;
}

export function intervalOf(belief: Belief): Interval {
  const at = (share: number) => Math.exp(quantileOf(belief, share));
  return { ratio: at(0.5), low: at(0.025), high: at(0.975) };
}

/** Adds what one model believes. @param foreign - The part of a section's own deviation that its readers are not answerable for. */
function add(sum: Belief, count: number, logExposure: number, model: Weighed, foreign: number): void {
  const { sigma, share, lift, weight } = model;
  const base = logExposure + model.mu;
  const usual = Math.max(sigma, STEP);
  const parts = [
    { believed: 1 - share, lift: 0, spread: usual },
    { believed: share, lift, spread: Math.hypot(usual, LIFTS_DIFFER) },
  ].filter(({ believed }) => believed > 0);
  const found = parts.map(({ believed, lift: lifted, spread }) => {
    const reach = Math.min(-LOWEST, FAR * spread);
    const first = Math.floor((-reach - LOWEST) / STEP);
    const weights = new Float64Array(Math.ceil((2 * reach) / STEP) + 1);
    const start = Math.log(believed / spread);
    let top = -Infinity;
    for (let at = 0; at < weights.length; at++) {
      const own = LOWEST + (first + at) * STEP;
      const log = own + lifted;
      const density = start - (own / spread) ** 2 / 2 + count * log - Math.exp(base + log);
      weights[at] = density;
      if (density > top) top = density;
    }
    return { first, lifted, weights, top };
  });
  const top = Math.max(...found.map((part) => part.top));
  let total = 0;
  for (const { weights } of found) {
    for (let at = 0; at < weights.length; at++) {
      const log = (weights[at] ?? 0) - top;
      const density = log < -NOTHING ? 0 : Math.exp(log);
      weights[at] = density;
      total += density;
    }
  }
  for (const { first, lifted, weights } of found) {
    for (let at = 0; at < weights.length; at++) {
      const density = weights[at] ?? 0;
      if (density === 0) continue;
      put(sum, lifted + (1 - foreign) * (LOWEST + (first + at) * STEP), (weight * density) / total);
    }
  }
}
