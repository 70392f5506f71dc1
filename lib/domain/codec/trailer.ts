import * as v from 'valibot';
import { quoteEnds } from '../anchor';
import type { TextQuote } from '../anchor';
import { pack, unpack } from './pack';
import { TrailerRecord } from './record';
import { TRAILER_MARK } from './trailer-mark';

/** Longest packed record in characters. What is longer is made shorter before it is written, see `fitTrailer`. */
export const TRAILER_LIMIT = 880;
const FEW_WORDS = 8;
const END_WORDS = 4;
const TEXT_FRAGMENT = /:~:text=([^&]*)/;

export type RecordInput = v.InferInput<typeof TrailerRecord>;

/** The address at the end of every comment: opens the page at the quote, and carries the record. */
export function trailerHref(pageUrl: string, record: RecordInput, quote: TextQuote | null): string {
  const url = new URL(pageUrl);
  url.hash = '';
  const fragment = quote === null ? '' : `:~:text=${textFragment(quote.exact)}`;
  return `${url.href.replaceAll("'", '%27')}#docket=1.${pack(record)}${fragment}`;
}

/** The record in an address; `null` for another version and for anything truncated, wrong or hostile. */
export function readTrailer(href: string): TrailerRecord | null {
  const [, version, packed] = TRAILER_MARK.exec(href) ?? [];
  if (version !== '1' || packed === undefined) return null;
  const read = v.safeParse(TrailerRecord, unpack(packed));
  return read.success ? read.output : null;
}

/** The quote as far as the address tells it: only a short one stands there whole. */
export function quoteInTrailer(href: string): string | null {
  const part = TEXT_FRAGMENT.exec(href)?.[1];
  if (part === undefined || part.includes(',')) return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return null; // cut in the middle of a character
  }
}

/**
 * A long quote is named by its first and last words, which also finds one that runs over several blocks.
 * @see https://wicg.github.io/scroll-to-text-fragment/#syntax
 */
function textFragment(exact: string): string {
  const words = exact.split(' ');
  if (words.length > FEW_WORDS) {
    return [words.slice(0, END_WORDS), words.slice(-END_WORDS)].map((end) => encodePart(end.join(' '))).join(',');
  }
  const ends = quoteEnds(exact); // a script without blanks, shortened in the middle
  return ends === null ? encodePart(exact) : `${encodePart(ends.head)},${encodePart(ends.tail)}`;
}

function encodePart(text: string): string {
  return encodeURIComponent(text).replace(/[-'()*!~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
