import { NO_PAIR, SKETCH_BITS } from './descriptor';
import type { PageIndex } from './page-index';
import { TOKEN } from './tokens';

/** Bins of the section that the quote stands in, and of those around it. */
export const OWN_BINS = 16;
export const OUTER_BINS = 8;

/**
 * A sketch of a text's word pairs: one-permutation MinHash, cut to a few bits.
 * @see Li, Owen, Zhang: One Permutation Hashing (2012); Li, König: b-Bit Minwise Hashing (2010)
 * @returns For each bin the least pair's bits, `NO_PAIR` for an empty one.
 */
export function sketchOf(index: PageIndex, firstBlock: number, lastBlock: number, bins: number): number[] {
  const least = new Array<number>(bins).fill(Infinity);
  for (const pair of wordPairs(index, firstBlock, lastBlock)) {
    const bin = pair % bins;
    if (pair < (least[bin] ?? 0)) least[bin] = pair;
  }
  const top = 2 ** SKETCH_BITS - 1;
  return least.map((pair) => (pair === Infinity ? NO_PAIR : 1 + (Math.floor(pair / bins) % top)));
}

/** Share of the bins in which two sketches agree, among those that either has; chance left aside. */
export function likeness(one: number[], other: number[]): number {
  let [same, filled] = [0, 0];
  one.forEach((pair, at) => {
    if (pair === NO_PAIR && other[at] === NO_PAIR) return;
    filled += 1;
    if (pair === other[at]) same += 1;
  });
  return filled === 0 ? 0 : same / filled;
}

function* wordPairs(index: PageIndex, firstBlock: number, lastBlock: number): Generator<number> {
  const { tokens, firstToken } = index;
  let last = 0;
  for (let at = firstToken[firstBlock] ?? 0; at < (firstToken[lastBlock + 1] ?? 0); at += 1) {
    if (tokens.kinds[at] === TOKEN.sign) continue;
    const hash = tokens.hashes[at] ?? 0;
    yield mix(last, hash);
    last = hash;
  }
}

/** One number for two hashes in their order. */
export function mix(first: number, second: number): number {
  let hash = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) ^ second;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
