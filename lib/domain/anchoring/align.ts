/** A stretch of tokens then, beside one of the page. */
export interface Alignment {
  /** Pairs of indices, then and now, in order. */
  pairs: [number, number][];
}

/** Added for each pair that follows another one at once, then and now: runs beat scattered matches. */
const RUN = 0.4;

/** How the best alignment up to a pair of tokens ends; 0 at the edges. */
const [PAIRED, THEN_SKIPPED, NOW_SKIPPED] = [1, 2, 3];

/** Kept from one alignment to the next: making them anew takes longer than filling them. */
let tables = { best: new Float32Array(0), steps: new Uint8Array(0) };

function tablesFor(cells: number): typeof tables {
  if (tables.steps.length < cells) tables = { best: new Float32Array(2 * cells), steps: new Uint8Array(2 * cells) };
  return tables;
}

/**
 * The best alignment of two token lists: longest common subsequence by weight, runs preferred.
 * @param equal - Whether a token then is one now.
 * @param weight - Of a token then.
 */
export function align(
  thenCount: number,
  nowCount: number,
  equal: (then: number, now: number) => boolean,
  weight: (then: number) => number,
): Alignment {
  const width = nowCount + 1;
  const { best, steps } = tablesFor((thenCount + 1) * width);
  best.fill(0, 0, width);
  steps.fill(0, 0, width);
  for (let i = 1; i <= thenCount; i += 1) {
    best[i * width] = 0;
    steps[i * width] = 0;
    for (let j = 1; j <= nowCount; j += 1) {
      const here = i * width + j;
      const [skipThen, skipNow] = [best[here - width] ?? 0, best[here - 1] ?? 0];
      let top = skipThen >= skipNow ? skipThen : skipNow;
      let step = skipThen >= skipNow ? THEN_SKIPPED : NOW_SKIPPED;
      if (equal(i - 1, j - 1)) {
        const w = weight(i - 1);
        const diagonal = here - width - 1;
        const paired = (best[diagonal] ?? 0) + w + (steps[diagonal] === PAIRED ? RUN * w : 0);
        if (paired > top) {
          top = paired;
          step = PAIRED;
        }
      }
      best[here] = top;
      steps[here] = step;
    }
  }
  const pairs: [number, number][] = [];
  for (let i = thenCount, j = nowCount; i > 0 && j > 0;) {
    const step = steps[i * width + j];
    if (step === PAIRED) {
      pairs.push([i - 1, j - 1]);
      i -= 1;
      j -= 1;
    } else if (step === THEN_SKIPPED) i -= 1;
    else j -= 1;
  }
  return { pairs: pairs.reverse() };
}
