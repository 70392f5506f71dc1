import type { NativeComment } from './comment';
import { requestOf, type OpenedEvent } from './event';
import type { Settled } from './fold-identity';
import type { EventId } from './ids';
import { markedComment } from './plain-comment';

/** Requests by the id of the comment that each stands on. */
type Requests = ReadonlyMap<string, OpenedEvent>;

/**
 * Which thread each comment belongs to, by comment id: an event to the request that it names and to no other, words to the thread
 * of the comment that they answer. A comment that is missing here belongs to none.
 */
export function assignThreads(settled: readonly Settled[], requests: Requests): Map<string, EventId> {
  const byId = new Map(settled.map((one) => [one.decoded.comment.id, one]));
  const ids = new Set([...requests.values()].map(({ id }) => id));
  return new Map(
    settled.flatMap((one) => {
      const thread = findThread(one, byId, { requests, ids });
      return thread === null ? [] : [[one.decoded.comment.id, thread]];
    }),
  );
}

function findThread(
  from: Settled,
  byId: ReadonlyMap<string, Settled>,
  { requests, ids }: { requests: Requests; ids: ReadonlySet<EventId> },
): EventId | null {
  const seen = new Set<Settled>();
  let one: Settled | undefined = from;
  // A wiki's answers form no ring, but what comes from outside may.
  while (one !== undefined && !seen.has(one)) {
    seen.add(one);
    const { id, parentId }: NativeComment = one.decoded.comment;
    const named = requests.get(id)?.id ?? namedThread(one);
    if (named !== null && ids.has(named)) return named;
    if (named !== null && !takesUp(one)) return null;
    one = parentId === null ? undefined : byId.get(parentId); // a second one to take something up is an answer
  }
  return null;
}

/** The request that a comment's own event opens or names; words have none, nor has an answer to a comment that was no request then. */
function namedThread({ decoded, role }: Settled): EventId | null {
  if (role === 'words' || decoded.event === null) return null;
  const named = requestOf(decoded.event);
  return markedComment(named) === null ? named : null;
}

function takesUp({ decoded }: Settled): boolean {
  return decoded.event?.kind === 'taken-up';
}
