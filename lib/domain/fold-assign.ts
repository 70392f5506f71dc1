import type { EventId } from './ids';
import type { Settled } from './fold-identity';

/**
 * Which thread each comment belongs to, by comment id: an event to the request that it names and to no other, words to the thread
 * of the comment that they answer. A comment that is missing here belongs to none.
 */
export function assignThreads(settled: readonly Settled[]): Map<string, EventId> {
  const byId = new Map(settled.map((one) => [one.decoded.comment.id, one]));
  const requests = new Set(
    settled.flatMap(({ decoded, role }) =>
      role === 'event' && decoded.event?.kind === 'opened' ? decoded.event.id : [],
    ),
  );
  return new Map(
    settled.flatMap((one) => {
      const thread = findThread(one, byId, requests);
      return thread === null ? [] : [[one.decoded.comment.id, thread]];
    }),
  );
}

function findThread(from: Settled, byId: ReadonlyMap<string, Settled>, requests: ReadonlySet<EventId>): EventId | null {
  const seen = new Set<Settled>();
  let one: Settled | undefined = from;
  // A wiki's answers form no ring, but what comes from outside may.
  while (one !== undefined && !seen.has(one)) {
    seen.add(one);
    const named = namedThread(one);
    if (named !== null) return requests.has(named) ? named : null;
    const parentId: string | null = one.decoded.comment.parentId;
    one = parentId === null ? undefined : byId.get(parentId);
  }
  return null;
}

/** The request that a comment's own event opens or names; words have none. */
function namedThread({ decoded, role }: Settled): EventId | null {
  if (role === 'words' || decoded.event === null) return null;
  return decoded.event.kind === 'opened' ? decoded.event.id : decoded.event.of;
}
