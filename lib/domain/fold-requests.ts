import type { OpenedEvent, TakenUpEvent } from './event';
import { assignThreads } from './fold-assign';
import type { Settled } from './fold-identity';

/**
 * The requests, by the id of the comment that each stands on: those that were asked with Docket, and comments made
 * without it that somebody took up. Of several who take up the same comment the first one counts; what belongs to a
 * request already is not taken out of it.
 */
export function findRequests(settled: readonly Settled[]): Map<string, OpenedEvent> {
  const requests = new Map(
    settled.flatMap(({ role, decoded }): [string, OpenedEvent][] =>
      role === 'event' && decoded.event?.kind === 'opened' ? [[decoded.comment.id, decoded.event]] : [],
    ),
  );
  const asked = assignThreads(settled, requests);
  const byId = new Map(settled.map((one) => [one.decoded.comment.id, one]));
  for (const { role, decoded } of settled) {
    if (role !== 'event' || decoded.event?.kind !== 'taken-up' || decoded.comment.visibility === 'held') continue;
    const { comment: id } = decoded.event;
    const request = requestFrom(decoded.event, byId.get(id));
    if (request !== null && !asked.has(id) && !requests.has(id)) requests.set(id, request);
  }
  return requests;
}

/** What a comment asks that was taken up; `null` if it cannot be seen, or has an event of its own. */
function requestFrom(takenUp: TakenUpEvent, target: Settled | undefined): OpenedEvent | null {
  if (target?.decoded.event !== null) return null;
  const { id, ask, need, impact, anchor } = takenUp;
  const { text, pictures } = target.decoded;
  return { kind: 'opened', id, ask, need, impact, anchor, text, pictures, environment: '', pageVersion: null };
}
