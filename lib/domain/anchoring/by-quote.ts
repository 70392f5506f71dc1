import { quoteEnds, type Anchor, type TextQuote } from '../anchor';
import { occurrences } from './occurrences';

export interface Span {
  start: number;
  end: number;
}

/** A quote this short may turn up anywhere, so its surroundings or its section must agree as well. */
const SHORT = 12;
/** So many characters around it do. */
const CERTAIN = 4;
/** How far the two ends of a shortened quote may lie apart. */
const LONGEST_QUOTE = 20_000;

/**
 * Where a quote stands by its own words, white space aside; among several places the one whose surroundings agree best,
 * then the one in its section, then the nearest. For anchors without a descriptor. Rather gone than in a wrong place.
 * @param home - The section's own text on the page, where that is known.
 */
export function placeByQuote(
  text: string,
  quote: TextQuote,
  position: Anchor['position'],
  home: Span | null,
): Span | null {
  return choose(findSpans(text, quote.exact, position), quote, position, home, text);
}

function findSpans(text: string, exact: string, position: Anchor['position']): Span[] {
  const words = exact.replace(/\s+/g, ' ').trim();
  const whole = findAll(text, words);
  if (whole.length > 0) return whole;
  const ends = quoteEnds(words);
  const shortened = ends === null ? [] : findBetween(text, ends.head.trim(), ends.tail.trim(), position);
  return shortened.length > 0 ? shortened : findSqueezed(text, words);
}

function findAll(text: string, words: string): Span[] {
  return occurrences(text, words).map((start) => ({ start, end: start + words.length }));
}

/** A shortened quote: from each head to the tail at its length, else to the first tail after it. */
function findBetween(text: string, head: string, tail: string, position: Anchor['position']): Span[] {
  return findAll(text, head).flatMap(({ start, end }) => {
    const expected = position === null ? null : start + (position.end - position.start);
    if (expected !== null && text.startsWith(tail, expected - tail.length)) return [{ start, end: expected }];
    const at = text.indexOf(tail, end);
    return at < 0 || at - start > LONGEST_QUOTE ? [] : [{ start, end: at + tail.length }];
  });
}

/** Without any white space and invisible signs: other renderers part blocks and lines elsewhere. */
function findSqueezed(text: string, words: string): Span[] {
  const invisible = /[\s\p{Cf}\p{Cc}]/u;
  const needle = words.replace(/[\s\p{Cf}\p{Cc}]+/gu, '');
  const origins: number[] = [];
  let squeezed = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (invisible.test(sign)) continue;
    squeezed += sign;
    origins.push(at);
  }
  return findAll(squeezed, needle).map(({ start, end }) => ({
    start: origins[start] ?? 0,
    end: (origins[end - 1] ?? 0) + 1,
  }));
}

function choose(
  spans: Span[],
  quote: TextQuote,
  position: Anchor['position'],
  home: Span | null,
  text: string,
): Span | null {
  const isHome = ({ start }: Span): boolean =>
    home !== null && start >= home.start && start < Math.max(home.end, home.start + 1);
  const rated = spans.map((span) => ({ span, context: contextOf(span, quote, text), home: isHome(span) }));
  const [first] = rated;
  if (first === undefined) return null;
  if (rated.length === 1) {
    const known = Math.min(CERTAIN, quote.prefix.length + quote.suffix.length);
    const doubtful = quote.exact.length < SHORT && first.context < known && !first.home;
    return doubtful ? null : first.span;
  }
  const best = Math.max(...rated.map(({ context }) => context));
  const alike = rated.filter(({ context }) => context === best);
  const athome = alike.filter((candidate) => candidate.home);
  const left = athome.length > 0 ? athome : alike;
  if (left.length === 1) return left[0]?.span ?? null;
  if (position === null) return null;
  const distance = ({ start }: Span): number => Math.abs(start - position.start);
  return left.map(({ span }) => span).reduce((near, span) => (distance(span) < distance(near) ? span : near));
}

/** Characters of prefix and suffix that agree next to a span. */
function contextOf(span: Span, quote: TextQuote, text: string): number {
  const before = text.slice(Math.max(0, span.start - quote.prefix.length), span.start);
  const after = text.slice(span.end, span.end + quote.suffix.length);
  let [left, right] = [0, 0];
  while (left < quote.prefix.length && before.at(-1 - left) === quote.prefix.at(-1 - left)) left += 1;
  while (right < quote.suffix.length && after[right] === quote.suffix[right]) right += 1;
  return left + right;
}
