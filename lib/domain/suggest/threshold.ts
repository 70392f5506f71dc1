/** Of the people who ask something new no more than this share should be shown anything. */
const FALSE_SHARE = 0.14;

/** From fewer questions nothing can be told. */
const FEWEST = 10;

/** @param confidences - What the ranking made of questions whose own answer it did not know. */
export function thresholdFor(confidences: number[]): number {
  if (confidences.length < FEWEST) return Infinity;
  const inOrder = confidences.toSorted((a, b) => a - b);
  return inOrder[Math.min(inOrder.length - 1, Math.ceil((1 - FALSE_SHARE) * inOrder.length))] ?? Infinity;
}
