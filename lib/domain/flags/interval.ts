import { differenceOf, errorOf, LENGTH, LOWEST, put, quantileOf, STEP, type Belief } from './lattice';
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

/** e to the power of each point of the lattice. */
const RATES = Float64Array.from({ length: LENGTH }, (_, at) => Math.exp(LOWEST + at * STEP));

/**
 * A section's rate of askers among its readers, as a multiple of the usual one. What each model believes of it (what
 * sections do by themselves, and the lift) times how likely the count is, mixed over the models.
 * @param readersKnown - The exposure is from views; else the section's own readership is one of the unknowns.
 */
export function believer(
  models: readonly Weighed[],
  readersKnown: boolean,
): (count: number, logExposure: number) => Belief {
  const some = thinned(models, MODELS);
  const foreign = readersKnown ? 0 : READERSHIP;
  const bySigma = [...Map.groupBy(some, ({ sigma }) => sigma)].map(([sigma, alike]) => ({
    parts: alike.map(partsOf),
    error: readersKnown ? null : errorOf(sigma * Math.sqrt(READERSHIP * (1 - READERSHIP))),
  }));
  return (count, logExposure) => {
    const sum = new Float64Array(LENGTH);
    for (const { parts, error } of bySigma) {
      const belief = new Float64Array(LENGTH);
      for (const own of parts) add(belief, count, logExposure, own, foreign);
      const whole = error === null ? belief : differenceOf(belief, error);
      whole.forEach((one, at) => (sum[at] = (sum[at] ?? 0) + one));
    }
    return sum;
  };
}

export function intervalOf(belief: Belief): Interval {
  const at = (share: number) => Math.exp(quantileOf(belief, share));
  return { ratio: at(0.5), low: at(0.025), high: at(0.975) };
}

/** What a model holds of sections like others, or of those that fail their readers, before any count. */
interface Part {
  lift: number;
  /** Where on the lattice it begins, and the logarithms of its densities from there on. */
  first: number;
  logs: Float64Array;
  /** Those times how likely the count is; used anew for each. */
  weights: Float64Array;
}

interface Parts {
  model: Weighed;
  of: Part[];
}

function partsOf(model: Weighed): Parts {
  const { sigma, share, lift } = model;
  const usual = Math.max(sigma, STEP);
  const partOf = (believed: number, spread: number, lifted: number): Part => {
    const reach = Math.min(-LOWEST, FAR * spread);
    const first = Math.floor((-reach - LOWEST) / STEP);
    const length = Math.min(LENGTH - first, Math.ceil((2 * reach) / STEP) + 1);
    const start = Math.log(believed / spread);
    const logs = Float64Array.from({ length }, (_, at) => start - ((LOWEST + (first + at) * STEP) / spread) ** 2 / 2);
    return { lift: lifted, first, logs, weights: new Float64Array(length) };
  };
  const parts = [partOf(1 - share, usual, 0)];
  if (share > 0) parts.push(partOf(share, Math.hypot(usual, LIFTS_DIFFER), lift));
  return { model, of: parts };
}

/** Adds what one model believes. @param foreign - The part of a section's own deviation that its readers are not answerable for. */
function add(sum: Belief, count: number, logExposure: number, { model, of }: Parts, foreign: number): void {
  let top = -Infinity;
  for (const { first, lift, logs, weights } of of) {
    const usual = Math.exp(logExposure + model.mu + lift);
    for (let at = 0; at < weights.length; at++) {
      const own = LOWEST + (first + at) * STEP;
      const log = (logs[at] ?? 0) + count * (own + lift) - usual * (RATES[first + at] ?? 0);
      weights[at] = log;
      if (log > top) top = log;
    }
  }
  let total = 0;
  for (const { weights } of of) {
    for (let at = 0; at < weights.length; at++) {
      const log = (weights[at] ?? 0) - top;
      const density = log < -NOTHING ? 0 : Math.exp(log);
      weights[at] = density;
      total += density;
    }
  }
  for (const { first, lift, weights } of of) {
    for (let at = 0; at < weights.length; at++) {
      const density = weights[at] ?? 0;
      if (density === 0) continue;
      put(sum, lift + (1 - foreign) * (LOWEST + (first + at) * STEP), (model.weight * density) / total);
    }
  }
}
