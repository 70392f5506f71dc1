import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { siteIdOf, type PageRef, type Site } from '@/lib/domain/page';
import { recognise } from '@/lib/page/recognise';
import type { NoPageReason } from '@/lib/page/recognition';

/** What the background is told of a tab that it looks into; plain JSON. */
export type TabLook =
  | { found: true; site: Pick<Site, 'kind' | 'baseUrl' | 'restRoot' | 'name'>; page: PageRef }
  | { found: false; why: NoPageReason };

/** Runs once in a tab that a person asked about, changes nothing there, and gives what it saw. */
export default defineUnlistedScript(() => look());

function look(): TabLook {
  const address = new URL(location.href);
  const seen = recognise(document, address);
  if (seen.kind === 'none') return { found: false, why: seen.why };
  address.hash = '';
  const { kind, baseUrl, restRoot, siteName, pageId, contentType, title, version } = seen;
  const page = { siteId: siteIdOf(kind, baseUrl), kind, pageId, contentType, url: address.href, title, version };
  return { found: true, site: { kind, baseUrl, restRoot, name: siteName }, page };
}
