import type WPAPI from 'wpapi';
import type { NativeComment } from '@/lib/domain/comment';
import type { PageRef, Site } from '@/lib/domain/page';
import { NO_NOTES, type Look, type Reading, type UpdatedReading } from '@/lib/domain/reading';
import { allComments, listComments, toNative } from './comments';
import type { WpComment } from './shapes';

/** After so long everything is read again: an old comment may have been edited, which no list tells. */
const WHOLE_AFTER_MS = 60 * 60_000;

/**
 * Brings the comments of a post up to date: the newest hundred are read, and the older ones stay as they are known while
 * WordPress counts as many. Otherwise, and once in an hour, all are read.
 */
export async function updateComments(
  wp: WPAPI,
  site: Site,
  page: PageRef,
  known: Reading,
  look: Look,
): Promise<UpdatedReading> {
  const native = (comments: WpComment[]) => comments.map((comment) => toNative(site, page, comment));
  if (look.now - known.notes.wholeAt < WHOLE_AFTER_MS) {
    const newest = await listComments(wp, page, 'desc', 1);
    const read = native(newest.comments).sort(byAge);
    const older = newest.last ? [] : olderThan(read, known.comments);
    if (newest.last || older.length + read.length === newest.total) {
      return { comments: [...older, ...read], notes: known.notes, problem: null };
    }
  }
  const comments = native(await allComments(wp, page));
  return { comments, notes: { ...NO_NOTES, answersAt: null, wholeAt: look.now }, problem: null };
}

/** The known comments from before the first of these. */
function olderThan([first]: NativeComment[], known: NativeComment[]): NativeComment[] {
  if (first === undefined) return [];
  return known.filter((comment) => byAge(comment, first) < 0);
}

function byAge(a: NativeComment, b: NativeComment): number {
  return a.createdAt - b.createdAt || Number(a.id) - Number(b.id);
}
