import { canonicalDocument } from '../document/canonical';
import type { Document } from '../document/document';
import type { Source } from './source';

/** The article with the requests that it was drawn from at its end: where each was asked, and by nobody's name. */
export function withSources(document: Document, sources: readonly Source[], heading: string): Document {
  const asked = sources.filter(({ as, url }) => as === 'question' && /^https?:/.test(url));
  if (asked.length === 0) return document;
  const items = asked.map(({ url, place }) => ({
    of: [{ kind: 'text' as const, text: place || url, href: url }],
    lists: [],
  }));
  return canonicalDocument([
    ...document,
    { kind: 'heading', level: 2, of: [{ kind: 'text', text: heading }] },
    { kind: 'list', ordered: false, items },
  ]);
}

/**
 * An article as it stands on its wiki, without that list; and the addresses in it.
 * @param isAsked - Whether a request stands at an address: an author's own list of links stays.
 */
export function withoutSources(
  document: Document,
  isAsked: (url: string) => boolean,
): { document: Document; urls: Set<string> } {
  const [heading, list] = document.slice(-2);
  if (heading?.kind !== 'heading' || list?.kind !== 'list') return { document, urls: new Set() };
  const links = list.items.map(({ of }) => (of.length === 1 && of[0]?.kind === 'text' ? of[0].href : undefined));
  if (links.some((href) => href === undefined || !isAsked(href))) return { document, urls: new Set() };
  return { document: document.slice(0, -2), urls: new Set(links.filter((href) => href !== undefined)) };
}
