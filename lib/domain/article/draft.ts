import { canonicalDocument } from '../document/canonical';
import type { Document, DocumentBlock, Piece } from '../document/document';
import { isImage } from '../event';
import { plainWords, readRich, type Inline, type RichBlock } from '../rich-text';
import { saysTheSame, sentencesIn } from './sentences';
import { mergeSentences } from './merge-sentences';
import type { Source } from './source';

/** Headings of an article, in its author's language. */
export interface ArticleWords {
  question: string;
  alsoAsked: string;
  environment: string;
  cause: string;
  answer: string;
  notWhen: string;
}

const LEVEL = 2;
/** Two lists that share so many of their words are one list of steps. */
const SAME_LIST = 0.6;

/**
 * A draft from requests and their answers, in the order of Knowledge-Centered Service: what was asked in readers' own
 * words, where, why, what helps, and when it does not. Every sentence stands in one of the sources.
 */
export function draftFrom(sources: readonly Source[], words: ArticleWords): { title: string; document: Document } {
  const questions = mergeSentences(saidAs(sources, 'question'), (text) => [text.replace(/\s+/g, ' ').trim()]);
  const [asked] = questions.toSorted((a, b) => b.sources.length - a.sources.length);
  const others = questions.filter((one) => one !== asked).map(({ text }) => text);
  const also = [...(asked?.variants ?? []), ...others];
  const environments = mergeSentences(saidAs(sources, 'environment')).map(({ text }) => text);
  const document: Document = [
    heading(words.question),
    paragraph(asked?.text ?? ''),
    ...picturesOf(asked?.sources.find(({ pictures }) => pictures.some(isImage))),
    ...(also.length === 0 ? [] : [paragraph(words.alsoAsked), listOf(also)]),
    ...(environments.length === 0 ? [] : [heading(words.environment), listOf(environments)]),
    heading(words.cause),
    heading(words.answer),
    ...answersOf(sources),
    heading(words.notWhen),
  ];
  const [first = '', ...more] = sentencesIn(asked?.text ?? '');
  const title = [first, ...more].find((sentence) => /[?？؟]/.test(sentence)) ?? first;
  return { title, document: canonicalDocument(document) };
}

function saidAs(sources: readonly Source[], as: Source['as']): { text: string; source: Source }[] {
  return sources.filter((source) => source.as === as).map((source) => ({ text: plainWords(source.text), source }));
}

/** Paragraphs without what was said before; lists of steps as they are, each once; pictures that have an address. */
function answersOf(sources: readonly Source[]): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  const said: string[] = [];
  const lists: string[] = [];
  for (const source of sources.filter(({ as }) => as === 'answer')) {
    for (const block of readRich(source.text)) {
      const text = plainOf(block);
      if (block.kind === 'paragraph') {
        const fresh = mergeSentences([{ text, source }]).filter(
          (one) => !said.some((known) => saysTheSame(known, one.text, SAME_LIST)),
        );
        said.push(...fresh.map((one) => one.text));
        const isWhole = fresh.map((one) => one.text).join(' ') === text.replace(/\s+/g, ' ').trim();
        if (isWhole) blocks.push({ kind: 'paragraph', of: block.lines.flatMap(lineOf) });
        else if (fresh.length > 0) blocks.push(paragraph(fresh.map((one) => one.text).join(' ')));
      } else if (!lists.some((known) => saysTheSame(known, text, SAME_LIST))) {
        lists.push(text);
        const items = block.items.map((item) => ({ of: item.flatMap(pieceOf), lists: [] }));
        blocks.push({ kind: 'list', ordered: block.kind === 'numbers', items });
      }
    }
    blocks.push(...picturesOf(source));
  }
  return blocks;
}

/** Those that have an address. Their names say nothing to whoever cannot see them: the author is asked for words. */
function picturesOf(source: Source | undefined): DocumentBlock[] {
  return (source?.pictures ?? []).flatMap((picture): DocumentBlock[] => {
    const { url } = picture;
    return url === null || !isImage(picture) ? [] : [{ kind: 'picture', file: url, url, alt: '' }];
  });
}

function plainOf(block: RichBlock): string {
  const lines = block.kind === 'paragraph' ? block.lines : block.items;
  return lines.map((line) => line.flatMap(pieceOf).map(textOf).join('')).join('\n');
}

const textOf = (piece: Piece) => (piece.kind === 'text' ? piece.text : '');

function lineOf(line: Inline[], at: number): Piece[] {
  return at === 0 ? line.flatMap(pieceOf) : [{ kind: 'break' }, ...line.flatMap(pieceOf)];
}

function pieceOf(inline: Inline): Piece[] {
  switch (inline.kind) {
    case 'text':
      return [{ kind: 'text', text: inline.text }];
    case 'code':
      return [{ kind: 'text', text: inline.text, code: true }];
    case 'strong':
    case 'em':
      return inline.of
        .flatMap(pieceOf)
        .map((piece) => (piece.kind === 'text' ? { ...piece, [inline.kind]: true } : piece));
    case 'link':
      return inline.of
        .flatMap(pieceOf)
        .map((piece) => (piece.kind === 'text' ? { ...piece, href: inline.href } : piece));
  }
}

function heading(text: string): DocumentBlock {
  return { kind: 'heading', level: LEVEL, of: [{ kind: 'text', text }] };
}

function paragraph(text: string): DocumentBlock {
  return { kind: 'paragraph', of: [{ kind: 'text', text }] };
}

function listOf(texts: readonly string[]): DocumentBlock {
  const items = texts.map((text) => ({ of: [{ kind: 'text' as const, text }], lists: [] }));
  return { kind: 'list', ordered: false, items };
}
