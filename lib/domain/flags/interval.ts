import type { Weighed } from './model';

/** A ratio of rates: its median, and the bounds between which it lies with 95 %. */
export interface Interval {
  ratio: number;
  low: number;
  high: number;
}

const STEP = 0.025;
const LOWEST = -5;
const LENGTH = Math.round(10 / STEP) + 1;
/**
 * Where no views are known, sections differ in how often they are read as well as in how often a reader asks, and
 * counts cannot tell the one from the other. Half of it each: nothing speaks for another share.
 */
const READERSHIP = 0.5;

/**
 * A section's rate of askers among its readers, as a multiple of the usual one. What each model believes of it (what
 * sections do by themselves, and the lift) times how likely the count is, mixed over the models.
 * @param readersKnown - The exposure is from views; else the section's own readership is one of the unknowns.
 */
export function intervalOf(
  count: number,
  logExposure: number,
  models: readonly Weighed[],
  readersKnown: boolean,
): Interval {
  const bySigma = new Map<number, Float64Array>();
  for (const model of models) {
    const density = bySigma.get(model.sigma) ?? new Float64Array(LENGTH);
    bySigma.set(model.sigma, density);
    add(density, count, logExposure, model, readersKnown ? 0 : READERSHIP);
  }
  const sum = new Float64Array(LENGTH);
  for (const [sigma, density] of bySigma) {
    const whole = readersKnown ? density : blurred(density, sigma * Math.sqrt(READERSHIP * (1 - READERSHIP)));
    whole.forEach((one, at) => (sum[at] = (sum[at] ?? 0) + one));
  }
  const at = (share: number) => Math.exp(quantile(sum, share));
  return { ratio: at(0.5), low: at(0.025), high: at(0.975) };
}

/** Adds what one model believes. @param foreign - The part of a section's own deviation that its readers are not answerable for. */
function add(sum: Float64Array, count: number, logExposure: number, model: Weighed, foreign: number): void {
  const { sigma, share, lift, weight } = model;
  const base = logExposure + model.mu;
  const spread = Math.max(sigma, STEP);
  const parts = [
    { believed: 1 - share, lift: 0 },
    { believed: share, lift },
  ].filter(({ believed }) => believed > 0);
  const logs = parts.map(({ believed, lift: lifted }) =>
    Float64Array.from({ length: LENGTH }, (_, at) => {
      const own = LOWEST + at * STEP;
      const log = own + lifted;
      return Math.log(believed) - (own / spread) ** 2 / 2 + count * log - Math.exp(base + log);
    }),
  );
  const top = logs.reduce((most, row) => row.reduce((higher, one) => Math.max(higher, one), most), -Infinity);
  const total = logs.reduce((all, row) => all + row.reduce((some, one) => some + Math.exp(one - top), 0), 0);
  logs.forEach((row, part) => {
    const lifted = parts[part]?.lift ?? 0;
    row.forEach((log, at) => {
      const share = Math.exp(log - top);
      if (share < 1e-9) return;
      put(sum, lifted + (1 - foreign) * (LOWEST + at * STEP), (weight * share) / total);
    });
  });
}

/** Shares a weight out to the two lattice points beside a place. */
function put(sum: Float64Array, place: number, weight: number): void {
  const at = Math.max(0, Math.min(LENGTH - 1.001, (place - LOWEST) / STEP));
  const below = Math.floor(at);
  sum[below] = (sum[below] ?? 0) + weight * (1 - at + below);
  sum[below + 1] = (sum[below + 1] ?? 0) + weight * (at - below);
}

function blurred(density: Float64Array, width: number): Float64Array {
  const reach = Math.ceil((4 * width) / STEP);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, at) => bell(((at - reach) * STEP) / Math.max(width, STEP)));
  const total = kernel.reduce((sum, one) => sum + one, 0);
  const result = new Float64Array(LENGTH);
  density.forEach((one, at) => {
    if (one === 0) return;
    kernel.forEach((share, index) => {
      const to = Math.max(0, Math.min(LENGTH - 1, at + index - reach));
      result[to] = (result[to] ?? 0) + (one * share) / total;
    });
  });
  return result;
}

const bell = (x: number) => Math.exp((-x * x) / 2);

function quantile(density: Float64Array, share: number): number {
  const total = density.reduce((sum, one) => sum + one, 0);
  let sum = 0;
  for (let at = 0; at < LENGTH; at++) {
    const one = density[at] ?? 0;
    if (sum + one >= share * total && one > 0) return LOWEST + (at - 0.5 + (share * total - sum) / one) * STEP;
    sum += one;
  }
  return LOWEST + (LENGTH - 1) * STEP;
}
