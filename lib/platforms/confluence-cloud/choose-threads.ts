import type { Look, ReadingNotes } from '@/lib/domain/reading';

/** As many threads as a drawer lists at once. */
const MOST_THREADS = 30;
/** Of these, what fits on a screen is read to its end. */
const MOST_DEEP = 8;
/** When nothing is known of a thread's answers. */
const MOST_UNREAD = 20;
/** Looked through in turn, whatever the search says. */
const IN_TURN = 2;

export interface ChosenThread {
  id: string;
  /** Also answers to answers that had none: one request for each. */
  deep: boolean;
}

/**
 * The threads whose answers are asked for one by one in this reading, in that order: those that somebody has before
 * them; those of which the answers were never read, or contradict what the search said; and a few in turn, the
 * longest unread first.
 * @param doubted - The search did not find answers of theirs that it should have.
 */
export function chooseThreads(
  roots: string[],
  notes: Pick<ReadingNotes, 'answersAt' | 'unread'>,
  look: Look,
  doubted: ReadonlySet<string>,
): ChosenThread[] {
  const there = new Set(roots);
  const shown = look.threads.filter((id) => there.has(id)).slice(0, MOST_THREADS);
  const chosen = new Map(shown.map((id, place) => [id, place < MOST_DEEP]));
  if (look.of === 'page') {
    const urgent = roots.filter((id) => doubted.has(id) || notes.unread.includes(id));
    for (const id of urgent) if (chosen.size < MOST_UNREAD && !chosen.has(id)) chosen.set(id, true);
    const readAt = (id: string) => notes.answersAt?.[id] ?? 0;
    const inTurn = roots.filter((id) => !chosen.has(id)).sort((a, b) => readAt(a) - readAt(b));
    for (const id of inTurn.slice(0, Math.max(0, IN_TURN - chosen.size))) chosen.set(id, false);
  }
  return [...chosen].map(([id, deep]) => ({ id, deep }));
}
