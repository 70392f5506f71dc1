import { Window } from 'happy-dom';
import { siteIdOf, type PageRef, type Site } from '@/lib/domain/page';
import { recognise } from '@/lib/page/recognise';

/** What Docket's page side makes of a page as it is served: the site and the page that adapters are then given. @param ask - Somebody's session. */
export async function asRecognised(address: string, ask = fetch): Promise<{ site: Site; page: PageRef }> {
  const window = new Window({ url: address });
  try {
    window.document.write(await (await ask(address, { credentials: 'include' })).text());
    const seen = recognise(window.document as unknown as Document, new URL(address)); // happy-dom's own type of the same thing
    if (seen.kind === 'none') throw new Error(`no page at ${address}: ${seen.why}`);
    const { kind, baseUrl, restRoot, siteName, pageId, contentType, title, version } = seen;
    const id = siteIdOf(kind, baseUrl);
    return {
      site: { id, kind, origin: new URL(address).origin, baseUrl, restRoot, name: siteName },
      page: { siteId: id, kind, pageId, contentType, url: address, title, version },
    };
  } finally {
    await window.happyDOM.close();
  }
}
