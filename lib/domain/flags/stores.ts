import type { SiteId } from '../ids';
import type { PageRef } from '../page';
import type { KnownPage } from './find-section';
import type { KnownSection } from './known-section';
import type { Moves } from './moves';

/** How far a site's sections were read. */
export interface OutlineState {
  siteId: SiteId;
  /** What was read: spaces or types, one a line; empty: all. */
  scope: string;
  readTo: number;
  /** When everything was read, not only what had changed. */
  wholeAt: number;
  /** What left its page or came up on one, and did not find its other half so far: the next reading goes on with it. */
  moves?: Moves;
}

/** Which sections a site has; a cache but for what sections were before. */
export interface OutlineStore {
  state(siteId: SiteId): Promise<OutlineState | null>;
  saveState(state: OutlineState): Promise<void>;
  page(pageKey: string): Promise<KnownPage | null>;
  pages(siteId: SiteId): Promise<KnownPage[]>;
  save(read: { page: PageRef; parentKey?: string; sections: KnownSection[]; readAt: number }): Promise<void>;
  saveSections(pageKey: string, sections: KnownSection[]): Promise<void>;
  /** Puts these in the place of what was told before. */
  saveViews(pageKey: string, viewed: Pick<KnownPage, 'views' | 'around' | 'viewedAt'>): Promise<void>;
  /** Pages that were read before. */
  pagesBefore(siteId: SiteId, readAt: number): Promise<KnownPage[]>;
  /** Takes them out. */
  removeBefore(siteId: SiteId, readAt: number): Promise<void>;
}
