import type { Author, Delivery } from '../delivery';
import type { WrittenFlag } from '../flags/decisions';
import type { Assignee, AskKind, Closing, CoachingPoint, Impact, Need, Status } from '../event';
import type { EventId } from '../ids';
import type { PageRef, Site } from '../page';
import type { Problem } from '../problem';
import type { Register } from '../register';
import type { SyncProgress } from '../sync';
import type { Thread } from '../thread';
import type { DeskRow } from './row';
import type { StaffLog } from './staff-log';

/** One site as the desk knows it. */
export interface DeskSite {
  site: Site;
  /** Who is signed in there; `null`: nobody, or the wiki did not say. */
  me: Author | null;
  register: { page: PageRef; creator: Author; settings: Register } | null;
  /** `null`: the team has none yet. */
  deskPage: PageRef | null;
  /** Whether the wiki lets a team make pages of its own, whether comments may wait for approval there, and whether it resolves any. */
  can: { setUp: boolean; moderate: boolean; resolve: boolean };
  /** Sections that the team wrote down as flagged, with what was decided of them. */
  flags: WrittenFlag[];
  /** Why the site's sections could not be read to their end; `null`: they were, or were never to be. */
  unread: Problem | null;
  progress: SyncProgress;
  scope: string[];
  /** Why the last look for held comments or the register failed; `null`: it did not. */
  problem: Problem | null;
}

/** An own event on its way, by what the desk shows of it. */
export interface DeskComing {
  eventId: EventId;
  delivery: Delivery;
  takable: boolean;
}

/** One request with all that support knows of it. */
export interface DeskRequest {
  page: PageRef;
  thread: Thread;
  row: DeskRow;
  log: StaffLog;
  coming: DeskComing[];
  /** Words typed earlier and not sent. */
  typed: string;
  /** Why the wiki could not be read just now. */
  problem: Problem | null;
}

/**
 * What became of a request's own comment on its page. `stays`: the wiki resolves comments of that kind nowhere, or its
 * words are gone; `waits`: something that answers it was not sent yet.
 */
export type Tidied = 'resolved' | 'shown' | 'stays' | 'waits';

/** What support says in public. */
export type Update =
  | { as: 'reply'; due?: number | undefined }
  /** Closes it as answered by an article. */
  | { as: 'article'; url: string }
  | { as: 'status'; status: Status; how?: Closing | undefined; gap?: true | undefined };

/** What staff writes down for itself. */
export type StaffNote =
  | { kind: 'note' }
  | { kind: 'assigned'; to: Assignee | null }
  | { kind: 'time'; minutes: number; billable: boolean; client: string }
  | { kind: 'merged'; into: EventId | null }
  | { kind: 'coached'; about: string; points: CoachingPoint[] }
  | { kind: 'escalated'; to: Assignee; until: number | null };

/** A section to be flagged: by hand, or because somebody decides about what the counts raised. */
export interface FlaggedSection {
  pageKey: string;
  /** This browser's own name for it, see `KnownSection`. */
  sectionId: string;
}

/** A request that came by phone or otherwise, noted for somebody. */
export interface NotedRequest {
  pageKey: string;
  path: string[];
  text: string;
  ask: AskKind;
  need: Need;
  impact: Impact;
  /** For whom; how it came. */
  asker: string;
  channel: string;
  /** Whom it is for, where that is one person: the wiki tells them, and the team's desk page gives it to them by that event. */
  owner?: (Author & { assignedBy: EventId }) | undefined;
}

/** A search that somebody keeps. */
export interface SavedFilter {
  name: string;
  query: string;
}

/** How long an action of the desk can be undone before anything of it is sent. */
export const DESK_UNDO_MS = 10_000;
