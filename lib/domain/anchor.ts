import type { SectionRef } from './section';

/** How a place on a page is found again. Text is the page's text as `lib/page/text.ts` reads it. */
export interface Anchor {
  /** `null`: the request is about the section as a whole. */
  quote: TextQuote | null;
  /** UTF-16 offsets in the page's text, `null` when nothing was selected. */
  position: { start: number; end: number } | null;
  section: SectionRef;
  /** What tells the passage from its likes on later pages, packed (`lib/domain/anchoring`); absent where it was not described. */
  descriptor?: string;
}

/** The place of what is about the page as a whole. */
export const WHOLE_PAGE: Anchor = {
  quote: null,
  position: null,
  section: { path: [], headingId: null, occurrence: 0, bodyHash: null },
};

/** As in the W3C Web Annotation model, "Text Quote Selector". White space inside is one blank. */
export interface TextQuote {
  exact: string;
  /** Up to 32 characters before and after. */
  prefix: string;
  suffix: string;
}

export const QUOTE_LIMIT = 300;
export const CONTEXT_LENGTH = 32;
const ELLIPSIS = '…';

/** Keeps a long quote's ends, so that it still starts and ends where the selection did; at most `QUOTE_LIMIT` characters. */
export function shortenQuote(exact: string): string {
  if (exact.length <= QUOTE_LIMIT) return exact;
  const half = Math.floor((QUOTE_LIMIT - ELLIPSIS.length) / 2);
  const head = exact.slice(0, half).replace(/[\ud800-\udbff]$/, ''); // no character is cut in two
  const tail = exact.slice(-half).replace(/^[\udc00-\udfff]/, '');
  return head.trimEnd() + ELLIPSIS + tail.trimStart();
}

/** The two ends of a quote that `shortenQuote` shortened, or `null` for a whole one. */
export function quoteEnds(exact: string): { head: string; tail: string } | null {
  const half = Math.floor((QUOTE_LIMIT - ELLIPSIS.length) / 2);
  const cut = exact.indexOf(ELLIPSIS);
  if (exact.length < QUOTE_LIMIT - 20 || cut < half - 20) return null;
  return { head: exact.slice(0, cut), tail: exact.slice(cut + ELLIPSIS.length) };
}
