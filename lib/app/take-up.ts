import { WHOLE_PAGE, shortenQuote, type Anchor } from '@/lib/domain/anchor';
import type { NativeComment } from '@/lib/domain/comment';
import type { Parcel } from '@/lib/domain/delivery';
import type { TakenUpEvent } from '@/lib/domain/event';
import type { EventId } from '@/lib/domain/ids';
import type { Entry } from '@/lib/domain/thread';
import { looksLikeQuestion, markIdOf, quotedIn } from '@/lib/domain/plain-comment';
import type { PlainComment, ThreadMark } from '@/lib/domain/views';

/** A comment made without Docket that is part of no request. */
export interface Unclaimed {
  comment: NativeComment;
  /** The comment under which the event goes that takes it up. */
  parent: NonNullable<Parcel['parent']>;
}

/**
 * The comments that are offered for taking up, those that ask something first, the newest of them first: words of people that everybody sees and that nobody has
 * dealt with. What answers an inline comment stands with it, and goes with it when that is resolved; elsewhere that is
 * so for answers by Docket.
 */
export function takableUp(plain: Entry[]): PlainComment[] {
  const answers = Map.groupBy(plain, ({ comment }) => comment.parentId);
  return plain
    .filter((entry) => isUnclaimed(entry) && !isAnswerIn(plain, entry))
    .map((entry) => asView(entry, (answers.get(entry.comment.id) ?? []).filter(isAnswer)))
    .reverse()
    .sort((one, other) => Number(other.asks) - Number(one.asks));
}

/** Their places on the page: Confluence's own, and those of comments that quote a sentence. */
export function marksOfPlain(plain: Entry[]): ThreadMark[] {
  return plain.flatMap((entry): ThreadMark[] => {
    const { comment } = entry;
    const id = markIdOf(comment.id);
    const quote = quoteOf(entry);
    if (id === null || quote === null || isAnswerIn(plain, entry)) return [];
    if (!isUnclaimed(entry) || comment.resolution === 'dangling') return [];
    const marked = { marker: comment.marker ?? null };
    return [{ id, anchor: anchorAt(quote), state: 'open', own: 'no', plain: marked }];
  });
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
  return { ...common, ask: 'question', need: 'answer', impact: 'slows', anchor: anchorAt(comment.quote) };
}

/** Which section the quote stands in is seen once it was found on the page. */
function anchorAt(quote: string | null): Anchor {
  const exact = shortenQuote((quote ?? '').replace(/\s+/g, ' ').trim());
  return { ...WHOLE_PAGE, quote: exact === '' ? null : { exact, prefix: '', suffix: '' } };
}

/** The words of the page that a comment is about: by the wiki's own books, else those that it quotes. */
function quoteOf({ comment, text }: Entry): string | null {
  return comment.quote ?? quotedIn(text);
}

/** What waits for approval is none yet: its author sees it as on its way. */
function isAnswer({ comment, event, text, held }: Entry): boolean {
  return (comment.place === 'inline' || event !== null) && text !== '' && !held;
}

function isAnswerIn(plain: Entry[], entry: Entry): boolean {
  return isAnswer(entry) && plain.some(({ comment }) => comment.id === entry.comment.parentId);
}

function isUnclaimed({ comment, event, text, held }: Entry): boolean {
  return event === null && !held && text !== '' && comment.resolution !== 'resolved';
}

function asView(entry: Entry, answers: Entry[]): PlainComment {
  const { id, quote, place, parentId, resolution } = entry.comment;
  return {
    ...saidIn(entry),
    asks: looksLikeQuestion(entry.text),
    quote,
    markId: markIdOf(id),
    gone: resolution === 'dangling',
    // Confluence updates no comment whose words are gone (PLATFORM-FACTS 3)
    resolvable: place === 'inline' && parentId === null && resolution === 'open',
    answers: answers.map(saidIn),
  };
}

function saidIn({ comment: { id, author, createdAt, url }, text }: Entry): PlainComment['answers'][number] {
  return { id, author: author.name, text, at: createdAt, url };
}
