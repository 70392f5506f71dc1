import { quoteEnds, type Anchor, type TextQuote } from '@/lib/domain/anchor';
import { foldText, headingOf } from '@/lib/domain/section';
import type { BodyText } from '../body-text';

/** What Confluence wants to know of an inline comment's place: words as the page holds them, and which of their matches. */
export interface Selection {
  textSelection: string;
  textSelectionMatchCount: number;
  /** Zero-based. */
  textSelectionMatchIndex: number;
}

/** Above this an inline comment would mark half a page; Confluence's own limit is not documented. */
const LONGEST_SELECTION = 2_000;

/** Finds an anchor's quote in a page. `null`: it is not there, or runs over more than one block, where no marker can stand. */
export function locateQuote(page: BodyText, anchor: Anchor): Selection | null {
  if (anchor.quote === null || anchor.quote.exact.trim() === '') return null;
  const plain = flatten(page.text);
  const candidates = findSpans(plain.text, anchor.quote.exact.trim());
  const best = chooseSpan(candidates, plain, page, anchor);
  if (best === null) return null;
  const start = plain.origins[best.start] ?? 0;
  const end = (plain.origins[best.end - 1] ?? start) + 1;
  const textSelection = page.text.slice(start, end);
  const matches = findAll(page.text, textSelection);
  const index = matches.indexOf(start);
  if (index < 0 || textSelection.length > LONGEST_SELECTION) return null;
  return { textSelection, textSelectionMatchCount: matches.length, textSelectionMatchIndex: index };
}

interface Span {
  start: number;
  end: number;
}
interface Flat {
  text: string;
  /** For each character its offset in the page's text. */
  origins: number[];
}

/** As quotes are kept: every kind of blank is one blank. Line feeds stay, so that no match runs over them. */
function flatten(text: string): Flat {
  let flat = '';
  const origins: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    const blank = unit !== '\n' && /\s/.test(unit);
    if (blank && /[ \n]$/.test(flat)) continue;
    flat += blank ? ' ' : unit;
    origins.push(at);
  }
  return { text: flat, origins };
}

/** Where a quote stands; a shortened one from its head to the nearest tail in the same block. */
function findSpans(text: string, exact: string): Span[] {
  const whole = findAll(text, exact).map((start) => ({ start, end: start + exact.length }));
  const ends = quoteEnds(exact);
  if (whole.length > 0 || ends === null) return whole;
  const [head, tail] = [ends.head.trim(), ends.tail.trim()];
  return findAll(text, head).flatMap((start) => {
    const tailAt = text.indexOf(tail, start + head.length);
    const oneBlock = tailAt >= 0 && !text.slice(start, tailAt).includes('\n');
    return oneBlock ? [{ start, end: tailAt + tail.length }] : [];
  });
}

/** Matches from left to right that do not overlap, as a search in the page counts them. */
function findAll(text: string, words: string): number[] {
  const found: number[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) found.push(at);
  return found;
}

/** The match whose surroundings are most like the quote's; then the one in the right section; then the nearest. */
function chooseSpan(spans: Span[], plain: Flat, page: BodyText, anchor: Anchor): Span | null {
  const { quote, position } = anchor;
  if (quote === null) return null;
  const heading = foldText(headingOf(anchor.section) ?? '');
  const ranked = spans.map((span) => ({
    span,
    context: contextLength(plain.text, span, quote),
    inSection: foldText(headingBefore(page, plain.origins[span.start] ?? 0)) === heading ? 1 : 0,
    distance: Math.abs(span.start - (position?.start ?? 0)),
  }));
  ranked.sort((a, b) => b.context - a.context || b.inSection - a.inSection || a.distance - b.distance);
  return ranked[0]?.span ?? null;
}

/** How many characters around a match agree with the quote's prefix and suffix; blocks count as one blank there. */
function contextLength(text: string, span: Span, quote: TextQuote): number {
  const before = flattenContext(text.slice(Math.max(0, span.start - 80), span.start));
  const after = flattenContext(text.slice(span.end, span.end + 80));
  return commonEnd(before, flattenContext(quote.prefix)) + commonStart(after, flattenContext(quote.suffix));
}

function flattenContext(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length]) length += 1;
  return length;
}

function headingBefore(page: BodyText, at: number): string {
  return page.headings.findLast((heading) => heading.at <= at)?.words ?? '';
}
