import type { RequestDraft } from './draft';
import type { CaptureId, EventId } from './ids';
import type { PageRef } from './page';
import type { Problem } from './problem';
import type { Picture, ThreadEvent } from './event';

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

export type Delivery =
  | { state: 'queued'; attempts: number; nextTryAt: EpochMs; lastProblem: Problem | null }
  /** The worker may die here: the lease frees it. `upload`: what is going up just now; absent, nothing is. */
  | { state: 'sending'; attempts: number; leaseUntil: EpochMs; upload?: UploadStep }
  | { state: 'filed'; receipt: Receipt; filedAt: EpochMs }
  | { state: 'held'; attempts: number; problem: Problem };

/** How far a delivery came, written down before each step, so that a new worker knows what may have happened. */
export interface Progress {
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
  uploads: {},
  uploadStarted: [],
  body: null,
  commentSent: false,
  inlineRefused: false,
};

/** One event on its way to one page. What the outbox keeps. */
export interface Parcel {
  eventId: EventId;
  page: PageRef;
  event: ThreadEvent;
  /** The native comment that this one answers; `null` for a request. */
  parent: { commentId: string; place: 'inline' | 'footer' } | null;
  /** Pictures to upload first; their pixels are finished (marks burnt in) and in the store. */
  pictures: CaptureId[];
  /** Kept until it is filed, so that a held request can be opened again in the composer. */
  draft: RequestDraft | null;
  queuedAt: EpochMs;
  progress: Progress;
  delivery: Delivery;
}
