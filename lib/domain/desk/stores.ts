import type { Author } from '../delivery';
import type { EventId, SiteId } from '../ids';
import type { PageRef } from '../page';
import type { HeldComment, PageBlock } from '../ports';
import type { DeskRow } from './row';
import type { SavedFilter } from './views';

/** Where a site's team keeps what it agreed on; never found by a title, but set by somebody or by policy. */
export interface KeptRegister {
  siteId: SiteId;
  page: PageRef;
  creator: Author;
  /** What was put on it last for everybody to read; absent: nothing, as far as this browser knows. */
  report?: PageBlock[];
}

export interface RegisterStore {
  find(siteId: SiteId): Promise<KeptRegister | null>;
  save(kept: KeptRegister): Promise<void>;
  remove(siteId: SiteId): Promise<void>;
}

/** What the desk lists, made of threads and staff's events: a cache that can be made again at any time. */
export interface DeskStore {
  saveRows(page: PageRef, rows: DeskRow[]): Promise<void>;
  allRows(): Promise<DeskRow[]>;
  rows(pageKey: string): Promise<DeskRow[]>;
  /** Another part of the site is to be listed. */
  clearRows(siteId: SiteId): Promise<void>;
  /** On which page a request is listed; `null`: on none. */
  pageKeyOf(id: EventId): Promise<string | null>;
  held(siteId: SiteId): Promise<HeldComment[]>;
  saveHeld(siteId: SiteId, comments: HeldComment[]): Promise<void>;
  /** A page's labels as last read; `null`: never. */
  labels(pageKey: string): Promise<{ labels: string[]; readAt: number } | null>;
  saveLabels(page: PageRef, labels: string[], readAt: number): Promise<void>;
  /** Searches that this person keeps. */
  filters(): Promise<SavedFilter[]>;
  saveFilters(filters: SavedFilter[]): Promise<void>;
  /** Whether the browser's own language model may propose wordings; nobody said so yet: false. */
  wordingHelp(): Promise<boolean>;
  saveWordingHelp(on: boolean): Promise<void>;
}
