import { BitReader, BitWriter } from './bits';

/**
 * What is kept of the page that an anchor was made on, besides the quote: enough to tell the passage from its likes on a
 * later page. Words are kept as hashes alone.
 */
export interface Descriptor {
  /** Of the unit's text: the block that holds the quote, or the blocks that it runs over. */
  hash: number;
  blocks: number;
  /** Where the quote begins in the unit's text, and its length. */
  offset: number;
  length: number;
  /** The words that the quote's ends cut in two; `null` where it begins or ends with a whole one. */
  firstCut: CutWord | null;
  lastCut: CutWord | null;
  /** Hashes of the unit's words next to the quote, in order, and how many more there were. */
  before: Words;
  after: Words;
  /** Blocks around the unit, the nearest first. */
  above: Neighbour[];
  below: Neighbour[];
  /** Other blocks that could be taken for the unit. */
  rivals: Rival[];
  /** The sections around the quote, the innermost first. */
  sections: SectionTrace[];
}

/** A word of which a part lies outside of the quote: its hash as a whole, and the characters outside. */
export interface CutWord {
  hash: number;
  outside: number;
}

export interface Words {
  hashes: number[];
  more: number;
}

export interface Neighbour {
  /** 1 to 6 for a heading, else 0. */
  level: number;
  /** 16 bits. */
  short: number;
  /** 0 to 7. */
  size: number;
}

/** A block like the unit: its hash, those of the blocks around it, and how many blocks away it stood. */
export interface Rival {
  /** Negative above the unit. */
  distance: number;
  short: number;
  previous: number;
  next: number;
}

/** A section's first block, and a sketch of its own text: the least word pair of each of some bins. */
export interface SectionTrace {
  first: number;
  sketch: number[];
}

export const WORD_BITS = 10;
export const SKETCH_BITS = 6;
/** A bin without a word pair. */
export const NO_PAIR = 0;
const SHORT_BITS = 16;
const SKETCH_BINS_BITS = 5;

/** How much is kept: words to each side, blocks to each side, rivals, sections. The first that fits is taken. */
const SIZES = [
  { words: 60, blocks: 64, rivals: 6, sections: 4 },
  { words: 60, blocks: 48, rivals: 5, sections: 4 },
  { words: 50, blocks: 40, rivals: 4, sections: 3 },
  { words: 40, blocks: 32, rivals: 4, sections: 3 },
  { words: 32, blocks: 24, rivals: 3, sections: 2 },
  { words: 24, blocks: 16, rivals: 3, sections: 2 },
  { words: 16, blocks: 10, rivals: 2, sections: 1 },
  { words: 10, blocks: 5, rivals: 1, sections: 1 },
  { words: 4, blocks: 2, rivals: 0, sections: 0 },
];
type Size = (typeof SIZES)[number];

/** As base64url. @param limit - In characters; `null` if not even the least fits. */
export function writeDescriptor(descriptor: Descriptor, limit: number): string | null {
  for (const size of SIZES) {
    const written = write(descriptor, size);
    if (written.length <= limit) return written;
  }
  return null;
}

/** The same with less in it; `null` if it is broken or nothing so short is left. */
export function shortenDescriptor(text: string, limit: number): string | null {
  const read = readDescriptor(text);
  return read === null ? null : writeDescriptor(read, limit);
}

/** Reads what `writeDescriptor` wrote; `null` for anything broken. */
export function readDescriptor(text: string): Descriptor | null {
  try {
    return read(new BitReader(text));
  } catch {
    return null; // foreign text
  }
}

function write(descriptor: Descriptor, size: Size): string {
  const bits = new BitWriter();
  bits.write(descriptor.hash, 32);
  bits.writeCount(descriptor.blocks);
  bits.writeCount(descriptor.offset);
  bits.writeCount(descriptor.length);
  for (const cut of [descriptor.firstCut, descriptor.lastCut]) {
    bits.write(cut === null ? 0 : 1, 1);
    if (cut === null) continue;
    bits.write(cut.hash, WORD_BITS);
    bits.writeCount(cut.outside);
  }
  writeWords(bits, descriptor.before, -size.words);
  writeWords(bits, descriptor.after, size.words);
  for (const side of [descriptor.above, descriptor.below]) {
    const kept = side.slice(0, size.blocks);
    bits.writeCount(kept.length);
    for (const { level, short, size: length } of kept) {
      bits.write(level > 0 ? 1 : 0, 1);
      if (level > 0) bits.write(level, 3);
      bits.write(short, SHORT_BITS);
      bits.write(length, 3);
    }
  }
  const rivals = descriptor.rivals.slice(0, size.rivals);
  bits.writeCount(rivals.length);
  for (const { distance, short, previous, next } of rivals) {
    bits.write(distance < 0 ? 1 : 0, 1);
    bits.writeCount(Math.abs(distance));
    for (const hash of [short, previous, next]) bits.write(hash, SHORT_BITS);
  }
  const sections = descriptor.sections.slice(0, size.sections);
  bits.writeCount(sections.length);
  for (const { first, sketch } of sections) {
    bits.write(first, SHORT_BITS);
    bits.write(sketch.length, SKETCH_BINS_BITS);
    for (const pair of sketch) bits.write(pair, SKETCH_BITS);
  }
  return bits.finish();
}

/** @param most - How many next to the quote; negative: at the end of the list. */
function writeWords(bits: BitWriter, { hashes, more }: Words, most: number): void {
  const kept = most < 0 ? hashes.slice(most) : hashes.slice(0, most);
  bits.writeCount(more + hashes.length - kept.length);
  bits.writeCount(kept.length);
  for (const hash of kept) bits.write(hash, WORD_BITS);
}

function read(bits: BitReader): Descriptor {
  return {
    hash: bits.read(32),
    blocks: bits.readCount(),
    offset: bits.readCount(),
    length: bits.readCount(),
    firstCut: readCut(bits),
    lastCut: readCut(bits),
    before: readWords(bits),
    after: readWords(bits),
    above: readNeighbours(bits),
    below: readNeighbours(bits),
    rivals: times(bits.readCount(), () => readRival(bits)),
    sections: times(bits.readCount(), () => ({
      first: bits.read(SHORT_BITS),
      sketch: times(bits.read(SKETCH_BINS_BITS), () => bits.read(SKETCH_BITS)),
    })),
  };
}

function readWords(bits: BitReader): Words {
  const more = bits.readCount();
  return { hashes: times(bits.readCount(), () => bits.read(WORD_BITS)), more };
}

function readCut(bits: BitReader): CutWord | null {
  return bits.read(1) === 1 ? { hash: bits.read(WORD_BITS), outside: bits.readCount() } : null;
}

function readNeighbours(bits: BitReader): Neighbour[] {
  return times(bits.readCount(), () => {
    const level = bits.read(1) === 1 ? bits.read(3) : 0;
    return { level, short: bits.read(SHORT_BITS), size: bits.read(3) };
  });
}

function readRival(bits: BitReader): Rival {
  const sign = bits.read(1) === 1 ? -1 : 1;
  const distance = sign * bits.readCount();
  return { distance, short: bits.read(SHORT_BITS), previous: bits.read(SHORT_BITS), next: bits.read(SHORT_BITS) };
}

/** A hostile count ends with the text: every round reads at least one bit. */
function times<T>(count: number, make: () => T): T[] {
  const made: T[] = [];
  for (let at = 0; at < count; at += 1) made.push(make());
  return made;
}
