/** The emulator's time: the real one, moved on by tests instead of waiting. Epoch milliseconds. */
export interface Clock {
  now(): number;
  advance(ms: number): void;
}

/** Starts at the present moment and runs on with it. */
export function createClock(): Clock {
  let aheadMs = 0;
  return {
    now: () => Date.now() + aheadMs,
    advance: (ms) => {
      aheadMs += ms;
    },
  };
}

/** Confluence's own form of a moment: ISO 8601, UTC, milliseconds. */
export function isoAt(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
