import { align } from './align';
import type { PageIndex } from './page-index';
import type { Passage } from './passage';
import { weightOf } from './tokens';

/** How much of the unit then is in a unit now. All but `pairs` are shares, 0 to 1. */
export interface Comparison {
  /** Words then and now: index in the passage, index among the page's tokens. */
  pairs: [number, number][];
  /** Of the quote that is kept. */
  quote: number;
  /** Of both units that is the same. */
  unit: number;
  /** Of the unit then that is kept. */
  kept: number;
  /** Of the unit then, without the quote, that is kept. */
  rest: number;
  /** Of the quote's runs of three words that are kept as runs. */
  runs: number;
}

/** A word matched without its neighbours may be there by chance. */
const ALONE = 0.5;
/** Likewise one that the page is full of. */
const COMMON = 0.7;
const OFTEN = 12;
/** No block is compared beyond so many words: what is longer is not prose. */
const LONGEST = 1_500;

export function compare(passage: Passage, index: PageIndex, block: number, blocks: number): Comparison {
  const { tokens, firstToken } = index;
  const from = firstToken[block] ?? 0;
  const to = Math.min(firstToken[block + blocks] ?? from, from + LONGEST);
  const { pairs: local } = align(passage, tokens.hashes.subarray(from, to));
  const pairs = local.map(([then, now]): [number, number] => [then, from + now]);
  let [matched, quote] = [0, 0];
  pairs.forEach(([then, now], at) => {
    const [before, after] = [pairs[at - 1], pairs[at + 1]];
    const runs =
      (before !== undefined && before[0] === then - 1 && before[1] === now - 1) ||
      (after !== undefined && after[0] === then + 1 && after[1] === now + 1);
    let weight = passage.weights[then] ?? 0;
    if (!runs && passage.count > 1) weight *= ALONE;
    if ((index.frequency.get(tokens.hashes[now] ?? 0) ?? 0) > OFTEN && !runs) weight *= COMMON;
    matched += weight;
    if (then >= passage.quoteFrom && then < passage.quoteTo) quote += weight;
  });
  let [whole, now] = [0, 0];
  for (let at = passage.quoteFrom; at < passage.quoteTo; at += 1) whole += passage.weights[at] ?? 0;
  for (let at = from; at < to; at += 1) now += weightOf(tokens.kinds[at] ?? 0);
  const foreign = Math.max(matched, now - passage.unknown); // words then that are not kept may be there as well
  return {
    pairs,
    quote: whole === 0 ? 0 : quote / whole,
    unit: passage.known + foreign === 0 ? 0 : (2 * matched) / (passage.known + foreign),
    kept: passage.known === 0 ? 0 : matched / passage.known,
    rest: passage.known - whole < 1 ? 0 : (matched - quote) / (passage.known - whole),
    runs: runsKept(passage, pairs),
  };
}

function runsKept({ quoteFrom, quoteTo }: Passage, pairs: [number, number][]): number {
  const size = Math.min(3, quoteTo - quoteFrom);
  const all = quoteTo - quoteFrom - size + 1;
  if (size <= 0 || all <= 0) return 0;
  const nowOf = new Map(pairs);
  let kept = 0;
  for (let at = quoteFrom; at + size <= quoteTo; at += 1) {
    const first = nowOf.get(at);
    if (first === undefined) continue;
    let run = true;
    for (let far = 1; far < size; far += 1) run &&= nowOf.get(at + far) === first + far;
    if (run) kept += 1;
  }
  return kept / all;
}
