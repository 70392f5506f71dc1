import type {
  Blockquote,
  Definition,
  List as MarkdownList,
  ListItem as MarkdownItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { canonicalDocument } from './canonical';
import {
  NOTE_TONES,
  plainBlock,
  type Document,
  type DocumentBlock,
  type List,
  type ListItem,
  type NoteTone,
  type Piece,
} from './document';
import { parseMarkup } from './markup';
import { isBlank, readElement } from './read-html';
import { isLink } from './read-line';
import { readMarkdownLine, type Definitions } from './read-markdown-line';
import { ALERTS } from './write-markdown';

/**
 * Reads Markdown with GitHub's tables and alerts. What `writeMarkdown` writes comes back as it was, but for what a
 * wiki's own markup stood for, which is words now. HTML stays words as well, and does nothing; only a break and a table
 * in which nothing but words, links and looks stand are what they say. A bare address stays words. Never throws.
 * For pages only: as built for browsers, the parser asks a DOM what `&copy;` and the like stand for.
 */
export function readMarkdown(text: string): Document {
  const root = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const definitions = new Map(definitionsIn(root).map((one) => [one.identifier, one]));
  return canonicalDocument(readBlocks(root.children, definitions));
}

/** The last first: of those of one name the first counts. */
function definitionsIn(node: Nodes): Definition[] {
  if (node.type === 'definition') return [node];
  return 'children' in node ? node.children.toReversed().flatMap(definitionsIn) : [];
}

function readBlocks(nodes: readonly RootContent[], definitions: Definitions): DocumentBlock[] {
  return nodes.flatMap((node): DocumentBlock[] => {
    switch (node.type) {
      case 'heading':
        return [{ kind: 'heading', level: node.depth, of: readMarkdownLine(node.children, definitions) }];
      case 'paragraph':
        return readParagraph(node, definitions);
      case 'list':
        return [readList(node, definitions)];
      case 'code':
        return [{ kind: 'code', language: node.lang ?? '', text: node.value }];
      case 'table':
        return [readTable(node, definitions)];
      case 'blockquote':
        return readQuote(node, definitions);
      case 'html':
        return readHtml(node.value);
      default:
        return []; // rules and definitions
    }
  });
}

/** A picture is a block of its own. */
function readParagraph({ children }: Paragraph, definitions: Definitions): DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  let line: PhrasingContent[] = [];
  const endLine = (): void => {
    blocks.push({ kind: 'paragraph', of: readMarkdownLine(line, definitions) });
    line = [];
  };
  for (const node of children) {
    const picture = readPicture(node, definitions);
    if (picture === null) {
      line.push(node);
    } else {
      endLine();
      blocks.push(picture);
    }
  }
  endLine();
  return blocks;
}

/** By its address, or by the name of a file that is to be attached; also where it is a link. */
function readPicture(node: PhrasingContent, definitions: Definitions): DocumentBlock | null {
  if (node.type === 'link' && node.children.length === 1 && node.children[0] !== undefined)
    return readPicture(node.children[0], definitions);
  if (node.type !== 'image' && node.type !== 'imageReference') return null;
  const file = node.type === 'image' ? node.url : definitions.get(node.identifier)?.url;
  if (file === undefined || /^(?!https?:)[a-z][a-z\d+.-]*:/i.test(file)) return null;
  return { kind: 'picture', file, url: isLink(file) ? file : null, alt: node.alt ?? '' };
}

function readList({ ordered, children }: MarkdownList, definitions: Definitions): List {
  return { kind: 'list', ordered: ordered === true, items: children.map((item) => readItem(item, definitions)) };
}

/** An item is a line and lists: what else stands in it is further lines of its, or the last point of a list before. */
function readItem({ children }: MarkdownItem, definitions: Definitions): ListItem {
  const item: ListItem = { of: [], lists: [] };
  for (const node of children) {
    if (node.type === 'list') {
      item.lists.push(readList(node, definitions));
      continue;
    }
    const of = readBlocks([node], definitions).flatMap(lineOf);
    const list = item.lists.at(-1);
    if (list === undefined) item.of.push(...of);
    else if (of.length > 0) list.items.push({ of, lists: [] });
  }
  return item;
}

/** A block's words as a line, its own lines parted by breaks. */
function lineOf(block: DocumentBlock): Piece[] {
  if (block.kind === 'paragraph') return [...block.of, { kind: 'break' }];
  const look = block.kind === 'code' ? { code: true as const } : {};
  return plainBlock(block)
    .split('\n')
    .flatMap((text): Piece[] => [{ kind: 'text', text, ...look }, { kind: 'break' }]);
}

/** A row without a word above the rest is there because Markdown wants one. */
function readTable({ children }: Table, definitions: Definitions): DocumentBlock {
  const rows = children.map((row, at) =>
    row.children.map((cell) => ({ header: at === 0, of: readMarkdownLine(cell.children, definitions) })),
  );
  const isNamed = rows[0]?.some(({ of }) => of.length > 0) ?? false;
  return { kind: 'table', rows: isNamed ? rows : rows.slice(1) };
}

/** An alert, if it is one and holds nothing that a note cannot; the blocks in it otherwise. */
function readQuote({ children }: Blockquote, definitions: Definitions): DocumentBlock[] {
  const [first, ...others] = children;
  const [name, ...line] = first?.type === 'paragraph' ? first.children : [];
  const [opening = '', alert] = name?.type === 'text' ? (ALERT.exec(name.value) ?? []) : [];
  const tone = toneOf(alert);
  if (first?.type !== 'paragraph' || name?.type !== 'text' || tone === null) return readBlocks(children, definitions);
  const rest = { ...first, children: [{ ...name, value: name.value.slice(opening.length) }, ...line] };
  const blocks = readBlocks([rest, ...others], definitions);
  const of = blocks.filter((block) => block.kind === 'paragraph' || block.kind === 'list' || block.kind === 'code');
  return of.length < blocks.length ? blocks : [{ kind: 'note', tone, of }];
}

const ALERT = /^\[!([A-Z]+)\][ \t]*(?:\n|$)/i;

function toneOf(alert = ''): NoteTone | null {
  const name = alert.toUpperCase();
  return name === 'CAUTION' ? 'warning' : (NOTE_TONES.find((tone) => ALERTS[tone] === name) ?? null);
}

/** A table without anything that Docket does not understand, or the source as words. */
function readHtml(source: string): DocumentBlock[] {
  if (/^<!--(?:(?!-->)[^])*-->$/.test(source)) return [];
  const [only, ...more] = parseMarkup(source).filter((node) => !isBlank(node));
  const block = only?.kind === 'element' && more.length === 0 ? readElement(only, { source, shortCodes: false }) : null;
  if (block?.kind === 'table' && block.rows.flat().every(({ of }) => of.every(({ kind }) => kind !== 'kept')))
    return [block];
  return [{ kind: 'paragraph', of: [{ kind: 'text', text: source }] }];
}
