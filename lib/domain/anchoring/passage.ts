import { WORD_BITS, type Descriptor } from './descriptor';
import { readTokens, TOKEN, weightOf } from './tokens';

/** The unit's words then, as far as they are known: the quote's own by the quote, those around it by the descriptor. */
export interface Passage {
  count: number;
  hashes: Uint32Array;
  /** How many of a hash's low bits are known. */
  masks: Uint32Array;
  weights: Float32Array;
  /** The quote's first word, and the one after its last. */
  quoteFrom: number;
  quoteTo: number;
  /** What is known of the unit, by weight; and its part that is not, since only so many words are kept. */
  known: number;
  unknown: number;
}

const PART = 2 ** WORD_BITS - 1;
/** Of a word whose kind is not kept. */
const AVERAGE = 0.6;

/** @param quote - Its words with folded blanks. */
export function readPassage({ before, after, firstCut, lastCut }: Descriptor, quote: string): Passage {
  const own = readTokens(quote);
  const count = before.hashes.length + own.count + after.hashes.length;
  const passage: Passage = {
    count,
    hashes: new Uint32Array(count),
    masks: new Uint32Array(count).fill(PART),
    weights: new Float32Array(count).fill(AVERAGE),
    quoteFrom: before.hashes.length,
    quoteTo: before.hashes.length + own.count,
    known: 0,
    unknown: (before.more + after.more) * AVERAGE,
  };
  passage.hashes.set(before.hashes, 0);
  for (let at = 0; at < own.count; at += 1) {
    passage.hashes[passage.quoteFrom + at] = own.hashes[at] ?? 0;
    passage.masks[passage.quoteFrom + at] = 2 ** 32 - 1;
    passage.weights[passage.quoteFrom + at] = weightOf(own.kinds[at] ?? TOKEN.word);
  }
  for (const [cut, at] of [
    [firstCut, passage.quoteFrom],
    [lastCut, passage.quoteTo - 1],
  ] as const) {
    if (cut === null || own.count === 0) continue;
    passage.hashes[at] = cut.hash;
    passage.masks[at] = PART;
  }
  passage.hashes.set(after.hashes, passage.quoteTo);
  passage.known = passage.weights.reduce((sum, weight) => sum + weight, 0);
  return passage;
}
