import fc from 'fast-check';
import type { ArticleDocument } from '@/lib/domain/article/parts';
import {
  NOTE_TONES,
  type Cell,
  type CodeBlock,
  type DocumentBlock,
  type List,
  type Paragraph,
  type Piece,
} from '@/lib/domain/document/document';

/** Gives a word that stands nowhere else. */
type Word = () => string;

const text = (word: Word): Piece => ({ kind: 'text', text: word() });
const line = (word: Word): Piece[] => [
  { kind: 'text', text: `${word()} ` },
  { kind: 'text', text: word(), strong: true },
  { kind: 'break' },
  { kind: 'text', text: word(), em: true },
  { kind: 'text', text: word(), code: true },
  { kind: 'text', text: word(), href: `https://x.example/${word()}?q=${word()}#${word()}` },
  { kind: 'text', text: word(), strong: true, em: true, href: `mailto:${word()}@x.example` },
];
const item = (word: Word, lists: List[] = []) => ({ of: line(word), lists });
const bullets = (word: Word): List => ({ kind: 'list', ordered: false, items: [item(word), item(word)] });
const numbers = (word: Word): List => ({ kind: 'list', ordered: true, items: [item(word), item(word)] });
const nested = (word: Word): List => ({
  kind: 'list',
  ordered: false,
  items: [item(word, [{ kind: 'list', ordered: true, items: [item(word, [bullets(word)])] }])],
});
const paragraph = (word: Word): Paragraph => ({ kind: 'paragraph', of: line(word) });
const code = (word: Word): CodeBlock => ({ kind: 'code', language: word(), text: `${word()}\n  ${word()}` });
const cell = (header: boolean, word: Word): Cell => ({ header, of: line(word) });
const kept = (word: string) => ({ kind: 'kept' as const, source: `<x-macro>${word}</x-macro>`, label: word });

/** Every structure that the editor has, with a word in each of its places. */
export const STRUCTURES: Record<string, (word: Word) => DocumentBlock> = {
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((level) => [
      `heading ${String(level)}`,
      (word: Word) => ({ kind: 'heading', level, of: line(word) }),
    ]),
  ),
  paragraph,
  'paragraph with something kept': (word) => ({ kind: 'paragraph', of: [text(word), kept(word())] }),
  bullets,
  numbers,
  'nested lists': nested,
  code,
  table: (word) => ({ kind: 'table', rows: [true, false].map((header) => [cell(header, word), cell(header, word)]) }),
  ...Object.fromEntries(
    NOTE_TONES.map((tone) => [
      `note of ${tone}`,
      (word: Word) => ({ kind: 'note', tone, of: [paragraph(word), bullets(word), nested(word), code(word)] }),
    ]),
  ),
  'picture of the page': (word) => ({ kind: 'picture', file: `${word()}.png`, url: null, alt: word() }),
  'picture elsewhere': (word) => {
    const url = `https://x.example/${word()}.png`;
    return { kind: 'picture', file: url, url, alt: word() };
  },
  kept: (word) => kept(word()),
};

export interface MarkedArticle {
  document: ArticleDocument;
  /** Of its internal parts; nowhere else. */
  internal: string[];
  public: string[];
  /** Names of the structures that are internal. */
  structures: string[];
}

const blocks = fc.shuffledSubarray(
  Object.keys(STRUCTURES).flatMap((name) => [
    { name, isInternal: true },
    { name, isInternal: false },
  ]),
  { minLength: 2, maxLength: 16 },
);

/** Articles whose every word is marked: internal parts of one or several blocks between public ones. */
export const markedArticle: fc.Arbitrary<MarkedArticle> = blocks.map((chosen) => {
  const article: MarkedArticle = { document: [], internal: [], public: [], structures: [] };
  for (const { name, isInternal } of chosen) {
    const words = isInternal ? article.internal : article.public;
    const block = STRUCTURES[name]?.(() => {
      words.push(`${isInternal ? 'hush' : 'open'}${String(words.length)}z`);
      return words.at(-1) ?? '';
    });
    if (block === undefined) continue;
    const last = article.document.at(-1);
    if (!isInternal) article.document.push(block);
    else if (last?.kind === 'internal') last.of.push(block);
    else article.document.push({ kind: 'internal', of: [block] });
    if (isInternal) article.structures.push(name);
  }
  return article;
});
