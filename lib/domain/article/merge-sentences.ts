import type { Source } from './source';
import { saysTheSame, sentencesIn } from './sentences';

/** A sentence, where it was said, and how else it was said. */
export interface MergedSentence {
  text: string;
  sources: Source[];
  /** Other wordings of it, word for word as they stand in the sources. */
  variants: string[];
}

/** Two sentences that share so many of their words say the same, if they differ in nothing that matters. */
const SAME = 0.75;

/**
 * Every sentence once; of those that say the same the longest stands, as it leaves out the least. Nothing is made up.
 * @param partsOf - What is merged, if not sentences.
 */
export function mergeSentences(
  said: readonly { text: string; source: Source }[],
  partsOf: (text: string) => string[] = sentencesIn,
): MergedSentence[] {
  const merged: MergedSentence[] = [];
  for (const { text, source } of said) {
    for (const sentence of partsOf(text)) {
      const same = merged.find((one) =>
        [one.text, ...one.variants].some((known) => saysTheSame(known, sentence, SAME)),
      );
      if (same === undefined) merged.push({ text: sentence, sources: [source], variants: [] });
      else join(same, sentence, source);
    }
  }
  return merged;
}

function join(same: MergedSentence, sentence: string, source: Source): void {
  if (!same.sources.some(({ commentId }) => commentId === source.commentId)) same.sources.push(source);
  if (sentence === same.text || same.variants.includes(sentence)) return;
  if (sentence.length > same.text.length) {
    same.variants.push(same.text);
    same.text = sentence;
  } else {
    same.variants.push(sentence);
  }
}
