import { pageKeyOf, siteIdOf } from '@/lib/domain/page';
import type { PageReport } from '@/lib/messages/calls';
import { recognise } from '../recognise';
import type { RecognisedPage } from '../recognition';

/** The documentation page in this tab now. */
export interface ShownPage {
  key: string;
  report: PageReport;
  seen: RecognisedPage;
}

/** Reads the page that is shown; `null` where there is nothing to ask about. */
export function readShownPage(): ShownPage | null {
  const seen = recognise(document, new URL(location.href));
  if (seen.kind === 'none') return null;
  const { kind, baseUrl, restRoot, siteName, pageId, contentType, title, version } = seen;
  const address = new URL(location.href);
  address.hash = '';
  const page = { siteId: siteIdOf(kind, baseUrl), kind, pageId, contentType, url: address.href, title, version };
  return { key: pageKeyOf(page), report: { site: { kind, baseUrl, restRoot, name: siteName }, page }, seen };
}

/**
 * Tells which page is shown, now and after every navigation inside the tab.
 * @param on.changed - Another page, another version of it, or none.
 * @param on.rendered - The same page, drawn anew.
 */
export function watchShownPage(
  on: { changed: (page: ShownPage | null) => void; rendered: () => void },
  signal: AbortSignal,
): void {
  const read = () => on.changed(readShownPage());
  window.navigation.addEventListener('currententrychange', read, { signal });
  read();
}
