import type { Anchor } from '../anchor';

/** So many characters around a quote that stand there as they did then leave no doubt. */
const ENOUGH = 24;

/**
 * Where a quote stands, if that is beyond doubt without looking any further: its surroundings are as they were, and it
 * stands at one place alone, or where it stood then. `null` is no answer: then all that is known of the passage is asked.
 * @param placesOf - Where words stand in the text; two places are as good as many.
 */
export function certainPlace(
  text: string,
  { quote, position }: Anchor,
  placesOf: (words: string) => number[] = (words) => firstTwo(text, words),
): { start: number; end: number } | null {
  if (quote === null || quote.prefix.length + quote.suffix.length < ENOUGH) return null;
  const stands = (start: number): boolean =>
    text.startsWith(quote.exact, start) &&
    text.endsWith(quote.prefix, start) &&
    text.startsWith(quote.suffix, start + quote.exact.length);
  const at = (start: number) => ({ start, end: start + quote.exact.length });
  if (position !== null && stands(position.start)) return at(position.start); // most pages do not change between two looks
  const [first, second] = placesOf(quote.exact);
  return first !== undefined && second === undefined && stands(first) ? at(first) : null;
}

function firstTwo(text: string, words: string): number[] {
  const first = text.indexOf(words);
  return [first, first < 0 ? first : text.indexOf(words, first + 1)].filter((at) => at >= 0);
}
