import type { Site } from '@/lib/domain/page';
import { Refusal } from '../attempt';
import { readBodyText } from '../body-text';
import type { ConfluenceWiki } from './wiki';

/** The headings of a page by its address. */
export async function headingsAt(
  wiki: ConfluenceWiki,
  site: Site,
  address: string,
  idAt: (address: string) => Promise<string | null>,
): Promise<string[]> {
  const pageId = await idAt(address);
  if (pageId === null || new URL(address).origin !== site.origin) {
    throw new Refusal({ kind: 'refused', why: 'page-gone' });
  }
  const page = {
    siteId: site.id,
    kind: site.kind,
    pageId,
    contentType: 'page',
    url: address,
    title: '',
    version: null,
  };
  return readBodyText(await wiki.readStorage(page)).headings.map(({ words }) => words);
}
