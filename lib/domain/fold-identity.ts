import type { DecodedComment } from './codec';

/**
 * A comment and what becomes of its event: `event` stands for it, `copy` repeats one of the same person,
 * `words` has none of its own (made without Docket, or with an event that is somebody else's).
 */
export interface Settled {
  decoded: DecodedComment;
  role: 'event' | 'copy' | 'words';
}

/** Settles which comment stands for which event, each comment once, in the order of the fold. */
export function settleIdentities(comments: readonly DecodedComment[]): Settled[] {
  const once = [...Map.groupBy(comments, ({ comment }) => comment.id).values()].flatMap(newestOf).sort(inOrder);
  const holders = new Map(
    [...Map.groupBy(once, ({ event }) => event?.id ?? null)].flatMap(([id, claims]) =>
      // What others can see goes before what is held, so that they and its author agree.
      id === null ? [] : [[id, claims.find(({ comment }) => comment.visibility === 'public') ?? claims[0]]],
    ),
  );
  return once.map((decoded) => {
    const holder = decoded.event === null ? undefined : holders.get(decoded.event.id);
    if (holder === undefined) return { decoded, role: 'words' };
    if (holder === decoded) return { decoded, role: 'event' };
    return { decoded, role: isCopy(decoded, holder) ? 'copy' : 'words' };
  });
}

/** The order of the fold: the platform's time of creation, then the event's id, then the comment's own. */
export function inOrder(one: DecodedComment, other: DecodedComment): number {
  return (
    one.comment.createdAt - other.comment.createdAt ||
    compare(one.event?.id ?? '', other.event?.id ?? '') ||
    one.comment.id.length - other.comment.id.length || // ids that are numbers, in the order of numbers
    compare(one.comment.id, other.comment.id)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Somebody without an account is known by name only, so the words must be the same too: nobody makes another's words vanish. */
function isCopy(later: DecodedComment, holder: DecodedComment): boolean {
  const { author } = later.comment;
  const same = author.id === holder.comment.author.id;
  return author.id !== null
    ? same
    : same && author.name === holder.comment.author.name && later.event?.text === holder.event?.text;
}

/** Of one comment that was read twice, the approved state; else any one, but always the same. */
function newestOf(versions: readonly DecodedComment[]): DecodedComment[] {
  const [first, ...others] = versions.filter(({ comment }) => comment.visibility === 'public');
  const rest = first === undefined ? versions : [first, ...others];
  return rest.length < 2
    ? [...rest]
    : rest.toSorted((one, other) => compare(JSON.stringify(one), JSON.stringify(other))).slice(0, 1);
}
