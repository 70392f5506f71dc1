/** A tab in the background paints no frames at all. */
const LIMIT_MS = 150;

/** Resolves when two frames were painted, so that what was hidden is off the screen, or after a time limit. */
export function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(resolve, LIMIT_MS);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(limit);
        resolve();
      }),
    );
  });
}
