import type { SiteId } from '../ids';
import type { PageRef, SiteKind } from '../page';
import type { KnownPage } from './find-section';

/** A page again as the wiki's abilities take it. */
export function pageRefOf({ pageKey, title, url, contentType }: KnownPage, siteId: SiteId, kind: SiteKind): PageRef {
  return { siteId, kind, pageId: pageKey.slice(siteId.length + 1), contentType, url, title, version: null };
}
