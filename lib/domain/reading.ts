import type { NativeComment } from './comment';
import type { EpochMs } from './delivery';
import type { Problem } from './problem';

/** How far a page's comments were read, kept with them: what the next reading need not ask again. */
export interface ReadingNotes {
  /** When everything was last looked through, whatever was known. */
  wholeAt: EpochMs;
  /** When the wiki was last asked what changed, and could tell; `null`: it cannot, or was not asked yet. */
  searchedAt: EpochMs | null;
  /** When a thread's answers were last asked for by themselves, by the id of its first comment; `null`: they never need to be. */
  answersAt: Record<string, EpochMs> | null;
  /** Threads whose answers were never read, by the same id: what is known of them is their first comment alone. */
  unread: string[];
}

export const NO_NOTES: ReadingNotes = { wholeAt: 0, searchedAt: null, answersAt: {}, unread: [] };

/** A page's comments as far as one browser knows them, oldest first. */
export interface Reading {
  comments: NativeComment[];
  notes: ReadingNotes;
}

/** A reading that may have stopped on the way: what it got counts, `problem` says what kept it from the rest. */
export interface UpdatedReading extends Reading {
  problem: Problem | null;
}

/** What a reading is for. */
export interface Look {
  now: EpochMs;
  /** First comments of threads that somebody has before them: their answers are read in any case, these first. */
  threads: string[];
  /** `threads`: everything else was read a moment ago. */
  of: 'page' | 'threads';
}
