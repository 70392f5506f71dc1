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

function wordsOf(sentence: string): Set<string> {
  return new Set(foldText(sentence).match(/[\p{L}\p{N}]+/gu));
}
