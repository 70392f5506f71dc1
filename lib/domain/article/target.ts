import type { Document } from '../document/document';
import type { EventId } from '../ids';
import type { PageRef } from '../page';
import type { Result } from '../result';

/** Where an article is to stand. */
export interface ArticlePlace {
  type: 'pages' | 'posts';
  /** The page that it stands below; Confluence needs one, WordPress' posts have none. */
  below: PageRef | null;
  /** WordPress: the id of a category; `null`: none is chosen. */
  category: string | null;
}

/** A picture that goes with it. Its `file` in the document is this name. */
export interface ArticlePicture {
  fileName: string;
  pixels: Blob;
}

/** What is to stand on the wiki. */
export interface ArticleAsk {
  id: EventId;
  title: string;
  /** Public parts alone. */
  document: Document;
  pictures: ArticlePicture[];
  place: ArticlePlace;
  /** `draft`: for those alone who write here. */
  status: 'draft' | 'published';
  /** Labels; WordPress: tags. */
  labels: string[];
  /** By the platform's ids: who may read a draft where that has to be said. */
  staff: string[];
  /** Titles under which an attempt may have made it before. */
  tried: string[];
  /** Where it stands, and as which version it was written last; `null`: nowhere, as far as is known. */
  known: PublishedArticle | null;
}

/** An article on a wiki. */
export interface PublishedArticle {
  page: PageRef;
  status: 'draft' | 'published';
  /** As the wiki tells its versions apart. */
  version: string;
}

/** Puts articles onto a wiki, in the name of whoever is signed in. */
export interface ArticleTarget {
  /**
   * Makes its page, or brings it up to date. Looks for it before it makes one, so that however often it is asked again
   * there is one. `refused: title-taken` where another page has the title, `page-changed` where somebody edited the
   * page since it was written last, or where the page that is known is not its own.
   */
  publish(ask: ArticleAsk, signal: AbortSignal): Promise<Result<PublishedArticle>>;
  /** Makes a draft of it again; `refused: page-changed` where the page is not its own. @param staff - As when it is published. */
  withdraw(id: EventId, page: PageRef, staff: string[], signal: AbortSignal): Promise<Result<PublishedArticle>>;
  /** Whether a page was made for this article. */
  isOwn(id: EventId, page: PageRef, signal: AbortSignal): Promise<Result<boolean>>;
  /** Puts pictures beside a page that is there. @returns Their addresses by name; `null`: attached to the page. */
  attach(
    page: PageRef,
    pictures: ArticlePicture[],
    signal: AbortSignal,
  ): Promise<Result<Record<string, string | null>>>;
  /** An article's page as it is kept, without what only Docket put there. */
  ownWords(source: string): string;
  /** What posts may be sorted by, where a wiki sorts them. */
  categories?(signal: AbortSignal): Promise<Result<{ id: string; name: string }[]>>;
}
