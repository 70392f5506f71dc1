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

/** Words that turn a sentence round, in English, German and French. */
const NEGATIONS =
  /(?<!\p{L})(?:not|no|never|none|without|cannot|nicht|kein\p{L}*|nie|niemals|ohne|pas|jamais|aucun\p{L}*|sans)(?!\p{L})|n['’]t(?!\p{L})/giu;
/** Numbers, names (capitals, but at the beginning), and what is typed into machines: of these none stands for another. */
const NAMES =
  /\p{N}[\p{N}.,:]*|(?<=[^.!?:\s]\s+["“„«(]?)\p{Lu}[\p{L}\p{N}]*|[\p{L}\p{N}]+[._/\\=-][\p{L}\p{N}._/\\=-]*/gu;

/** Whether two sentences may say the same: they are alike, and differ in no number, no name, and in no "not". */
export function saysTheSame(one: string, other: string, likeness: number): boolean {
  const matter = (text: string) =>
    [...(text.match(NAMES) ?? []), ...(text.match(NEGATIONS) ?? []).map((word) => `!${word}`)]
      .map((word) => word.toLowerCase().replace(/[.,:]+$/, ''))
      .sort()
      .join(' ');
  return likenessOf(one, other) >= likeness && matter(one) === matter(other);
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
