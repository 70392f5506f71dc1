/**
 * How likely a count is where the rate itself varies from section to section: `count ~ Poisson(exp(logRate + spread z))`,
 * `z ~ N(0, 1)`. There is no closed form; the integral over z is taken by Gauss and Hermite's rule with seven nodes,
 * centred at the integrand's own maximum and scaled by its curvature there (Liu and Pierce 1994, "A note on
 * Gauss-Hermite quadrature", Biometrika 81).
 */

/** Nodes of the rule, and its weights times exp(node²) (Abramowitz and Stegun, table 25.10, n = 7). */
const NODES: [node: number, weight: number][] = [
  [0, 0.810264617556807],
  [0.816287882858965, 0.42560725261012783],
  [1.673551628767471, 0.054515582819127],
  [2.651961356835233, 0.000971781245099519],
].map(([node = 0, weight = 0]) => [node, weight * Math.exp(node * node)]);

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
/** A Newton step moves the rate by at most this factor's logarithm, or it would fly off where the count is far above the rate. */
const LONGEST_STEP = 1.5;
const CLOSE_ENOUGH = 1e-7;

/** Natural logarithm of gamma(x), x > 0, to 13 digits (Lanczos' approximation, g = 7, n = 9). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const at = x - 1;
  const sum = LANCZOS.reduce((all, one, index) => all + (index === 0 ? one : one / (at + index)), 0);
  const t = at + 7.5;
  return HALF_LOG_TWO_PI + (at + 0.5) * Math.log(t) - t + Math.log(sum);
}
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/**
 * Logarithm of the probability of `count`.
 * @param count - Not below 0; may be broken, where older askers weigh less.
 * @param spread - Standard deviation of the rate's logarithm, not below 0.
 */
export function logProbability(count: number, logRate: number, spread: number): number {
  const mode = modeOf(count, logRate, spread);
  const curvature = 1 + spread * spread * Math.exp(logRate + spread * mode);
  const scale = Math.sqrt(2 / curvature);
  const height = (z: number) => {
    const log = logRate + spread * z;
    return count * log - Math.exp(log) - (z * z) / 2;
  };
  const top = height(mode);
  let sum = 0;
  for (const [node, weight] of NODES) {
    sum += weight * Math.exp(height(mode + scale * node) - top);
    if (node !== 0) sum += weight * Math.exp(height(mode - scale * node) - top);
  }
  return top + Math.log(sum * scale) - HALF_LOG_TWO_PI - logGamma(count + 1);
}

/** Where the integrand is highest: its logarithm is concave, so that Newton's steps end there. */
function modeOf(count: number, logRate: number, spread: number): number {
  let z = 0;
  for (let round = 0; round < 60; round++) {
    const rate = Math.exp(logRate + spread * z);
    const step = (spread * (count - rate) - z) / (1 + spread * spread * rate);
    const most = LONGEST_STEP / Math.max(spread, 0.1);
    z += Math.max(-most, Math.min(most, step));
    if (Math.abs(step) < CLOSE_ENOUGH) return z;
  }
  return z;
}

const LOWEST = -24;
const HIGHEST = 14;
const STEP = 0.1;
const LENGTH = Math.round((HIGHEST - LOWEST) / STEP) + 1;

/** `logProbability` for one spread, kept on a lattice of rates and read off between its points by a cubic through four of them. */
export class ProbabilityTable {
  readonly #spread: number;
  readonly #rows = new Map<number, Float64Array>();

  constructor(spread: number) {
    this.#spread = spread;
  }

  /** The row of a count, for `read`. */
  row(count: number): Float64Array {
    const known = this.#rows.get(count);
    if (known !== undefined) return known;
    const row = new Float64Array(LENGTH).fill(NaN);
    this.#rows.set(count, row);
    return row;
  }

  read(count: number, row: Float64Array, logRate: number): number {
    const at = Math.max(1, Math.min(LENGTH - 3.001, (logRate - LOWEST) / STEP));
    const below = Math.floor(at);
    const t = at - below;
    const a = this.#point(count, row, below - 1);
    const b = this.#point(count, row, below);
    const c = this.#point(count, row, below + 1);
    const d = this.#point(count, row, below + 2);
    return b + t * (c - a / 3 - b / 2 - d / 6 + t * ((a + c) / 2 - b + t * ((b - c) / 2 + (d - a) / 6)));
  }

  #point(count: number, row: Float64Array, index: number): number {
    const known = row[index] ?? NaN;
    if (!Number.isNaN(known)) return known;
    return (row[index] = logProbability(count, LOWEST + index * STEP, this.#spread));
  }
}
