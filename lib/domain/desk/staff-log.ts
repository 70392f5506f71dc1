import type { DecodedComment } from '../codec';
import type { Assignee, StaffEvent } from '../event';
import { settleIdentities } from '../fold-identity';
import type { EventId } from '../ids';
import type { Person } from '../person';
import type { Trust } from '../thread';

/** One of staff's events as the desk page keeps it. */
export interface StaffEntry {
  event: StaffEvent;
  by: Person;
  /** The platform's time; milliseconds since 1970 in UTC. */
  at: number;
  /** Somebody changed the words after they were filed. */
  altered: boolean;
}

export interface Escalation {
  to: Assignee;
  until: number;
  reason: string;
  at: number;
}

/** What staff wrote down about one request, folded. */
export interface StaffLog {
  /** Oldest first. */
  entries: StaffEntry[];
  /** `undefined`: nobody ever assigned it, so the rules decide. */
  owner: Assignee | null | undefined;
  escalation: Escalation | null;
  mergedInto: EventId | null;
  minutes: number;
}

export const EMPTY_LOG: StaffLog = { entries: [], owner: undefined, escalation: null, mergedInto: null, minutes: 0 };

const KINDS = new Set([
  'note',
  'assigned',
  'time',
  'mirrored',
  'merged',
  'escalated',
  'flagged',
  'coached',
  'reviewed',
  'article-state',
]);

/**
 * Staff's events by the request that each names. Only what staff wrote counts, by the platform's author; equal ids by one
 * person are one event; the order is that of the fold of threads.
 */
export function staffEntries(comments: readonly DecodedComment[], { staffIds }: Trust): Map<EventId, StaffEntry[]> {
  const counted = settleIdentities(comments).flatMap(({ decoded, role }): StaffEntry[] => {
    const { comment, event } = decoded;
    if (role !== 'event' || event === null || !isStaffEvent(event) || comment.visibility === 'held') return [];
    if (comment.author.id === null || !staffIds.has(comment.author.id)) return [];
    return [{ event, by: comment.author, at: comment.createdAt, altered: decoded.altered }];
  });
  return Map.groupBy(counted, ({ event }) => event.of);
}

export function isStaffEvent(event: { kind: string }): event is StaffEvent {
  return KINDS.has(event.kind);
}

/** @param entries - In order, those last that are on their way. */
export function foldStaffLog(entries: readonly StaffEntry[]): StaffLog {
  const log: StaffLog = { ...EMPTY_LOG, entries: [...entries] };
  for (const { event, at } of entries) {
    switch (event.kind) {
      case 'assigned':
        log.owner = event.to;
        break;
      case 'escalated':
        log.escalation = event.until === null ? null : { to: event.to, until: event.until, reason: event.text, at };
        if (event.until !== null) log.owner = event.to;
        break;
      case 'merged':
        log.mergedInto = event.into;
        break;
      case 'time':
        log.minutes += event.minutes;
        break;
      default:
        break; // notes and marks change nothing
    }
  }
  return log;
}

/**
 * Where a request stands after all merges, following them to their end; a ring (two that were merged into each other at
 * once) ends with the smallest id of it, so that all browsers show the same one.
 */
export function mergeTarget(id: EventId, intoOf: (id: EventId) => EventId | null): EventId {
  const seen: EventId[] = [];
  let at = id;
  for (let next: EventId | null = at; next !== null; next = intoOf(next)) {
    const ring = seen.indexOf(next);
    if (ring >= 0) return seen.slice(ring).reduce((one, other) => (one < other ? one : other));
    seen.push(next);
    at = next;
  }
  return at;
}
