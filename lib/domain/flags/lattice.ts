/** What is believed of the logarithm of a ratio of rates: a weight for each point of an even lattice, from -5 to 5. */
export type Belief = Float64Array;

export const STEP = 0.025;
export const LOWEST = -5;
export const LENGTH = Math.round(10 / STEP) + 1;

/** A belief by the logarithm of its density; weights add up to 1. */
export function lattice(logDensity: (log: number) => number): Belief {
  const logs = Float64Array.from({ length: LENGTH }, (_, at) => logDensity(LOWEST + at * STEP));
  const top = logs.reduce((most, one) => Math.max(most, one), -Infinity);
  const weights = logs.map((one) => Math.exp(one - top));
  const total = weights.reduce((sum, one) => sum + one, 0);
  return weights.map((one) => one / total);
}

/** Shares a weight out to the two points beside a place. */
export function put(belief: Belief, place: number, weight: number): void {
  const at = Math.max(0, Math.min(LENGTH - 1.001, (place - LOWEST) / STEP));
  const below = Math.floor(at);
  belief[below] = (belief[below] ?? 0) + weight * (1 - at + below);
  belief[below + 1] = (belief[below + 1] ?? 0) + weight * (at - below);
}

/** The logarithm below which a belief has that share of its weight. */
export function quantileOf(belief: Belief, share: number): number {
  const wanted = share * belief.reduce((sum, one) => sum + one, 0);
  let sum = 0;
  for (let at = 0; at < LENGTH; at++) {
    const one = belief[at] ?? 0;
    if (sum + one >= wanted && one > 0) return LOWEST + (at - 0.5 + (wanted - sum) / one) * STEP;
    sum += one;
  }
  return LOWEST + (LENGTH - 1) * STEP;
}

/** What is believed of `one - other`, the two being independent; what lies beyond the lattice stands at its end. */
export function differenceOf(one: Belief, other: Belief): Belief {
  const result = new Float64Array(LENGTH);
  const isThere = (weight: number) => weight > 0;
  const [first, last] = [one.findIndex(isThere), one.findLastIndex(isThere)];
  other.forEach((weight, at) => {
    if (weight < 1e-9) return;
    const shift = Math.round(-LOWEST / STEP) - at;
    for (let from = Math.max(0, first); from <= last; from++) {
      const to = Math.max(0, Math.min(LENGTH - 1, from + shift));
      result[to] = (result[to] ?? 0) + weight * (one[from] ?? 0);
    }
  });
  return result;
}

/** A normal error of that width around nothing. */
export function errorOf(width: number): Belief {
  return lattice((log) => -((log / Math.max(width, STEP / 2)) ** 2) / 2);
}
