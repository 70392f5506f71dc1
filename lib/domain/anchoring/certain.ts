import type { Anchor } from '../anchor';
import { occurrences } from './occurrences';

/** So many characters around a quote that stand there as they did then leave no doubt. */
const ENOUGH = 24;

/**
 * Where a quote stands, if that is beyond doubt without looking any further: its surroundings are as they were, and it
 * stands at one place alone, or where it stood then. `null` is no answer: then all that is known of the passage is asked.
 */
export function certainPlace(text: string, { quote, position }: Anchor): { start: number; end: number } | null {
  if (quote === null || quote.prefix.length + quote.suffix.length < ENOUGH) return null;
  const places = occurrences(text, quote.exact);
  const [start] = places.length === 1 ? places : places.filter((at) => at === position?.start);
  if (start === undefined) return null;
  const end = start + quote.exact.length;
  return text.endsWith(quote.prefix, start) && text.startsWith(quote.suffix, end) ? { start, end } : null;
}
