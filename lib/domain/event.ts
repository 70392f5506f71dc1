import type { Anchor } from './anchor';
import type { EventId } from './ids';

export const ASK_KINDS = ['question', 'error', 'missing', 'suggestion'] as const;
export const NEEDS = ['answer', 'fyi'] as const;
export const IMPACTS = ['blocks', 'slows', 'minor'] as const;
export const STATUSES = ['answered', 'closed', 'reopened'] as const;

export type AskKind = (typeof ASK_KINDS)[number];
export type Need = (typeof NEEDS)[number];
export type Impact = (typeof IMPACTS)[number];
export type Status = (typeof STATUSES)[number];

/** A picture or a file as a thread shows it: where the wiki serves it, and what it is called there. */
export interface Picture {
  fileName: string;
  /** Absolute; `null` where the wiki shows it by file name only (Confluence attachments). */
  url: string | null;
}

/** Whether it is shown as a picture; anything else is a file, to be opened. */
export function isImage({ fileName }: Picture): boolean {
  return /\.(?:png|jpe?g|gif|webp|avif|bmp)$/i.test(fileName);
}

/** What stands in every event: its own id, and its words for people (plain text, may have line breaks). */
interface Said {
  id: EventId;
  text: string;
}
/** An event that belongs to a request. `of` is the id of the `opened` event. */
interface About extends Said {
  of: EventId;
}

/** A request, the root of a thread. */
export interface OpenedEvent extends Said {
  kind: 'opened';
  ask: AskKind;
  need: Need;
  impact: Impact;
  anchor: Anchor;
  pictures: Picture[];
  /** One line for people: browser, window size, page version. */
  environment: string;
  pageVersion: string | null;
}

/** A comment made without Docket becomes a request: the words and their author are that comment's. */
export interface TakenUpEvent extends Said {
  kind: 'taken-up';
  /** The comment's id on its platform. */
  comment: string;
  ask: AskKind;
  need: Need;
  impact: Impact;
  anchor: Anchor;
}

/** Events that stand on the documentation page, for everyone who may read it. */
export type PublicEvent =
  | OpenedEvent
  | TakenUpEvent
  | (About & { kind: 'detail'; pictures: Picture[] })
  | (About & { kind: 'reply'; pictures: Picture[] })
  | (About & { kind: 'status'; status: Status })
  | (About & { kind: 'me-too' })
  | (About & { kind: 'rated'; helped: boolean })
  | (About & { kind: 're-anchored'; anchor: Anchor })
  | (About & { kind: 'article'; url: string });

/** What people add to a request in public. */
export type FollowUp = Extract<PublicEvent, { of: EventId }>;

/** Events that stand on the desk page, which only staff can read. */
export type StaffEvent =
  | (About & { kind: 'note' })
  | (About & { kind: 'assigned'; to: string | null })
  | (About & { kind: 'time'; minutes: number; billable: boolean })
  | (About & { kind: 'mirrored'; url: string })
  | (About & { kind: 'merged'; into: EventId })
  | (About & { kind: 'escalated'; to: string })
  | (About & { kind: 'flagged'; anchor: Anchor })
  | (About & { kind: 'reviewed'; outcome: 'taken' | 'rejected' | 'fixed' });

export type ThreadEvent = PublicEvent | StaffEvent;

/** The request that an event opens, or is about. */
export function requestOf(event: ThreadEvent): EventId {
  return 'of' in event ? event.of : event.id;
}

/** Whether an event begins a thread. */
export function opensRequest(event: ThreadEvent): event is OpenedEvent | TakenUpEvent {
  return event.kind === 'opened' || event.kind === 'taken-up';
}
