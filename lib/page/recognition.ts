import type { SiteKind } from '@/lib/domain/page';

/** A section heading inside a page's content, never the page's own title. */
export interface PageHeading {
  element: Element;
  /** 1 to 6. */
  level: number;
  text: string;
}

/** A documentation page, as its document and its address tell it. */
export interface RecognisedPage {
  kind: SiteKind;
  /** How it was told: stable, for bug reports and for what the interface says. */
  why: 'confluence-view' | 'confluence-old-version' | 'confluence-live-page' | 'wordpress-singular';
  pageId: string;
  /** WordPress: the type's REST route (`posts`, `pages`, `docs`); Confluence: `page` or `blogpost`. */
  contentType: string;
  /** Confluence's space key where the page names it; `null` elsewhere. */
  spaceKey: string | null;
  /** Without the site's name. */
  title: string;
  /** The wiki's own number of this version, where the page shows it (Confluence); WordPress pages name none. */
  version: string | null;
  /** The REST root that the page itself names, absolute (WordPress); Confluence's is a fixed path below `baseUrl`. */
  restRoot: string | null;
  /** Absolute, without a trailing slash. With Data Center's context path; without Cloud's, which always is `/wiki`. */
  baseUrl: string;
  /** The wiki's own name, or its host. */
  siteName: string;
  /** The element that holds what people wrote, and as little else as possible. */
  contentRoot: Element;
  /** Those that head its sections. @param shown - `h1` to `h6` of the content, without hidden ones and added parts. */
  headingsAmong(shown: Iterable<Element>): PageHeading[];
  /** Selector of what the wiki and its plugins put among the content: comments, contents, sharing, related pages. */
  added: string;
}

/** Why a page is no documentation page. Stable codes; their wording for people is in `_locales`. */
export type NoPageReason =
  | 'front-page'
  | 'archive'
  | 'search-results'
  | 'page-not-found'
  | 'editor'
  | 'dashboard'
  | 'sign-in'
  | 'attachment'
  | 'jira'
  | 'confluence-no-page' // Confluence, but a popup, a list, the dashboard or the administration
  | 'confluence-export' // a space exported to HTML: nobody can comment there
  | 'wordpress-no-page' // WordPress, but neither a post nor a page
  | 'no-content' // the page's own text could not be found
  | 'not-a-wiki';

export type Recognition = RecognisedPage | { kind: 'none'; why: NoPageReason };

/** Nothing to ask about here, and why. */
export function noPage(why: NoPageReason): Recognition {
  return { kind: 'none', why };
}
