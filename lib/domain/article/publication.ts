import type { EventId, SiteId } from '../ids';
import type { ArticlePlace, PublishedArticle } from './target';

/** A section that an article rests on, with the fingerprint of its text when the article was published. */
export interface QuotedSection {
  pageKey: string;
  sectionId: string;
  bodyHash: string | null;
}

/** What this browser knows of an article on one wiki. Plain JSON. */
export interface Publication {
  articleId: EventId;
  siteId: SiteId;
  place: ArticlePlace;
  labels: string[];
  /** Titles it was sent under: an answer may have been lost. */
  tried: string[];
  /** `null`: it is not known to be there. */
  known: PublishedArticle | null;
  /** The reply to each request that it answers, so that each is written once. */
  replies: Record<EventId, EventId>;
  quoted: QuotedSection[];
  /** When the article was edited last that stands there, to know whether it was since; not given: not known. */
  asOf?: number;
}

export interface PublicationStore {
  find(articleId: EventId, siteId: SiteId): Promise<Publication | null>;
  list(): Promise<Publication[]>;
  save(publication: Publication): Promise<void>;
}
