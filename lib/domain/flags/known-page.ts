import type { SiteId } from '../ids';
import { pageKeyOf, type PageRef, type SiteKind } from '../page';
import type { PageOutline } from './outline';
import type { KnownPage } from './find-section';

/** A page again as the wiki's abilities take it. */
export function pageRefOf({ pageKey, title, url, contentType }: KnownPage, siteId: SiteId, kind: SiteKind): PageRef {
  return { siteId, kind, pageId: pageKey.slice(siteId.length + 1), contentType, url, title, version: null };
}

/** The page above one, by its key. */
export function aboveOf({ page: { siteId }, parent }: PageOutline): Pick<KnownPage, 'parentKey'> {
  return parent === undefined ? {} : { parentKey: pageKeyOf({ siteId, pageId: parent }) };
}
