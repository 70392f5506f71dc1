import type { Steps } from '@/lib/domain/slices';
import type { Descriptor } from './descriptor';
import type { Landmarks } from './landmarks';
import { blockAt, type PageIndex } from './page-index';
import { mix } from './sketch';
import type { Places } from './place';
import { readTokens, TOKEN, weightOf } from './tokens';

/** Where a passage may stand now. */
export interface Candidate {
  block: number;
  blocks: number;
  /** Where the quote's words stand in it, if they do. */
  verbatim: number[];
}

/** So many of the blocks that share the rarest words are looked at. */
const BY_WORDS = 10;
/** Between two landmarks all blocks are looked at, if they are no more than this. */
const BETWEEN = 14;
/** A quote that stands at more places than this is told apart by its place alone. */
const MOST_VERBATIM = 200;

/** Blocks by word and by word pair; made for a page when it is first needed. */
export type Postings = Map<number, number[]>;

/** After so many blocks the making may rest. */
const STRETCH = 100;

export function* makingPostings({ tokens, firstToken, blocks }: PageIndex): Steps<Postings> {
  const words = new Map<number, number[]>();
  const add = (key: number, block: number): void => {
    const list = words.get(key);
    if (list === undefined) words.set(key, [block]);
    else if (list[list.length - 1] !== block) list.push(block);
  };
  for (let block = 0; block < blocks.length; block += 1) {
    if (block % STRETCH === STRETCH - 1) yield;
    let before = 0;
    for (let at = firstToken[block] ?? 0; at < (firstToken[block + 1] ?? 0); at += 1) {
      if (tokens.kinds[at] === TOKEN.sign) continue;
      const hash = tokens.hashes[at] ?? 0;
      add(hash, block);
      add(mix(before, hash), block);
      before = hash;
    }
  }
  return words;
}

/** What candidates are looked for in. */
export interface Searched {
  index: PageIndex;
  postings(): Postings;
  occurrences(words: string): number[];
}

export function findCandidates(
  descriptor: Descriptor,
  quote: string,
  page: Searched,
  marks: Landmarks,
  places: Places,
): Candidate[] {
  const { index } = page;
  const found = new Map<number, Candidate>();
  const { blocks } = descriptor;
  const last = index.blocks.length - 1;
  const add = (block: number, count = Math.min(blocks, last - block + 1)): Candidate | null => {
    if (block < 0 || block > last || count < 1) return null;
    const key = block * 64 + Math.min(63, count);
    const known = found.get(key) ?? { block, blocks: count, verbatim: [] };
    found.set(key, known);
    return known;
  };
  for (const at of page.occurrences(quote).slice(0, MOST_VERBATIM)) {
    const first = blockAt(index, at);
    const count = blockAt(index, at + quote.length - 1) - first + 1;
    add(first, count)?.verbatim.push(at);
  }
  for (const block of index.byShort.get(descriptor.hash >>> 16) ?? []) {
    if (blocks === 1 && index.hashes[block] === descriptor.hash) add(block);
  }
  const own = marks.now.get(0);
  if (own !== undefined) add(own);
  const [above, below] = [places.above[0], places.below[0]];
  if (above !== undefined && below !== undefined && below[1] - above[1] - 1 <= BETWEEN) {
    for (let block = above[1] + 1; block < below[1]; block += 1) add(block);
  } else {
    for (const mark of [above, below]) {
      if (mark === undefined) continue;
      for (const near of [-1, 0, 1]) add(mark[1] - mark[0] + near);
    }
  }
  if (![...found.values()].some(({ verbatim }) => verbatim.length > 0) || found.size < 2) {
    for (const block of byWords(quote, index, page.postings())) add(block);
  }
  return [...found.values()];
}

/** Blocks that share the most of the quote's words and word pairs, rare ones counting more. */
function byWords(quote: string, index: PageIndex, words: Postings): number[] {
  const tokens = readTokens(quote);
  const scores = new Map<number, number>();
  const count = (key: number, weight: number): void => {
    const list = words.get(key);
    if (list === undefined || list.length > index.blocks.length / 4 + 8) return;
    const rarity = weight * Math.log(1 + index.blocks.length / list.length);
    for (const block of list) scores.set(block, (scores.get(block) ?? 0) + rarity);
  };
  let before = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    const kind = tokens.kinds[at] ?? TOKEN.sign;
    if (kind === TOKEN.sign) continue;
    const hash = tokens.hashes[at] ?? 0;
    count(hash, weightOf(kind));
    count(mix(before, hash), 1);
    before = hash;
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, BY_WORDS)
    .map(([block]) => block);
}
