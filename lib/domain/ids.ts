import { v7 } from 'uuid';

type Branded<Name extends string> = string & { readonly brand: Name };

/** One event of a thread, for ever: a UUID of version 7, so that ids sort by the time they were made. */
export type EventId = Branded<'EventId'>;
/** A picture in the store of this browser; never leaves it. */
export type CaptureId = Branded<'CaptureId'>;
/** A site: its kind and base URL in one string. */
export type SiteId = Branded<'SiteId'>;
/** One open drawer, given out by the background for a ticket. */
export type SessionId = Branded<'SessionId'>;
/** A one-time key that lets one drawer document begin a session. */
export type Ticket = Branded<'Ticket'>;
/** A drawer document's own secret, by which it is known again when it shows its ticket once more. */
export type Claim = Branded<'Claim'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A new id for an event that has not been sent yet. */
export function newEventId(): EventId {
  return v7() as EventId; // the one place where event ids are made
}

/** A new id for something that stays in this browser (captures, sessions, tickets, claims): random, not guessable. */
export function newSecretId<Id extends CaptureId | SessionId | Ticket | Claim>(): Id {
  return crypto.randomUUID() as unknown as Id; // the one place where these ids are made
}

/** Reads an id that came from outside; `null` if it is not a UUID in lower case. */
export function readEventId(text: unknown): EventId | null {
  return typeof text === 'string' && UUID.test(text) ? (text as EventId) : null; // checked by the pattern
}
