import { foldText } from '../section';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The sentences of a text, in any language; each line ends one. */
export function sentencesIn(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== '');
}

/** Share of the words of two sentences that both have, 0 to 1. */
export function likenessOf(one: string, other: string): number {
  return likenessOfWords(wordsIn(one), wordsIn(other));
}

/** A sentence as it is compared with others. */
export interface SentenceWords {
  folded: string;
  words: ReadonlySet<string>;
}

/** To compare one with many: most of the time goes into this. */
export function wordsIn(sentence: string): SentenceWords {
  const folded = foldText(sentence);
  return { folded, words: new Set(folded.match(/[\p{L}\p{N}]+/gu)) };
}

/** As `likenessOf`. */
export function likenessOfWords(one: SentenceWords, other: SentenceWords): number {
  const [a, b] = [one.words, other.words];
  if (a.size === 0 || b.size === 0) return one.folded === other.folded ? 1 : 0;
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  return both / (a.size + b.size - both);
}
