const [SHARP, LIKELY, LIKELY_WHEN_SURE] = [0.5, 0.001, 0.002];
const LEAD = 0.5;

/** An answer with what speaks for it: to rank by, and to tell how sure that is. */
export interface Scored {
  answer: number;
  rank: number;
  sure: number;
}

/** @param parts - Of each answer, what its questions have to say. */
export function scored(answer: number, plain: number, sharp: number, likely: number): Scored {
  const voices = plain + SHARP * sharp;
  return { answer, rank: voices + LIKELY * likely, sure: voices + LIKELY_WHEN_SURE * likely };
}

/** The best score, and half of its lead over the next. */
export function confidenceOf(answers: Scored[]): number {
  let [best, second] = [-Infinity, -Infinity];
  for (const { sure } of answers) {
    if (sure > best) [best, second] = [sure, best];
    else if (sure > second) second = sure;
  }
  return second === -Infinity ? best : best + LEAD * (best - second);
}
