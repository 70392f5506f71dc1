import type { Anchor } from './anchor';
import type { EventId } from './ids';

export const ASK_KINDS = ['question', 'error', 'missing', 'suggestion'] as const;
export const NEEDS = ['answer', 'fyi'] as const;
export const IMPACTS = ['blocks', 'slows', 'minor'] as const;
export const STATUSES = ['answered', 'closed', 'reopened'] as const;

/** How a request was settled that support closes; the asker's own "that answered it" says none. */
export const CLOSINGS = ['answered', 'fixed', 'duplicate', 'documented', 'declined'] as const;

/** What a review of an answer ticks. No score is made of it. */
export const COACHING_POINTS = ['answers', 'where', 'who-what-when', 'plain'] as const;

export type AskKind = (typeof ASK_KINDS)[number];
export type Need = (typeof NEEDS)[number];
export type Impact = (typeof IMPACTS)[number];
export type Status = (typeof STATUSES)[number];
export type CoachingPoint = (typeof COACHING_POINTS)[number];
export type Closing = (typeof CLOSINGS)[number];

/** What a maintainer decides of a flag; `open` takes the last decision back. */
export const FLAG_OUTCOMES = ['taken', 'rejected', 'fixed', 'open'] as const;
export type FlagOutcome = (typeof FLAG_OUTCOMES)[number];

/** Where an article stands. */
export const ARTICLE_STATES = ['draft', 'in-review', 'published', 'needs-work', 'retired'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

/** Who takes care of a request: one person, by the platform's own id, or a group of the register's, by its key. */
export interface Assignee {
  kind: 'person' | 'group';
  id: string;
  /** As it read when it was written. */
  name: string;
}

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
  /** Of support's own note of a call: a fingerprint of the caller's name, which stands in the line above. */
  notedFor?: string;
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
  | (About & {
      kind: 'reply';
      pictures: Picture[];
      /** Until when something is promised (milliseconds since 1970 in UTC); not given: nothing is. */
      due?: number;
    })
  | (About & {
      kind: 'status';
      status: Status;
      /** Of `closed` by support. */
      how?: Closing;
      /** No section says it: "works as documented" with nothing but an argument. */
      gap?: true;
    })
  | (About & { kind: 'me-too' })
  | (About & { kind: 'rated'; helped: boolean })
  | (About & { kind: 're-anchored'; anchor: Anchor })
  | (About & { kind: 'article'; url: string });

/** What people add to a request in public. */
export type FollowUp = Extract<PublicEvent, { of: EventId }>;

/** Events that stand on the desk page, which only staff can read. */
export type StaffEvent =
  | (About & { kind: 'note' })
  | (About & { kind: 'assigned'; to: Assignee | null })
  /** `client`: empty for none. */
  | (About & { kind: 'time'; minutes: number; billable: boolean; client: string })
  | (About & { kind: 'mirrored'; url: string })
  /** `null` undoes it. */
  | (About & { kind: 'merged'; into: EventId | null })
  /** With its reason as text. `until`: when it has to be answered, milliseconds since 1970 in UTC; `null` takes it back. */
  | (About & { kind: 'escalated'; to: Assignee; until: number | null })
  /** A flag names itself as what it is about. `page`: the flagged section's page, by the platform's id. */
  | (About & { kind: 'flagged'; anchor: Anchor; page: string })
  /** A colleague looked through somebody's answer, for that person (`about`, the platform's id) to see. */
  | (About & { kind: 'coached'; about: string; points: CoachingPoint[] })
  /** Of an article, which `of` names; its words are the title. `page`: its page, by the platform's id. */
  | (About & {
      kind: 'article-state';
      state: ArticleState;
      page: string;
      url: string;
      /** It stands in a section of that page, which is not its own. */
      inSection?: true;
    })
  /** Of a flag, which `of` names. */
  | (About & { kind: 'reviewed'; outcome: FlagOutcome });

/** What the team agreed on, on the register page; `lib/domain/register` says what each set holds. */
export interface SettingEvent extends Said {
  kind: 'setting';
  set: string;
  /** Which entry of the set: two people who write different ones both keep theirs. */
  key: string;
  /** JSON as text; `null` takes the entry out. Prose stands in `text`. */
  value: string | null;
}

export type ThreadEvent = PublicEvent | StaffEvent | SettingEvent;

/** The request that an event opens, or is about. */
export function requestOf(event: ThreadEvent): EventId {
  return 'of' in event ? event.of : event.id;
}

/** Whether an event begins a thread. */
export function opensRequest(event: ThreadEvent): event is OpenedEvent | TakenUpEvent {
  return event.kind === 'opened' || event.kind === 'taken-up';
}
