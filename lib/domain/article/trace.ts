import { plainBlock } from '../document/document';
import { plainWords } from '../rich-text';
import { foldText } from '../section';
import type { ArticleDocument } from './parts';
import { likenessOfWords, sentencesIn, wordsIn, type SentenceWords } from './sentences';
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

/** Sources as sentences are looked up in them, and what was found: all is asked again at every key that is typed. */
interface Known {
  sources: { source: Source; folded: string; sentences: SentenceWords[] }[];
  found: Map<string, TracedSentence>;
}
const knownOf = new WeakMap<readonly Source[], Known>();

/** Where every sentence of an article comes from, whatever was edited since; headings aside. For its authors: internal parts, too. */
export function traceOf(document: ArticleDocument, sources: readonly Source[]): TracedSentence[] {
  const known = knownOf.get(sources) ?? readSources(sources);
  return document
    .flatMap((block) => (block.kind === 'internal' ? block.of : [block]))
    .filter(({ kind }) => kind !== 'heading' && kind !== 'picture' && kind !== 'code')
    .flatMap((block) => sentencesIn(plainBlock(block).replaceAll('\t', '\n')))
    .map((text) => {
      const traced = known.found.get(text) ?? look(text, known);
      known.found.set(text, traced);
      return traced;
    });
}

function readSources(sources: readonly Source[]): Known {
  const read = sources.map((source) => {
    const text = plainWords(source.text);
    return { source, folded: foldText(text), sentences: sentencesIn(text).map(wordsIn) };
  });
  const known = { sources: read, found: new Map<string, TracedSentence>() };
  knownOf.set(sources, known);
  return known;
}

function look(text: string, { sources }: Known): TracedSentence {
  const own = wordsIn(text);
  const exact = sources.filter(({ folded }) => folded.includes(own.folded));
  if (exact.length > 0) return { text, sources: exact.map(({ source }) => source), exact: true };
  const near = sources.filter(({ sentences }) => sentences.some((one) => likenessOfWords(one, own) >= NEAR));
  return { text, sources: near.map(({ source }) => source), exact: false };
}
