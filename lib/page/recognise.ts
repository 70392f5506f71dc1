import { recogniseCloud } from './confluence-cloud';
import { recogniseDataCenter } from './confluence-dc';
import { CONFLUENCE_BODY, isJira } from './confluence-shared';
import { noPage, type Recognition } from './recognition';
import { recogniseWordPress } from './wordpress';

/**
 * Tells what a document is, from nothing but the document and its address: the live page, or a saved or fetched one.
 * @param address - Where the document was loaded from; in a saved file, where it came from (see `savedAddress`).
 */
export function recognise(page: Document, address: URL): Recognition {
  if (isJira(page)) return noPage('jira');
  const order =
    page.querySelector(CONFLUENCE_BODY) === null
      ? [recogniseCloud, recogniseWordPress, recogniseDataCenter] // a WordPress page may hold a pasted Confluence export
      : [recogniseCloud, recogniseDataCenter];
  for (const recogniseAs of order) {
    const seen = recogniseAs(page, address);
    if (seen !== null) return seen;
  }
  return noPage('not-a-wiki');
}
