import type { EpochMs } from './delivery';
import type { PageOutline } from './flags/outline';
import type { PageRef } from './page';
import type { Result } from './result';

/** A page on which something was said. */
export interface ChangedPage {
  page: PageRef;
  /** Another one whenever something was said there since; only ever compared. */
  mark: string;
}

/** One part of the pages on which something was said. */
export interface ChangedPages {
  pages: ChangedPage[];
  /** Where the next part begins; `null`: this was the last. */
  cursor: string | null;
  /** So many comments were looked at, and so many there are to look at as far as the wiki says. */
  looked: number;
  total: number | null;
}

export interface ChangesAsked {
  /** Only what was said (and, where the wiki tells it, changed) since then; `null`: everything. */
  since: EpochMs | null;
  now: EpochMs;
  /** Keys of spaces, or WordPress' types by their REST routes; empty: all. */
  scope: string[];
  /** As the part before gave it. */
  cursor: string | null;
}

/** Tells where on a whole site something was said. What was deleted it does not tell, nor what was edited on WordPress. */
export interface ChangeSource {
  /** A page may be in several parts, and more than asked for may be told: clocks differ, and an index runs behind. */
  changedPages(ask: ChangesAsked, signal: AbortSignal): Promise<Result<ChangedPages>>;
}

/** As `ChangesAsked`, of pages instead of what was said on them. */
export type OutlinesAsked = ChangesAsked;

export interface OutlinePart {
  pages: PageOutline[];
  /** Where the next part begins; `null`: this was the last. */
  cursor: string | null;
}

/** Tells which sections a site's pages have: what is asked about is measured against all of them. */
export interface OutlineSource {
  /** Pages that were changed since, more than once where they change meanwhile. What was deleted it does not tell. */
  outlines(ask: OutlinesAsked, signal: AbortSignal): Promise<Result<OutlinePart>>;
}

/** Tells how often pages are read. */
export interface ViewSource {
  /** So many pages are asked about at once: where each costs a request, few. */
  atOnce: number;
  /** Views of the last days, by page id; what is left out is not known. Refused where nobody counts them, or not for this person. */
  views(
    pages: readonly PageRef[],
    days: number,
    now: EpochMs,
    signal: AbortSignal,
  ): Promise<Result<Record<string, number>>>;
}
