import type { Descriptor, Neighbour } from './descriptor';
import type { PageIndex } from './page-index';

/**
 * Which blocks of the page are which of those around the anchor then. Places then are counted from the unit: -1 is the
 * block above it, 1 the one below it, 0 the unit itself.
 */
export interface Landmarks {
  /** The block now, by its place then. */
  now: Map<number, number>;
  /** The place then, by the block now. */
  then: Map<number, number>;
}

/** A pair that stands alone, without an equal neighbour, must be at least this large to count. */
const LONE_SIZE = 3;

/**
 * Blocks that are unique then and now are paired; from each pair on, equal blocks in the same order are, too. That
 * survives moving. Hashes of 16 bits alone would pair strangers on a large page, so size and level must agree.
 */
export function findLandmarks(descriptor: Descriptor, index: PageIndex): Landmarks {
  const marks: Landmarks = { now: new Map(), then: new Map() };
  const around = new Map<number, Neighbour>();
  descriptor.above.forEach((one, at) => around.set(-1 - at, one));
  descriptor.below.forEach((one, at) => around.set(1 + at, one));
  const often = new Map<number, number>();
  const unitShort = descriptor.hash >>> 16;
  for (const short of [unitShort, ...[...around.values()].map((one) => one.short)])
    often.set(short, (often.get(short) ?? 0) + 1);
  const fits = (place: number, block: number): boolean => {
    if (place === 0) return descriptor.blocks === 1 && index.hashes[block] === descriptor.hash;
    const one = around.get(place);
    if (one === undefined || index.short[block] !== one.short || index.sizes[block] !== one.size) return false;
    return (index.blocks[block]?.level ?? 0) === one.level;
  };
  const places = [0, ...around.keys()].sort((a, b) => Math.abs(a) - Math.abs(b));
  const seeds: [number, number][] = [];
  for (const place of places) {
    const short = place === 0 ? unitShort : (around.get(place)?.short ?? 0);
    if (often.get(short) !== 1) continue;
    const now = (index.byShort.get(short) ?? []).filter((block) => fits(place, block));
    const [only] = now;
    if (only !== undefined && now.length === 1) seeds.push([place, only]);
  }
  const stepOver = (place: number, step: number): number =>
    place + step === 0 && descriptor.blocks > 1 ? NaN : place + step;
  const take = (place: number, block: number): boolean => {
    if (marks.now.has(place) || marks.then.has(block)) return false;
    marks.now.set(place, block);
    marks.then.set(block, place);
    return true;
  };
  for (const [place, block] of seeds) {
    const next = fits(stepOver(place, 1), block + 1) || fits(stepOver(place, -1), block - 1);
    if (!next && (index.sizes[block] ?? 0) < LONE_SIZE) continue;
    if (!take(place, block)) continue;
    for (const step of [1, -1]) {
      for (let far = step; fits(stepOver(place, far), block + far); far += step) {
        if (!take(place + far, block + far)) break;
      }
    }
  }
  return marks;
}
