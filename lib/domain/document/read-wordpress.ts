import { canonicalDocument } from './canonical';
import { NOTE_TONES, type Document, type DocumentBlock, type Piece } from './document';
import { parseMarkup, textsIn, type MarkupElement, type MarkupNode } from './markup';
import { isBlank, isInline, readElement } from './read-html';
import { isLink, labelOf, readLine, type PageSource } from './read-line';
import { keptSegment, rangeOf, segmentOf, type Segment } from './segment';
import { AND_MARKED } from './write-wordpress';

/**
 * The blocks of a WordPress post as it is kept: HTML with a comment before and after each block, or, in older ones, HTML
 * whose paragraphs are parted by empty lines.
 * @see https://developer.wordpress.org/block-editor/explanations/architecture/data-flow/
 */
export function wordpressSegments(source: string): Segment[] {
  return segmentsIn(parseMarkup(source), { source, shortCodes: true });
}

/** A whole post as a document. */
export function readWordpress(source: string): Document {
  return canonicalDocument(wordpressSegments(source).map(({ block }) => block));
}

/** Blocks of other blocks that are read as one. */
const WHOLE = new Set(['list']);
const OPENING = /^\s*wp:(?<name>[a-z][\w/-]*)/;

function segmentsIn(nodes: readonly MarkupNode[], page: PageSource): Segment[] {
  const segments: Segment[] = [];
  let line: MarkupNode[] = [];
  const endLine = (): void => {
    segments.push(...paragraphsIn(line, page));
    line = [];
  };
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node === undefined) break;
    const name = node.kind === 'comment' ? OPENING.exec(node.text)?.groups?.['name'] : undefined;
    if (node.kind === 'comment' && name !== undefined) {
      endLine();
      const close = node.text.trimEnd().endsWith('/') ? at : closingOf(nodes, at, name);
      segments.push(...blockSegments(name, nodes.slice(at, close + 1), page));
      at = close;
    } else if (isInline(node)) {
      line.push(node);
    } else {
      endLine();
      if (node.kind === 'element') segments.push(...elementSegments(node, page));
    }
  }
  endLine();
  return segments;
}

/** Where the block that begins here ends; itself, where it is not closed. */
function closingOf(nodes: readonly MarkupNode[], from: number, name: string): number {
  let depth = 0;
  for (let at = from; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node?.kind !== 'comment') continue;
    const words = node.text.trim();
    if (words === `/wp:${name}`) depth -= 1;
    else if (OPENING.exec(words)?.groups?.['name'] === name && !words.endsWith('/')) depth += 1;
    if (depth === 0) return at;
  }
  return from;
}

/** @param nodes - The comments and what is between them. */
function blockSegments(name: string, nodes: readonly MarkupNode[], page: PageSource): Segment[] {
  const around = rangeOf(nodes);
  const inner = nodes.slice(1, -1).filter((node) => !isBlank(node));
  const [only, ...more] = inner;
  const element = only?.kind === 'element' && more.length === 0 ? only : null;
  const block = element === null || !isPlainBlock(name, nodes[0]) ? null : readBlock(name, element, page);
  if (block !== null && element !== null) return [segmentOf(block, element, around)];
  if (name === 'paragraph' && element !== null && textsIn([element]).every(isBlank) && !hasElements(element)) return [];
  if (!WHOLE.has(name) && element !== null && holdsBlocks(element)) return segmentsIn(element.children, page);
  return [keptSegment(around.start, around.end, element === null ? name : labelOf(element), page)];
}

/** Attributes of blocks that Docket writes itself; with any other one more would be lost than words. */
const OWN: Record<string, string[]> = {
  list: ['ordered'],
  code: ['className'],
  table: ['hasFixedLayout'],
  group: ['className'],
};

function isPlainBlock(name: string, opening: MarkupNode | undefined): boolean {
  const own = OWN[name];
  if (own === undefined || opening?.kind !== 'comment') return true; // what is around a line stays
  const written = /\{[^]*\}/.exec(opening.text)?.[0];
  return [...(written ?? '').matchAll(/"(\w+)"\s*:/g)].every(([, key = '']) => own.includes(key));
}

function hasElements({ children }: MarkupElement): boolean {
  return children.some(({ kind }) => kind === 'element');
}

function holdsBlocks({ children }: MarkupElement): boolean {
  return children.some((node) =>
    node.kind === 'comment' ? OPENING.test(node.text) : node.kind === 'element' && holdsBlocks(node),
  );
}

