import { plainBlock } from '../document/document';
import { plainWords } from '../rich-text';
import { foldText } from '../section';
import type { ArticleDocument } from './parts';
import { likenessOf, sentencesIn } from './sentences';
import type { Source } from './source';

/** A sentence of an article, and where it was said. */
export interface TracedSentence {
  text: string;
  /** Those that say it word for word; else those that say nearly the same; empty: its author wrote it. */
  sources: Source[];
  /** Word for word. */
  exact: boolean;
}

/** A sentence that shares so many of its words with one of a source was made of it. */
const NEAR = 0.6;

/** Where every sentence of an article comes from, whatever was edited since; headings aside. For its authors: internal parts, too. */
export function traceOf(document: ArticleDocument, sources: readonly Source[]): TracedSentence[] {
  const known = sources.map((source) => {
    const text = plainWords(source.text);
    return { source, folded: foldText(text), sentences: sentencesIn(text) };
  });
  return document
    .flatMap((block) => (block.kind === 'internal' ? block.of : [block]))
    .filter(({ kind }) => kind !== 'heading' && kind !== 'picture' && kind !== 'code')
    .flatMap((block) => sentencesIn(plainBlock(block).replaceAll('\t', '\n')))
    .map((text) => {
      const exact = known.filter(({ folded }) => folded.includes(foldText(text))).map(({ source }) => source);
      if (exact.length > 0) return { text, sources: exact, exact: true };
      const near = known.filter(({ sentences }) => sentences.some((one) => likenessOf(one, text) >= NEAR));
      return { text, sources: near.map(({ source }) => source), exact: false };
    });
}
