import type { Corpus } from '../suggest/corpus';

/** Requests that ask about the same, by their places in the row that was given. */
export interface Group {
  members: number[];
  /** The one that is most like all others: its words stand for the group. */
  typical: number;
}

/** Groups whose requests are less alike than this in the mean stay apart. */
export const TOGETHER = 0.18;

/**
 * Groups questions by likeness: average linkage from the bottom up over shared words and parts of words, made clearer
 * by whom each is alike to. Largest group first.
 * @param corpus - Of all questions of the site, so that words which all use count for little.
 * @param some - Those to group, as places in the corpus.
 */
export function groupsOf(corpus: Corpus, some: Int32Array, together = TOGETHER): Group[] {
  const likeness = clearer(corpus.likenessAmong(some), some.length);
  const groups = linked(likeness, some.length, together);
  return groups
    .map((members) => ({ members, typical: typicalOf(members, likeness, some.length) }))
    .sort((a, b) => b.members.length - a.members.length || a.typical - b.typical);
}

/** Two are alike also when they are alike to the same others: the cosine of their rows, mixed with their own likeness. */
function clearer(likeness: Float64Array, count: number): Float64Array {
  const lengths = Float64Array.from({ length: count }, (_, row) => {
    let sum = 0;
    for (let at = 0; at < count; at++) sum += (likeness[row * count + at] ?? 0) ** 2;
    return Math.sqrt(sum);
  });
  const result = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let at = 0; at < count; at++) sum += (likeness[a * count + at] ?? 0) * (likeness[b * count + at] ?? 0);
      const both = (lengths[a] ?? 0) * (lengths[b] ?? 0);
      const mixed = ((likeness[a * count + b] ?? 0) + (both > 0 ? sum / both : 0)) / 2;
      result[a * count + b] = mixed;
      result[b * count + a] = mixed;
    }
  }
  return result;
}

/** Average linkage (Sokal and Michener 1958); the two groups that are most alike become one until none are alike enough. */
function linked(likeness: Float64Array, count: number, together: number): number[][] {
  const groups = new Map<number, number[]>(Array.from({ length: count }, (_, at) => [at, [at]]));
  const between = likeness.slice();
  for (;;) {
    let best = { like: together, a: -1, b: -1 };
    const alive = [...groups.keys()];
    for (const [place, a] of alive.entries()) {
      for (const b of alive.slice(place + 1)) {
        const like = between[a * count + b] ?? 0;
        if (like > best.like) best = { like, a, b };
      }
    }
    const [first, second] = [groups.get(best.a), groups.get(best.b)];
    if (first === undefined || second === undefined) return [...groups.values()];
    const all = first.length + second.length;
    for (const other of alive) {
      const mean =
        (first.length * (between[best.a * count + other] ?? 0) +
          second.length * (between[best.b * count + other] ?? 0)) /
        all;
      between[best.a * count + other] = mean;
      between[other * count + best.a] = mean;
    }
    groups.set(best.a, [...first, ...second]);
    groups.delete(best.b);
  }
}

function typicalOf(members: number[], likeness: Float64Array, count: number): number {
  const like = (one: number) => members.reduce((sum, other) => sum + (likeness[one * count + other] ?? 0), 0);
  return members.reduce((best, one) => (like(one) > like(best) ? one : best), members[0] ?? 0);
}
