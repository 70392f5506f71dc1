import { WHOLE_PAGE, shortenQuote, type Anchor } from '@/lib/domain/anchor';
import type { NativeComment } from '@/lib/domain/comment';
import type { Parcel } from '@/lib/domain/delivery';
import type { TakenUpEvent } from '@/lib/domain/event';
import type { EventId } from '@/lib/domain/ids';
import type { Entry } from '@/lib/domain/thread';
import type { PlainComment } from '@/lib/domain/views';

/** A comment made without Docket that is part of no request. */
export interface Unclaimed {
  comment: NativeComment;
  /** The comment under which the event goes that takes it up. */
  parent: NonNullable<Parcel['parent']>;
}

/** The comments that are offered for taking up, newest first: words of people that everybody sees and that nobody has dealt with. */
export function takableUp(plain: Entry[]): PlainComment[] {
  return plain
    .filter(isUnclaimed)
    .map(({ comment, text }) => asView(comment, text))
    .reverse();
}

/** Finds one of them by its id. */
export function findUnclaimed(plain: Entry[], all: NativeComment[], id: string): Unclaimed | null {
  const comment = plain.find((entry) => entry.comment.id === id && isUnclaimed(entry))?.comment;
  if (comment === undefined) return null;
  const answered = all.find((other) => other.id === comment.parentId);
  // Confluence takes answers to an inline comment itself, not to one of its answers
  const under = comment.place === 'inline' && answered !== undefined ? answered : comment;
  return { comment, parent: { commentId: under.id, place: under.place } };
}

/**
 * The event that makes a comment a request. It stands where the comment does, as far as the wiki knows that; staff can
 * say more of it later. Somebody who wrote a comment waits for an answer until one is there.
 */
export function takeUpEvent(id: EventId, comment: NativeComment): TakenUpEvent {
  const common = { kind: 'taken-up', id, text: '', comment: comment.id } as const;
  return { ...common, ask: 'question', need: 'answer', impact: 'slows', anchor: anchorOf(comment) };
}

/** Which section the quote stands in is seen once it was found on the page. */
function anchorOf({ quote }: NativeComment): Anchor {
  const exact = shortenQuote((quote ?? '').replace(/\s+/g, ' ').trim());
  return { ...WHOLE_PAGE, quote: exact === '' ? null : { exact, prefix: '', suffix: '' } };
}

function isUnclaimed({ comment, event, text, held }: Entry): boolean {
  return event === null && !held && text !== '' && comment.resolution !== 'resolved';
}

function asView({ id, author, createdAt, url, quote }: NativeComment, text: string): PlainComment {
  return { id, author: author.name, text, at: createdAt, url, quote };
}
