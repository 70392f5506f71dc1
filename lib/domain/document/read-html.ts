import { canonicalDocument } from './canonical';
import type { Cell, DocumentBlock, List, ListItem, Piece } from './document';
import { textsIn, type MarkupElement, type MarkupNode } from './markup';
import { MARKER, readLine, type PageSource } from './read-line';

/** Elements of HTML that both wikis write alike. `null`: not understood, or not fully. */
export function readElement(element: MarkupElement, page: PageSource): DocumentBlock | null {
  const block = readAny(element, page);
  return block === null ? null : (canonicalDocument([block])[0] ?? null);
}

function readAny(element: MarkupElement, page: PageSource): DocumentBlock | null {
  switch (element.name) {
    case 'p':
      return { kind: 'paragraph', of: readLine(element.children, page) };
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return { kind: 'heading', level: Number(element.name.slice(1)), of: readLine(element.children, page) };
    case 'ul':
    case 'ol':
      return readList(element, page);
    case 'table':
      return readTable(element, page);
    default:
      return null;
  }
}

function readList(list: MarkupElement, page: PageSource): List | null {
  const items: ListItem[] = [];
  if (!isPlainElement(list, 'wp-block-list')) return null;
  for (const node of list.children) {
    if (isBlank(node)) continue;
    const item = node.kind === 'element' && node.name === 'li' && isPlainElement(node) ? readItem(node, page) : null;
    if (item === null) return null;
    items.push(item);
  }
  return { kind: 'list', ordered: list.name === 'ol', items };
}

/** A line, alone or as a paragraph, and lists below it. */
function readItem({ children }: MarkupElement, page: PageSource): ListItem | null {
  const item: ListItem = { of: [], lists: [] };
  const inline: MarkupNode[] = [];
  let paragraphs = 0;
  for (const node of children) {
    if (node.kind === 'element' && (node.name === 'ul' || node.name === 'ol')) {
      const list = readList(node, page);
      if (list === null) return null;
      item.lists.push(list);
    } else if (node.kind === 'element' && node.name === 'p') {
      if (item.lists.length > 0) return null; // it would come before them
      paragraphs += 1;
      item.of.push(...readLine(node.children, page));
    } else if (!isBlank(node)) {
      if (!isInline(node) || item.lists.length > 0) return null;
      inline.push(node);
    } else if (node.kind === 'text') {
      inline.push(node);
    }
  }
  if (paragraphs > 1 || (paragraphs === 1 && !inline.every(isBlank))) return null;
  if (paragraphs === 0) item.of = readLine(inline, page);
  return item;
}

const ROWS = new Set(['thead', 'tbody']);

function readTable(table: MarkupElement, page: PageSource): DocumentBlock | null {
  const rows: Cell[][] = [];
  if (!isPlainElement(table)) return null;
  for (const part of table.children) {
    if (isBlank(part)) continue;
    if (part.kind !== 'element' || !ROWS.has(part.name) || !isPlainElement(part)) return null;
    for (const row of part.children) {
      if (isBlank(row)) continue;
      const cells = row.kind === 'element' && row.name === 'tr' && isPlainElement(row) ? readRow(row, page) : null;
      if (cells === null) return null;
      rows.push(cells);
    }
  }
  return rows.every(({ length }) => length === rows[0]?.length) ? { kind: 'table', rows } : null;
}

function readRow(row: MarkupElement, page: PageSource): Cell[] | null {
  const cells: Cell[] = [];
  for (const cell of row.children) {
    if (isBlank(cell)) continue;
    if (cell.kind !== 'element' || (cell.name !== 'td' && cell.name !== 'th')) return null;
    const of = isPlainElement(cell) ? readCell(cell, page) : null;
    if (of === null) return null;
    cells.push({ header: cell.name === 'th', of });
  }
  return cells;
}

/** Confluence's own names for elements: it makes them anew. */
const NAMES = new Set(['local-id', 'ac:local-id']);

/** Whether it can be written again without losing anything. @param plain - The class that every such element has. */
function isPlainElement({ attributes }: MarkupElement, plain?: string): boolean {
  return Object.entries(attributes).every(
    ([name, value]) =>
      NAMES.has(name) ||
      (name === 'class' && value === plain) ||
      ((name === 'colspan' || name === 'rowspan') && value === '1'),
  );
}

function readCell({ children }: MarkupElement, page: PageSource): Piece[] | null {
  const full = children.filter((node) => !isBlank(node));
  const [only] = full;
  if (full.length === 1 && only?.kind === 'element' && only.name === 'p') return readLine(only.children, page);
  return full.every(isInline) ? readLine(children, page) : null;
}

export function isBlank(node: MarkupNode): boolean {
  return node.kind === 'comment' || (node.kind === 'text' && node.text.trim() === '' && !node.text.includes('\u00a0'));
}

const INLINE = new Set(
  `a abbr acronym b bdi bdo big br cite code del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr ${MARKER} ac:link ac:emoticon ac:placeholder`.split(
    ' ',
  ),
);

/** Whether it stands in a line with what is beside it. */
export function isInline(node: MarkupNode): boolean {
  return node.kind !== 'element' || (INLINE.has(node.name) && !textlessImage(node));
}

/** A picture alone is a block of its own. */
function textlessImage({ name, children }: MarkupElement): boolean {
  return name === 'a' && textsIn(children).length === 0 && children.some((child) => child.kind === 'element');
}
