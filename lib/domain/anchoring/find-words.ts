import type { Postings } from './candidates';
import { occurrences } from './occurrences';
import type { PageIndex } from './page-index';
import { readTokens, TOKEN } from './tokens';

/**
 * Every place where words stand in a page's text. A word inside them is a whole word there, too, so only the blocks that
 * hold the rarest of those are looked at; few words, of which none is inside, are looked for everywhere.
 */
export function findWords({ text, blocks }: PageIndex, postings: Postings, words: string): number[] {
  const tokens = readTokens(words);
  let rarest: { at: number; blocks: number[] } | null = null;
  for (let one = 1; one < tokens.count - 1; one += 1) {
    if (tokens.kinds[one] === TOKEN.sign) continue;
    const holding = postings.get(tokens.hashes[one] ?? 0);
    if (holding === undefined) return []; // the page does not have that word
    if (rarest === null || holding.length < rarest.blocks.length) {
      rarest = { at: tokens.starts[one] ?? 0, blocks: holding };
    }
  }
  if (rarest === null) return occurrences(text, words);
  const found = new Set<number>();
  for (const block of rarest.blocks) {
    const { start = 0, end = 0 } = blocks[block] ?? {};
    const from = Math.max(0, start - rarest.at);
    const part = text.slice(from, end - rarest.at + words.length);
    for (const place of occurrences(part, words)) found.add(from + place);
  }
  return [...found].sort((a, b) => a - b);
}
