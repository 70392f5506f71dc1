import type { RequestDraft } from './draft';
import type { CaptureId, EventId } from './ids';
import type { PageRef } from './page';
import type { Problem } from './problem';
import type { Picture, ThreadEvent } from './event';
import type { VisitorCard } from './visitor';

/** Milliseconds since 1970 in UTC. */
export type EpochMs = number;

/** Proof that a platform holds an event. */
export type Receipt =
  | { held: false; commentId: string; url: string; place: 'inline' | 'footer' }
  /** Filed and waiting for approval; the id is unknown where the first answer was lost (WordPress, DESIGN 6). */
  | { held: true; commentId: string | null; url: string };

/** One picture on its way up. It takes its time on a slow line, so its person is told. */
export interface UploadStep {
  /** From 1. */
  number: number;
  of: number;
  bytes: number;
}

/** A receipt of something that waits for approval. */
export type HeldReceipt = Extract<Receipt, { held: true }>;

/** How a comment went that waited for approval; only what was deleted can never come back. */
export interface Removal {
  removed: 'trash' | 'spam' | 'deleted';
}

export type Delivery =
  | { state: 'queued'; attempts: number; nextTryAt: EpochMs; lastProblem: Problem | null }
  /** The worker may die here: the lease frees it. `upload`: what is going up just now; absent, nothing is. */
  | { state: 'sending'; attempts: number; leaseUntil: EpochMs; upload?: UploadStep }
  | { state: 'filed'; receipt: Receipt; filedAt: EpochMs }
  | { state: 'held'; attempts: number; problem: Problem }
  /** It waited for approval and was not let through; its words are kept until its person took or put them away. */
  | {
      state: 'removed';
      how: Removal['removed'];
      receipt: HeldReceipt;
      filedAt: EpochMs;
      /** `null`: not yet. What was put away can be brought back for a while. */
      dismissedAt: EpochMs | null;
    };

/** Whether nothing goes on before its person has done something. */
export function needsPerson(delivery: Delivery): boolean {
  return delivery.state === 'held' || (delivery.state === 'removed' && delivery.dismissedAt === null);
}

/** Whether its person put it away. */
export function isDismissed(delivery: Delivery): boolean {
  return delivery.state === 'removed' && delivery.dismissedAt !== null;
}

/** Whose words a parcel carries: somebody with an account, by the platform's own id. */
export interface Author {
  id: string;
  name: string;
}

/** How far a delivery came, written down before each step, so that a new worker knows what may have happened. */
export interface Progress {
  /**
   * Whose words these are; nobody else may file them. `null` until the wiki has said who is signed in: then noted
   * before the first write, and never changed.
   */
  author: Author | null;
  /** Pictures that the wiki is known to hold, by capture. */
  uploads: Record<CaptureId, Picture>;
  /** Captures whose upload was started: look for their file name before uploading again. */
  uploadStarted: CaptureId[];
  /** The rendered comment, resent byte for byte. `null` until it was rendered. */
  body: string | null;
  /** True once the comment may have reached the server: look for the event id before sending again. */
  commentSent: boolean;
  /** Confluence: the inline way was refused, the footer comment is next. */
  inlineRefused: boolean;
}

export const NO_PROGRESS: Progress = {
  author: null,
  uploads: {},
  uploadStarted: [],
  body: null,
  commentSent: false,
  inlineRefused: false,
};

/** One event on its way to one page. What the outbox keeps. */
export interface Parcel {
  eventId: EventId;
  /** Where it is filed. */
  page: PageRef;
  /** The page that its link leads to, where that is another one: staff's events name a request from the desk page. */
  context?: PageRef;
  event: ThreadEvent;
  /** The native comment that this one answers; `null` for a request. */
  parent: { commentId: string; place: 'inline' | 'footer' } | null;
  /** Pictures and files to upload first; their bytes are finished (marks burnt in) and in the store. */
  pictures: CaptureId[];
  /** The person's own names of those that are files; absent where there are none. */
  fileNames?: Record<CaptureId, string>;
  /** Whom the wiki shall tell of words that have no draft. */
  copyTo?: Author[];
  /** Kept until nothing can come back any more (approved, if it had to be), so that it can be opened again in the composer. */
  draft: RequestDraft | null;
  queuedAt: EpochMs;
  /** Sent as a visitor, without an account, under this name; not given: as whoever is signed in. */
  visitor?: VisitorCard;
  progress: Progress;
  delivery: Delivery;
}
