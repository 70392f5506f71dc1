import type { CutWord, Descriptor, Neighbour, Rival, SectionTrace } from './descriptor';
import { WORD_BITS } from './descriptor';
import { blockAt, type PageIndex } from './page-index';
import { occurrences } from './occurrences';
import { ownBlocks, sketchOfSection } from './same-section';
import { mix, OUTER_BINS, OWN_BINS } from './sketch';
import { hashOf, TOKEN } from './tokens';

/** More than ever fits into a trailer; `writeDescriptor` takes what does. */
const MOST = { words: 64, blocks: 64, rivals: 8, sections: 6 };
/** A block that shares so much of the unit's words and word pairs can be taken for it. */
const RIVAL_SHARE = 0.4;

/** Describes a stretch of a page. `null` where there is no text. */
export function describe(index: PageIndex, start: number, end: number): Descriptor | null {
  const first = blockAt(index, start);
  const last = blockAt(index, end - 1);
  const unitStart = index.blocks[first]?.start;
  const unitEnd = index.blocks[last]?.end;
  if (unitStart === undefined || unitEnd === undefined) return null;
  return {
    hash: hashOf(index.text, unitStart, unitEnd),
    blocks: last - first + 1,
    offset: start - unitStart,
    length: end - start,
    ...wordsAround(index, first, last, start, end),
    above: neighbours(index, first - 1, -1),
    below: neighbours(index, last + 1, 1),
    rivals: rivalsOf(index, first, last, start, end),
    sections: sectionsAround(index, first),
  };
}

/** The words of the unit that touch the quote are its own, whole ones included that it cuts. */
function wordsAround(
  { tokens, firstToken }: PageIndex,
  first: number,
  last: number,
  start: number,
  end: number,
): Pick<Descriptor, 'before' | 'after' | 'firstCut' | 'lastCut'> {
  const from = firstToken[first] ?? 0;
  const to = firstToken[last + 1] ?? from;
  const cut = (hash: number): number => hash & (2 ** WORD_BITS - 1);
  let [quoteFrom, quoteTo] = [from, to];
  while (quoteFrom < to && (tokens.ends[quoteFrom] ?? 0) <= start) quoteFrom += 1;
  while (quoteTo > quoteFrom && (tokens.starts[quoteTo - 1] ?? 0) >= end) quoteTo -= 1;
  const keptFrom = Math.max(from, quoteFrom - MOST.words);
  const keptTo = Math.min(to, quoteTo + MOST.words);
  const [firstOutside, lastOutside] = [
    start - (tokens.starts[quoteFrom] ?? start),
    (tokens.ends[quoteTo - 1] ?? end) - end,
  ];
  const cutWord = (at: number, outside: number): CutWord | null =>
    outside > 0 ? { hash: cut(tokens.hashes[at] ?? 0), outside } : null;
  return {
    firstCut: cutWord(quoteFrom, firstOutside),
    lastCut: cutWord(quoteTo - 1, lastOutside),
    before: { hashes: [...tokens.hashes.slice(keptFrom, quoteFrom)].map(cut), more: keptFrom - from },
    after: { hashes: [...tokens.hashes.slice(quoteTo, keptTo)].map(cut), more: to - keptTo },
  };
}

function neighbours(index: PageIndex, from: number, step: 1 | -1): Neighbour[] {
  const found: Neighbour[] = [];
  for (let at = from; found.length < MOST.blocks && at >= 0 && at < index.blocks.length; at += step) {
    const level = index.blocks[at]?.level ?? 0;
    found.push({ level, short: index.short[at] ?? 0, size: index.sizes[at] ?? 0 });
  }
  return found;
}

function rivalsOf(index: PageIndex, first: number, last: number, start: number, end: number): Rival[] {
  const holders = new Set(occurrences(index.text, index.text.slice(start, end)).map((at) => blockAt(index, at)));
  const wanted = new Set(wordsAndPairs(index, first, last));
  const found: { at: number; share: number }[] = [];
  for (let at = 0; at < index.blocks.length; at += 1) {
    if (at >= first && at <= last) continue;
    const share = holders.has(at) ? 2 : sharedPart(index, at, wanted);
    if (share > RIVAL_SHARE) found.push({ at, share });
  }
  const distance = (at: number): number => (at < first ? at - first : at - last);
  return found
    .sort((a, b) => b.share - a.share || Math.abs(distance(a.at)) - Math.abs(distance(b.at)))
    .slice(0, MOST.rivals)
    .map(({ at }) => ({
      distance: distance(at),
      short: index.short[at] ?? 0,
      previous: index.short[at - 1] ?? 0,
      next: index.short[at + 1] ?? 0,
    }));
}

function sharedPart(index: PageIndex, block: number, wanted: Set<number>): number {
  if (wanted.size === 0) return 0;
  const found = new Set<number>();
  for (const one of wordsAndPairs(index, block, block)) if (wanted.has(one)) found.add(one);
  return found.size / wanted.size;
}

function* wordsAndPairs({ tokens, firstToken }: PageIndex, first: number, last: number): Generator<number> {
  let before = 0;
  for (let at = firstToken[first] ?? 0; at < (firstToken[last + 1] ?? 0); at += 1) {
    if (tokens.kinds[at] === TOKEN.sign) continue;
    const hash = tokens.hashes[at] ?? 0;
    yield hash;
    yield mix(before, hash);
    before = hash;
  }
}

/** The section of a block and those around it. */
function sectionsAround(index: PageIndex, block: number): SectionTrace[] {
  const found: SectionTrace[] = [];
  for (let at = index.headingOf[block] ?? -1; at >= 0; at = index.headings[at]?.above ?? -1) {
    found.push(traceOf(index, at, found.length === 0 ? OWN_BINS : OUTER_BINS));
    if (found.length === MOST.sections) break;
  }
  return found;
}

/** What is kept of a section's own text, up to the next heading of any level. */
export function traceOf(index: PageIndex, heading: number, bins: number): SectionTrace {
  const [first, last] = ownBlocks(index, heading);
  return { first: first <= last ? (index.short[first] ?? 0) : 0, sketch: sketchOfSection(index, heading, bins) };
}
