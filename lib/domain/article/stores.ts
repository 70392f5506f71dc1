import type { EventId, SiteId } from '../ids';
import type { ArticleDocument } from './parts';
import type { Source } from './source';

/** An article that is being written. Plain JSON. */
export interface KeptArticle {
  id: EventId;
  siteId: SiteId;
  title: string;
  document: ArticleDocument;
  /** The requests it was drawn from. */
  requests: EventId[];
  /** What they said then. */
  sources: Source[];
  editedAt: number;
}

/** Articles that are being written in this browser. */
export interface ArticleStore {
  /** The one that was edited last first. */
  list(): Promise<KeptArticle[]>;
  find(id: EventId): Promise<KeptArticle | null>;
  save(article: KeptArticle): Promise<void>;
  remove(id: EventId): Promise<void>;
}
