import type { Document } from '../document/document';
import type { SiteId } from '../ids';

/** A section of a page, as the store of sections names it. */
export interface SectionKey {
  siteId: SiteId;
  pageKey: string;
  sectionId: string;
}

/** Another wording that somebody is at. */
export interface KeptWording extends SectionKey {
  /** What it began from. */
  base: Document;
  next: Document;
  /** What was changed, as far as it is written. */
  note: string;
  keptAt: number;
}

/** What is being written and was not published yet. */
export interface WordingStore {
  find(of: SectionKey): Promise<KeptWording | null>;
  save(kept: KeptWording): Promise<void>;
  forget(of: SectionKey): Promise<void>;
}
