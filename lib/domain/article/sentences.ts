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
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size === 0 || b.size === 0) return foldText(one) === foldText(other) ? 1 : 0;
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both);
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

function wordsOf(sentence: string): Set<string> {
  return new Set(foldText(sentence).match(/[\p{L}\p{N}]+/gu));
}
