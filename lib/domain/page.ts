import type { SiteId } from './ids';

export type SiteKind = 'confluence-cloud' | 'confluence-dc' | 'wordpress';

/** One Confluence or WordPress installation that the person switched Docket on for. */
export interface Site {
  id: SiteId;
  kind: SiteKind;
  /** `https://host[:port]`; the browser's permission is this origin's, several sites may share it. */
  origin: string;
  /** Absolute, without a trailing slash: `https://example.org/blog`, `https://x.atlassian.net`. */
  baseUrl: string;
  /** Absolute address of the REST root as the page names it (WordPress: any of its shapes, see PLATFORM-FACTS 4.3). */
  restRoot: string | null;
  /** For people; the wiki's own name, or the host. */
  name: string;
}

/** A page as the address bar and its document tell it. Nothing in it is secret. */
export interface PageRef {
  siteId: SiteId;
  kind: SiteKind;
  pageId: string;
  /** WordPress: the type's REST route (`posts`, `pages`, `docs`); Confluence: `page` or `blogpost`. */
  contentType: string;
  /** Address without fragment. */
  url: string;
  title: string;
  /** The wiki's version of the page where it shows one (Confluence), else `null`. */
  version: string | null;
}

/** The one way a site's id is made, so that page side and background agree. */
export function siteIdOf(kind: SiteKind, baseUrl: string): SiteId {
  return `${kind}:${baseUrl}` as SiteId; // the one place where site ids are made
}

/** Names a page within this browser's store. */
export function pageKeyOf(page: Pick<PageRef, 'siteId' | 'pageId'>): string {
  return `${page.siteId}#${page.pageId}`;
}

/**
 * What a page belongs to, as teams speak of it: Confluence's space by its key, which stands in a page's address
 * (`/spaces/KEY/…` on Cloud, `/display/KEY/…` on Data Center), else the type (WordPress: `posts`, `pages`, `docs`).
 */
export function spaceOf({ url, contentType }: Pick<PageRef, 'url' | 'contentType'>): string {
  const key = URL.canParse(url) ? /\/(?:spaces|display)\/([^/]+)\//.exec(new URL(url).pathname)?.[1] : undefined;
  return key === undefined ? contentType : decodeURIComponent(key);
}
