import type { Descriptor } from './descriptor';
import type { Landmarks } from './landmarks';
import type { PageIndex } from './page-index';

/** What is said of a place when no landmark is left: neither for nor against. */
const UNKNOWN = 0.4;
/** On the wrong side of a landmark. */
const WRONG_SIDE = -0.6;
/** So many landmarks to each side are asked. */
const ASKED = 2;
/** Share of the place that equal neighbours make, by their distance. */
const NEIGHBOURS = [0.5, 0.3, 0.2];

/** A descriptor's landmarks by side, the nearest first. */
export interface Places {
  above: [then: number, now: number][];
  below: [then: number, now: number][];
}

export function sortPlaces(marks: Landmarks): Places {
  const all = [...marks.now].filter(([then]) => then !== 0);
  const near = (a: [number, number], b: [number, number]): number => Math.abs(a[0]) - Math.abs(b[0]);
  return {
    above: all.filter(([then]) => then < 0).sort(near),
    below: all.filter(([then]) => then > 0).sort(near),
  };
}

/**
 * How well a block stands where a block then stood, 0 to 1, below 0 where landmarks contradict.
 * @param then - 0 for the unit itself, else a block's place beside it.
 */
export function placeFit(descriptor: Descriptor, index: PageIndex, places: Places, block: number, then = 0): number {
  const above = [...places.above, ...places.below].filter(([at]) => at < then);
  const below = [...places.above, ...places.below].filter(([at]) => at > then);
  const near = (list: [number, number][]): [number, number][] =>
    list.sort((a, b) => Math.abs(a[0] - then) - Math.abs(b[0] - then)).slice(0, ASKED);
  const sides = [side(near(above), block, then), side(near(below), block, then)].filter((one) => one !== null);
  const between = sides.length === 0 ? UNKNOWN : sides.reduce((sum, one) => sum + one, 0) / sides.length;
  if (then !== 0) return between;
  return 0.55 * between + 0.45 * neighbourFit(descriptor, index, block);
}

function side(marks: [number, number][], block: number, then: number): number | null {
  if (marks.length === 0) return null;
  const fits = marks.map(([at, now]) => {
    const [wasAway, isAway] = [then - at, block - now];
    if (Math.sign(wasAway) !== Math.sign(isAway)) return WRONG_SIDE;
    return Math.max(0, 1 - Math.abs(isAway - wasAway) / (Math.abs(wasAway) + 2));
  });
  return Math.max(...fits);
}

/** Equal blocks at one, two, three blocks' distance, on both sides. */
function neighbourFit({ above, below, blocks }: Descriptor, index: PageIndex, block: number): number {
  let [fit, possible] = [0, 0];
  NEIGHBOURS.forEach((share, at) => {
    for (const [then, now] of [
      [above[at], block - 1 - at],
      [below[at], block + blocks + at],
    ] as const) {
      if (then === undefined && (now < 0 || now >= index.blocks.length))
        fit += share; // an end of the page, then as now
      else if (then !== undefined && index.short[now] === then.short && now >= 0) fit += share;
      possible += share;
    }
  });
  return fit / possible;
}
