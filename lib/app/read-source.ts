import type { PageRef } from '@/lib/domain/page';
import type { CommentSource } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import type { NativeComment } from '@/lib/domain/comment';
import { NO_NOTES, type Look, type ReadingNotes } from '@/lib/domain/reading';
import { ok, type Result } from '@/lib/domain/result';
import type { ReadComments } from '@/lib/domain/stores';

const ASK_LIMIT_MS = 60_000;

export interface SourceReading {
  comments: NativeComment[];
  /** `null`: the wiki was read as a whole. */
  notes: ReadingNotes | null;
  /** What kept the reading from its end. */
  problem: Problem | null;
}

/** Asks a wiki for a page's comments, the cheapest way that it has. */
export async function askSource(
  source: CommentSource,
  page: PageRef,
  known: ReadComments | null,
  look: Look,
): Promise<Result<SourceReading>> {
  const limit = AbortSignal.timeout(ASK_LIMIT_MS);
  if (source.update !== undefined) {
    return source.update(page, { comments: known?.comments ?? [], notes: known?.notes ?? NO_NOTES }, look, limit);
  }
  const all = await source.commentsOf(page, limit);
  return all.ok ? ok({ comments: all.value, notes: null, problem: null }) : all;
}
