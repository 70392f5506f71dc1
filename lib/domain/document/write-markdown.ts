import type { BlockContent, List as MarkdownList, Table } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown, type ConstructName, type Options } from 'mdast-util-to-markdown';
import type { Cell, Document, DocumentBlock, List, NoteTone, Piece } from './document';
import { writeMarkdownLine } from './write-markdown-line';
import { writeStorageBlock } from './write-storage';

/** GitHub has no alert of the name "info". */
export const ALERTS: Record<NoteTone, string> = { info: 'NOTE', tip: 'TIP', note: 'IMPORTANT', warning: 'WARNING' };

/** Where a backslash would be part of an address. */
const ADDRESSES: ConstructName[] = ['autolink', 'destinationLiteral', 'destinationRaw'];

const FORM: Options = {
  bullet: '-',
  bulletOther: '*',
  listItemIndent: 'one',
  extensions: [
    gfmTableToMarkdown(),
    {
      unsafe: [
        { character: '~', inConstruct: 'phrasing', notInConstruct: ADDRESSES }, // strikes out on GitHub
        { character: '<', after: '\\S', inConstruct: 'phrasing', notInConstruct: ADDRESSES }, // `<1@x>` is a link as well
      ],
      // an alert's name stands right above what is in it
      join: [(left, _, parent) => (left.type === 'html' && parent.type === 'blockquote' ? 0 : undefined)],
    },
  ],
};

/** A document as GitHub's Markdown, for any other place. What a wiki's own markup stands for is shown by its words. */
export function writeMarkdown(document: Document): string {
  return toMarkdown({ type: 'root', children: document.map(writeBlock) }, FORM);
}

function writeBlock(block: DocumentBlock): BlockContent {
  switch (block.kind) {
    case 'heading': {
      const depth = Math.min(Math.max(block.level, 1), 6) as 1 | 2 | 3 | 4 | 5 | 6; // as a document has them
      return { type: 'heading', depth, children: writeMarkdownLine(block.of, { inOneLine: true }) };
    }
    case 'paragraph':
      return { type: 'paragraph', children: writeMarkdownLine(block.of) };
    case 'list':
      return writeList(block);
    case 'code':
      return { type: 'code', lang: block.language, value: block.text };
    case 'table':
      return writeTable(block.rows);
    case 'note': {
      const name = `[!${ALERTS[block.tone]}]`;
      const [first, ...others] = block.of.map(writeBlock);
      if (first?.type !== 'paragraph')
        return { type: 'blockquote', children: [{ type: 'html', value: name }, ...(first ? [first] : []), ...others] };
      const named = { ...first, children: [{ type: 'html' as const, value: `${name}\n` }, ...first.children] };
      return { type: 'blockquote', children: [named, ...others] };
    }
    case 'picture': {
      const image = { type: 'image' as const, url: block.url ?? block.file, alt: block.alt };
      return { type: 'paragraph', children: [image] };
    }
    case 'kept':
      return { type: 'paragraph', children: [{ type: 'text', value: block.label }] };
  }
}

function writeList({ ordered, items }: List): MarkdownList {
  return {
    type: 'list',
    ordered,
    spread: false,
    children: items.map(({ of, lists }) => ({
      type: 'listItem',
      spread: false,
      children: [
        ...(of.length === 0 ? [] : [{ type: 'paragraph' as const, children: writeMarkdownLine(of) }]),
        ...lists.map(writeList),
      ],
    })),
  };
}

/** What Markdown's tables cannot say is said in HTML, which GitHub shows as well. */
function writeTable(rows: Cell[][]): BlockContent {
  const [head = [], ...others] = rows;
  const isHead = head.every(({ header }) => header);
  const body = isHead ? others : rows;
  const hasWords = head.some(({ of }) => of.length > 0);
  if ((isHead && !hasWords) || body.flat().some(({ header }) => header) || rows.flat().some(isBeyondCells))
    return { type: 'html', value: writeHtml(rows) };
  const table: Table = {
    type: 'table',
    children: [isHead ? head : head.map(() => ({ header: true, of: [] })), ...body].map((row) => ({
      type: 'tableRow',
      children: row.map(({ of }) => ({ type: 'tableCell', children: writeMarkdownLine(of, { inOneLine: true }) })),
    })),
  };
  return table;
}

/** In code in a cell, a backslash before a bar is taken for the bar's own. */
function isBeyondCells({ of }: Cell): boolean {
  return of.some((piece) => piece.kind === 'text' && piece.code === true && piece.text.includes('\\|'));
}

function writeHtml(rows: Cell[][]): string {
  const plain = rows.map((row) => row.map(({ header, of }) => ({ header, of: of.map(shown) })));
  return writeStorageBlock({ kind: 'table', rows: plain }).replaceAll('<tr>', '\n<tr>');
}

function shown(piece: Piece): Piece {
  return piece.kind === 'kept' ? { kind: 'text', text: piece.label } : piece;
}
