import type { Anchor } from '../anchor';

/** So many characters around a quote that stand there as they did then leave no doubt. */
const ENOUGH = 24;

/**
 * Where a quote stands, if that is beyond doubt without looking any further: its surroundings are as they were, and it
 * stands at one place alone, or where it stood then. `null` is no answer: then all that is known of the passage is asked.
 */
export function certainPlace(text: string, { quote, position }: Anchor): { start: number; end: number } | null {
  if (quote === null || quote.prefix.length + quote.suffix.length < ENOUGH) return null;
  const stands = (start: number): boolean =>
    text.startsWith(quote.exact, start) &&
    text.endsWith(quote.prefix, start) &&
    text.startsWith(quote.suffix, start + quote.exact.length);
  const at = (start: number) => ({ start, end: start + quote.exact.length });
  if (position !== null && stands(position.start)) return at(position.start); // most pages do not change between two looks
  const first = text.indexOf(quote.exact);
  const only = first >= 0 && text.indexOf(quote.exact, first + 1) < 0;
  return only && stands(first) ? at(first) : null;
}
