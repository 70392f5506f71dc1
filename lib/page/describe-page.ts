import { recognise } from './recognise';
import type { NoPageReason, PageHeading, RecognisedPage } from './recognition';
import { savedAddress } from './saved-address';
import { readText } from './text';

/** What Docket sees in a page, as plain JSON for bug reports and fixtures. */
export interface PageDescription {
  kind: 'confluence-cloud' | 'confluence-dc' | 'wordpress' | 'none';
  pageId: string | null;
  title: string | null;
  version: string | null;
  restRoot: string | null;
  headings: string[];
  /** The stable code, then a sentence for the person who reads the report. */
  why: string;
}

const SENTENCES: Record<NoPageReason | RecognisedPage['why'], string> = {
  'confluence-view': 'A Confluence page or blog post, as readers see it.',
  'confluence-old-version': 'An earlier version of a Confluence page.',
  'confluence-live-page': 'A Confluence Cloud live page, which opens in its editor even to read.',
  'wordpress-singular': 'A single WordPress post, page or entry of another type.',
  'front-page': 'The front page of a WordPress site.',
  archive: 'A list of entries.',
  'search-results': 'A list of search results.',
  'page-not-found': 'The wiki says that there is no such page.',
  editor: 'An editor, not a page for readers.',
  dashboard: "The wiki's dashboard or administration.",
  'sign-in': 'A page to sign in.',
  attachment: "An attachment's own page.",
  jira: 'Jira, which is not a wiki.',
  'confluence-no-page': 'Confluence, but not a page: a popup, a list or the administration.',
  'confluence-export': 'A Confluence space exported to HTML: nothing can be asked there.',
  'wordpress-no-page': 'WordPress, but neither a post nor a page.',
  'no-content': "The page's own text could not be found.",
  'not-a-wiki': 'Neither Confluence nor WordPress.',
};

/**
 * Describes a saved page.
 * @param address - Where it came from; `null` to believe what the file says of itself.
 */
export function describePage(page: Document, address: string | null): PageDescription {
  const from = address === null ? savedAddress(page) : new URL(address);
  const seen = recognise(page, from ?? new URL('about:blank'));
  const why = `${seen.why}: ${SENTENCES[seen.why]}`;
  if (seen.kind === 'none') {
    return { kind: 'none', pageId: null, title: null, version: null, restRoot: null, headings: [], why };
  }
  const { kind, pageId, title, version, restRoot } = seen;
  const headings = headingsOf(seen).map(({ text }) => text);
  return { kind, pageId, title, version, restRoot, headings, why };
}

/** The headings of a page as it stands now. */
export function headingsOf(seen: RecognisedPage): PageHeading[] {
  return seen.headingsAmong(readText(seen.contentRoot, seen.added).headings.keys());
}
