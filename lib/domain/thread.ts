import type { Anchor } from './anchor';
import type { NativeComment } from './comment';
import type { Closing, OpenedEvent, Picture, Status, ThreadEvent } from './event';
import type { EventId } from './ids';
import type { Person } from './person';

/** Whom the fold believes beyond the requester; from the site's register, by the platform's own ids. */
export interface Trust {
  staffIds: ReadonlySet<string>;
}

/** One comment of a thread, in the order in which the platform received them. */
export interface Entry {
  comment: NativeComment;
  /** `null`: made without Docket, or with an event that belongs to somebody else or to no thread. Its words are shown all the same. */
  event: ThreadEvent | null;
  text: string;
  pictures: Picture[];
  /** Whether it changes the thread's state, beyond being words: false for a status by a bystander, and for anything held. */
  counts: boolean;
  /** Waits for approval: stands only in the view of its author and of moderators. */
  held: boolean;
  /** Somebody changed the words after they were filed. */
  altered: boolean;
}

/** Where a thread stands, by whose doing, and since when (the platform's time, milliseconds since 1970 in UTC). */
export interface ThreadState {
  /** `replied`: the last word is somebody else's than the requester's. */
  kind: 'open' | 'replied' | Status;
  by: Person;
  at: number;
  /** How support closed it. */
  how?: Closing;
}

/** A request with all its events: what the fold makes of the comments that one person may see. Plain JSON. */
export interface Thread {
  id: EventId;
  request: OpenedEvent;
  /** The request's own comment; its event is `null` where it was made without Docket and taken up. */
  opened: Entry;
  /** The request's anchor, or the newest that requester or staff gave it. */
  anchor: Anchor;
  state: ThreadState;
  /** Everything after the request, oldest first. */
  entries: Entry[];
  /** Other people with the same question, each once, in the order in which they said so. */
  meToo: Person[];
  /** Each person's last word on whether the answer helped. */
  ratings: { by: Person; helped: boolean; at: number }[];
  /** Addresses of articles that came of it, oldest first. */
  articles: string[];
  /** Comments that repeat an event of this thread, by the same person: shown nowhere, removed where somebody may. */
  copies: NativeComment[];
}

/** A page's comments, folded. */
export interface Conversation {
  /** By time of asking, oldest first. */
  threads: Thread[];
  /** Comments that belong to no thread, oldest first: made without Docket, or naming a request that cannot be seen. */
  plain: Entry[];
}

export { foldThreads } from './fold';
