import type { Descriptor } from './descriptor';
import type { PageIndex } from './page-index';
import type { Passage } from './passage';
import type { Rated } from './score';

/** Where the quote stands in a unit now. Offsets of the page's text. */
export function rangeIn(
  descriptor: Descriptor,
  passage: Passage,
  index: PageIndex,
  quote: string,
  { candidate, comparison, features }: Rated,
): { start: number; end: number } | null {
  const unitStart = index.blocks[candidate.block]?.start ?? 0;
  if (features.sameHash === 1) {
    const start = unitStart + descriptor.offset;
    return { start, end: start + descriptor.length };
  }
  const aligned = alignedRange(descriptor, passage, index, candidate, comparison.pairs);
  if (candidate.verbatim.length > 0) {
    const expected = aligned?.start ?? unitStart + descriptor.offset;
    const nearest = candidate.verbatim.reduce((best, at) =>
      Math.abs(at - expected) < Math.abs(best - expected) ? at : best,
    );
    return { start: nearest, end: nearest + quote.length };
  }
  return aligned;
}

/** From the quote's first matched word to its last; an end without a match takes its share of what stands there now. */
function alignedRange(
  { firstCut, lastCut }: Descriptor,
  { quoteFrom, quoteTo, count }: Passage,
  { tokens, firstToken }: PageIndex,
  { block, blocks }: { block: number; blocks: number },
  pairs: [number, number][],
): { start: number; end: number } | null {
  const inside = pairs.filter(([then]) => then >= quoteFrom && then < quoteTo);
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return null;
  const before = pairs.findLast(([then]) => then < quoteFrom) ?? [-1, (firstToken[block] ?? 0) - 1];
  const after = pairs.find(([then]) => then >= quoteTo) ?? [count, firstToken[block + blocks] ?? tokens.count];
  const share = (lost: number, foreign: number, gap: number): number =>
    lost === 0 ? 0 : Math.round((gap * lost) / (lost + foreign));
  const from = first[1] - share(first[0] - quoteFrom, quoteFrom - 1 - before[0], first[1] - before[1] - 1);
  const to = last[1] + share(quoteTo - 1 - last[0], after[0] - quoteTo, after[1] - last[1] - 1);
  const startCut = first[0] === quoteFrom && firstCut !== null ? firstCut.outside : 0;
  const endCut = last[0] === quoteTo - 1 && lastCut !== null ? lastCut.outside : 0;
  const start = (tokens.starts[from] ?? 0) + startCut;
  const end = (tokens.ends[to] ?? 0) - endCut;
  return end > start ? { start, end } : null;
}
