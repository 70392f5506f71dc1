/** Something that is done again and again, and never so often that it is felt. */
export interface Pace {
  /** Has it done soon: in the next frame, if it was not done lately. */
  ask(): void;
  cancel(): void;
}

/** After it was done it rests for so many times as long as it took. */
const REST = 4;

/** Runs something whenever it was asked for, before the next frame is drawn where there was rest enough. */
export function createPace(run: () => void | Promise<void>): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let restUntil = 0;
  const cancel = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    timer = undefined;
    frame = 0;
  };
  const go = async () => {
    cancel();
    const from = performance.now();
    await run();
    const now = performance.now();
    restUntil = now + REST * (now - from);
  };
  return {
    ask() {
      if (timer !== undefined || frame !== 0) return;
      const restMs = restUntil - performance.now();
      if (restMs <= 0 && !document.hidden)
        frame = requestAnimationFrame(() => void go()); // nothing is drawn of a hidden page
      else timer = setTimeout(() => void go(), restMs);
    },
    cancel,
  };
}
