/** A stretch of tokens then, beside one of the page. */
export interface Alignment {
  /** Pairs of indices, then and now, in order. */
  pairs: [number, number][];
}

/** Added for each pair that follows another one at once, then and now: runs beat scattered matches. */
const RUN = 0.4;

/** Kept from one alignment to the next: making them anew takes longer than filling them. */
let tables = { best: new Float32Array(0), paired: new Uint8Array(0) };

function tablesFor(cells: number): typeof tables {
  if (tables.paired.length < cells) tables = { best: new Float32Array(2 * cells), paired: new Uint8Array(2 * cells) };
  return tables;
}

/** Tokens then; of each hash only the bits of its mask are known. */
export interface TokensThen {
  count: number;
  hashes: Uint32Array;
  masks: Uint32Array;
  weights: Float32Array;
}

/** The best alignment of two token lists: longest common subsequence by weight, runs preferred. */
export function align({ count, hashes, masks, weights }: TokensThen, now: Uint32Array): Alignment {
  const width = now.length + 1;
  const { best, paired } = tablesFor((count + 1) * width);
  best.fill(0, 0, width);
  paired.fill(0, 0, (count + 1) * width);
  for (let i = 1; i <= count; i += 1) {
    const hash = hashes[i - 1] ?? 0;
    const mask = masks[i - 1] ?? 0;
    const weight = weights[i - 1] ?? 0;
    const row = i * width;
    let left = 0;
    best[row] = 0;
    for (let j = 1; j < width; j += 1) {
      const here = row + j;
      const above = best[here - width] ?? 0;
      if (above > left) left = above;
      if ((((now[j - 1] ?? 0) ^ hash) & mask) === 0) {
        const diagonal = here - width - 1;
        const both = (best[diagonal] ?? 0) + weight + (paired[diagonal] === 1 ? RUN * weight : 0);
        if (both > left) {
          paired[here] = 1;
          left = Math.fround(both);
        }
      }
      best[here] = left;
    }
  }
  const pairs: [number, number][] = [];
  for (let i = count, j = now.length; i > 0 && j > 0;) {
    const here = i * width + j;
    if (paired[here] === 1) {
      pairs.push([i - 1, j - 1]);
      i -= 1;
      j -= 1;
    } else if ((best[here - width] ?? 0) >= (best[here - 1] ?? 0)) i -= 1;
    else j -= 1;
  }
  return { pairs: pairs.reverse() };
}