function readBlock(name: string, element: MarkupElement, page: PageSource): DocumentBlock | null {
  switch (name) {
    case 'paragraph':
    case 'heading':
    case 'list':
      return readElement(element, page);
    case 'code':
      return readCode(element);
    case 'table': {
      if (element.attributes['class'] !== 'wp-block-table') return null;
      const [table, ...more] = element.children.filter((node) => !isBlank(node));
      return table?.kind === 'element' && more.length === 0 ? readElement(table, page) : null;
    }
    case 'image':
      return readImage(element);
    case 'group':
      return readNote(element, page);
    default:
      return null;
  }
}

function readCode({ name, attributes, children }: MarkupElement): DocumentBlock | null {
  const [code, ...more] = children;
  if (name !== 'pre' || code?.kind !== 'element' || code.name !== 'code' || more.length > 0) return null;
  if (hasElements(code)) return null;
  const language = /(?:^|\s)language-([\w+#.-]+)/.exec(attributes['class'] ?? '')?.[1] ?? '';
  const text = textsIn(code.children)
    .map((node) => node.text)
    .join('');
  return canonicalDocument([{ kind: 'code', language, text }])[0] ?? null;
}

/** Only as Docket writes them: others have sizes, captions and links that would be lost. */
function readImage({ name, attributes, children }: MarkupElement): DocumentBlock | null {
  const [image, ...more] = children;
  if (name !== 'figure' || attributes['class'] !== 'wp-block-image' || more.length > 0) return null;
  if (image?.kind !== 'element' || image.name !== 'img') return null;
  const { src: url, alt = '', ...others } = image.attributes;
  if (url === undefined || !isLink(url) || Object.keys(others).length > 0) return null;
  return { kind: 'picture', file: url, url, alt: alt.replaceAll(AND_MARKED, '&') };
}

function readNote({ attributes, children }: MarkupElement, page: PageSource): DocumentBlock | null {
  const named = /(?:^|\s)docket-note-(\w+)/.exec(attributes['class'] ?? '')?.[1];
  const tone = NOTE_TONES.find((one) => one === named);
  const blocks = tone === undefined ? [] : segmentsIn(children, page).map(({ block }) => block);
  const of = blocks.filter((block) => block.kind === 'paragraph' || block.kind === 'list' || block.kind === 'code');
  return tone === undefined || of.length === 0 || of.length < blocks.length ? null : { kind: 'note', tone, of };
}

/** HTML without block comments. */
function elementSegments(element: MarkupElement, page: PageSource): Segment[] {
  const block = readElement(element, page);
  if (block !== null) return [segmentOf(block, element)];
  if (element.name === 'p') return [];
  if (['div', 'section', 'blockquote', 'article'].includes(element.name)) return segmentsIn(element.children, page);
  return [keptSegment(element.start, element.end, labelOf(element), page)];
}

/** Words without an element: an empty line parts paragraphs, as WordPress' `wpautop` has it. */
function paragraphsIn(nodes: readonly MarkupNode[], page: PageSource): Segment[] {
  const parts: MarkupNode[][] = [[]];
  for (const node of nodes) {
    if (node.kind !== 'text' || node.text !== page.source.slice(node.start, node.end)) {
      parts.at(-1)?.push(node);
      continue;
    }
    let from = node.start;
    for (const [at, text] of node.text.split(/(\n\s*\n)/).entries()) {
      if (at % 2 === 1) parts.push([]);
      else if (text !== '') parts.at(-1)?.push({ ...node, text, start: from, end: from + text.length });
      from += text.length;
    }
  }
  return parts.flatMap((part) => {
    const full = trimmed(part);
    const of = readLine(full, page).flatMap(brokenLines);
    const [block] = canonicalDocument([{ kind: 'paragraph', of }]);
    if (block === undefined) return [];
    const { start, end } = rangeOf(full);
    return [{ block, start, end, inside: { from: start, to: end }, words: '' }];
  });
}

/** There a line feed is a break. */
function brokenLines(piece: Piece): Piece[] {
  if (piece.kind !== 'text') return [piece];
  return piece.text.split('\n').flatMap((text, at): Piece[] => {
    const run = { ...piece, text };
    return at === 0 ? [run] : [{ kind: 'break' }, run];
  });
}

/** Without white space around the words. */
function trimmed(nodes: readonly MarkupNode[]): MarkupNode[] {
  const from = nodes.findIndex((node) => !isBlank(node));
  const to = nodes.findLastIndex((node) => !isBlank(node));
  return from < 0 ? [] : nodes.slice(from, to + 1).map(trimText);
}

function trimText(node: MarkupNode, at: number, all: readonly MarkupNode[]): MarkupNode {
  if (node.kind !== 'text') return node;
  const before = at === 0 ? node.text.length - node.text.trimStart().length : 0;
  const after = at === all.length - 1 ? node.text.length - node.text.trimEnd().length : 0;
  const [start, end] = [node.start + before, node.end - after];
  return { ...node, text: node.text.slice(before, node.text.length - after), start, end };
}
