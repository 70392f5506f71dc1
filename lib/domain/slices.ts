/** Long work as small steps: whoever runs it may rest after each. */
export type Steps<Result> = Generator<void, Result>;

/** Half of a frame at 60 Hz: the page keeps the other half. */
const PAGE_SLICE_MS = 8;

/** Does all of it at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/**
 * Does the work in slices, the first one at once, and leaves the thread to others between them.
 * @param isWanted - Asked after every rest. @returns `null` if it is wanted no more.
 */
export async function finishInSlices<Result>(
  steps: Steps<Result>,
  isWanted: () => boolean,
  sliceMs: number = PAGE_SLICE_MS,
): Promise<Result | null> {
  for (;;) {
    const until = performance.now() + sliceMs;
    let step = steps.next();
    while (step.done !== true && performance.now() < until) step = steps.next();
    if (step.done === true) return step.value;
    await new Promise((resolve) => setTimeout(resolve));
    if (!isWanted()) return null;
  }
}
