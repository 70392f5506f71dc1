import { finish, type Steps } from '@/lib/domain/slices';
import { foldText } from '../section';
import type { Outline } from './outline';
import { hashOf, readingTokens, type Tokens } from './tokens';

/** A block of a page. */
export interface Block {
  start: number;
  end: number;
  /** 1 to 6 for a heading of the page's sections, else 0. */
  level: number;
}

/** A page's blocks as numbers, made once for a page and used for all of its anchors. */
export interface PageIndex {
  text: string;
  blocks: Block[];
  tokens: Tokens;
  /** Index of each block's first token; one more at the end. */
  firstToken: Uint32Array;
  hashes: Uint32Array;
  /** Upper half of the hash, as a descriptor keeps it. */
  short: Uint16Array;
  /** Size of each block, 0 to 7: the logarithm of its length. */
  sizes: Uint8Array;
  byShort: Map<number, number[]>;
  /** Index among the headings of the one that each block stands below, or is; -1 before the first one. */
  headingOf: Int32Array;
  headings: IndexedHeading[];
  /** How often a token stands on the page, by its hash. */
  frequency: Map<number, number>;
}

export interface IndexedHeading {
  block: number;
  level: number;
  id: string | null;
  /** Case-folded. */
  text: string;
  /** Index among the headings of the one above, -1 at the top. */
  above: number;
  /** Folded texts from the top down to the own, joined. */
  path: string;
}

const PATH_JOINT = '\u0000';

/** After so many blocks or words the indexing may rest. */
const STRETCH = 500;

export function indexPage(outline: Outline): PageIndex {
  return finish(indexingPage(outline));
}

/** The same with rests. */
export function* indexingPage({ text, starts, ends, levels, ids }: Outline): Steps<PageIndex> {
  const blocks = starts.map((start, at): Block => ({ start, end: ends[at] ?? start, level: levels[at] ?? 0 }));
  const tokens = yield* readingTokens(text);
  const count = blocks.length;
  const index: PageIndex = {
    text,
    blocks,
    tokens,
    firstToken: new Uint32Array(count + 1),
    hashes: new Uint32Array(count),
    short: new Uint16Array(count),
    sizes: new Uint8Array(count),
    byShort: new Map(),
    headingOf: new Int32Array(count),
    headings: [],
    frequency: new Map(),
  };
  let token = 0;
  for (const [at, { start, end, level }] of blocks.entries()) {
    if (at % STRETCH === STRETCH - 1) yield;
    while (token < tokens.count && (tokens.starts[token] ?? 0) < start) token += 1;
    index.firstToken[at] = token;
    const hash = hashOf(text, start, end);
    index.hashes[at] = hash;
    index.short[at] = hash >>> 16;
    index.sizes[at] = sizeOf(end - start);
    const alike = index.byShort.get(hash >>> 16);
    if (alike === undefined) index.byShort.set(hash >>> 16, [at]);
    else alike.push(at);
    if (level > 0) {
      const id = ids[index.headings.length] ?? null;
      index.headings.push(headingAt(index.headings, at, level, id, foldText(text.slice(start, end))));
    }
    index.headingOf[at] = index.headings.length - 1;
  }
  index.firstToken[count] = tokens.count;
  for (let at = 0; at < tokens.count; at += 1) {
    if (at % (10 * STRETCH) === 0) yield;
    const hash = tokens.hashes[at] ?? 0;
    index.frequency.set(hash, (index.frequency.get(hash) ?? 0) + 1);
  }
  return index;
}

function headingAt(
  before: IndexedHeading[],
  block: number,
  level: number,
  id: string | null,
  text: string,
): IndexedHeading {
  let above = before.length - 1;
  while (above >= 0 && (before[above]?.level ?? 0) >= level) above = before[above]?.above ?? -1;
  const outer = before[above];
  return { block, level, id, text, above, path: outer === undefined ? text : outer.path + PATH_JOINT + text };
}

/** Folded headings as one string, as `IndexedHeading.path` has them. */
export function pathOf(headings: string[]): string {
  return headings.map(foldText).join(PATH_JOINT);
}

/** 0 to 7 for one character to many: its logarithm. */
export function sizeOf(length: number): number {
  return Math.min(7, Math.floor(Math.log2(Math.max(1, length)) * 0.8));
}

/** The block at an offset, or the last one before it; -1 before the first. */
export function blockAt({ blocks }: PageIndex, offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
