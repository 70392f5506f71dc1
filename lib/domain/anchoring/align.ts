/** A stretch of tokens then, beside one of the page. */
export interface Alignment {
  /** Pairs of indices, then and now, in order. */
  pairs: [number, number][];
}

/** Added for each pair that follows another one at once, then and now: runs beat scattered matches. */
const RUN = 0.4;

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
  const best = new Float32Array((thenCount + 1) * width);
  /** 0: none taken here; 1: paired; 2: token then skipped; 3: token now skipped. */
  const steps = new Uint8Array((thenCount + 1) * width);
  const run = new Uint8Array((thenCount + 1) * width);
  for (let i = 1; i <= thenCount; i += 1) {
    for (let j = 1; j <= nowCount; j += 1) {
      const here = i * width + j;
      const [skipThen, skipNow] = [best[here - width] ?? 0, best[here - 1] ?? 0];
      let top = skipThen >= skipNow ? skipThen : skipNow;
      let step = skipThen >= skipNow ? 2 : 3;
      if (equal(i - 1, j - 1)) {
        const w = weight(i - 1);
        const diagonal = here - width - 1;
        const paired = (best[diagonal] ?? 0) + w + (run[diagonal] === 1 ? RUN * w : 0);
        if (paired > top) {
          top = paired;
          step = 1;
          run[here] = 1;
        }
      }
      best[here] = top;
      steps[here] = step;
    }
  }
  const pairs: [number, number][] = [];
  for (let i = thenCount, j = nowCount; i > 0 && j > 0;) {
    const step = steps[i * width + j];
    if (step === 1) {
      pairs.push([i - 1, j - 1]);
      i -= 1;
      j -= 1;
    } else if (step === 2) i -= 1;
    else j -= 1;
  }
  return { pairs: pairs.reverse() };
}
