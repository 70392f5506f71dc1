import type { Cells } from './cells';

/** The same sections at every run: two browsers that see the same requests flag the same sections. */
const SEED = 0x9e3779b9;

/** Some of the sections, drawn at random without order; all of them where there are no more. */
export function sampled(cells: Cells, size: number): Cells {
  const total = cells.of.length;
  if (total <= size) return cells;
  const random = mulberry(SEED);
  const order = cells.of.slice();
  const sizes = new Float64Array(cells.sizes.length);
  for (let at = 0; at < size; at++) {
    const other = at + Math.floor(random() * (total - at));
    const cell = order[other] ?? 0;
    order[other] = order[at] ?? 0;
    sizes[cell] = (sizes[cell] ?? 0) + 1;
  }
  const present = [...sizes.keys()].filter((cell) => (sizes[cell] ?? 0) > 0);
  const pick = (from: Float64Array) => Float64Array.from(present, (cell) => from[cell] ?? 0);
  return {
    counts: pick(cells.counts),
    logExposures: pick(cells.logExposures),
    sizes: pick(sizes),
    of: order.slice(0, size),
  };
}

/** Numbers from 0 to below 1, evenly spread (Tommy Ettinger's Mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
