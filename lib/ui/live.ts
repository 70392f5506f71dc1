import type { Problem } from '@/lib/domain/problem';

/** What came of looking once. */
export interface Looked {
  changed: boolean;
  problem: Problem | null;
}

export interface LivePorts {
  now: () => number;
  /** Returns how to call it off. */
  after: (waitMs: number, run: () => void) => () => void;
  /** Somebody has the list before them. */
  isWatched: () => boolean;
  /** Reads once more; what came of it. */
  look: () => Promise<Looked>;
}

/** How often is looked, by how long nothing happened: an answer is there within 5 s while two people talk. */
const PACE = [
  { untilMs: 2 * 60_000, everyMs: 3_500 },
  { untilMs: 10 * 60_000, everyMs: 15_000 },
] as const;
const SELDOM_MS = 60_000;
const LONGEST_MS = 5 * 60_000;

/**
 * Looks for new answers again and again while somebody watches: often while something happens, ever more seldom while
 * nothing does, not at all while nobody looks. A wiki that asks to be left alone is.
 */
export function startLive({ now, after, isWatched, look }: LivePorts) {
  let lastStir = now();
  let failures = 0;
  let waitMs = 0;
  let callOff = (): void => {};
  let looking = false;
  let waiting = false;

  function paceMs(): number {
    const still = now() - lastStir;
    const everyMs = PACE.find(({ untilMs }) => still < untilMs)?.everyMs ?? SELDOM_MS;
    return Math.max(waitMs, Math.min(LONGEST_MS, everyMs * 2 ** failures));
  }

  function schedule(): void {
    callOff();
    waiting = isWatched();
    if (waiting) callOff = after(paceMs(), () => void run());
  }

  async function run(): Promise<void> {
    if (looking) return;
    looking = true;
    const { changed, problem } = await look();
    looking = false;
    if (changed) lastStir = now();
    failures = problem === null ? 0 : Math.min(6, failures + 1);
    waitMs = problem?.kind === 'busy' ? problem.waitMs : 0;
    schedule();
  }

  schedule();
  return {
    /** The person did something, or came back: it may go on at once. */
    stir(): void {
      const wasStill = now() - lastStir >= PACE[0].untilMs;
      lastStir = now();
      if (wasStill || !waiting) schedule();
    },
    /** It may be watched now, or no more. */
    watchChanged: schedule,
    stop: (): void => callOff(),
  };
}
