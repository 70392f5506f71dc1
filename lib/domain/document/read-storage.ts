import { canonicalDocument } from './canonical';
import { NOTE_TONES, type Document, type DocumentBlock, type NoteTone } from './document';
import { parseMarkup, textsIn, wordsIn, type MarkupElement, type MarkupNode } from './markup';
import { isBlank, isInline, readElement } from './read-html';
import { labelOf, type PageSource } from './read-line';
import { keptSegment, rangeOf, segmentOf, type Segment } from './segment';

/** What holds blocks and is none itself. */
const CONTAINERS = new Set(
  'div section blockquote ac:layout ac:layout-section ac:layout-cell ac:rich-text-body'.split(' '),
);

/** The blocks of a page in Confluence's storage format, those in layouts and panels included. */
export function storageSegments(source: string): Segment[] {
  return segmentsIn(parseMarkup(source), { source, shortCodes: false });
}

/** A whole page as a document. */
export function readStorage(source: string): Document {
  return canonicalDocument(storageSegments(source).map(({ block }) => block));
}

function segmentsIn(nodes: readonly MarkupNode[], page: PageSource): Segment[] {
  const segments: Segment[] = [];
  let line: MarkupNode[] = [];
  const endLine = (): void => {
    const { start, end } = rangeOf(line);
    if (!line.every(isBlank)) segments.push(keptSegment(start, end, wordsIn(line), page)); // words outside of any paragraph
    line = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      if (node.kind !== 'comment') line.push(node);
      continue;
    }
    endLine();
    if (node.kind === 'element') segments.push(...segmentsOf(node, page));
  }
  endLine();
  return segments;
}

function segmentsOf(element: MarkupElement, page: PageSource): Segment[] {
  const block = element.name.startsWith('ac:') ? readMacro(element, page) : readElement(element, page);
  if (block !== null) return [segmentOf(block, element)];
  const body = element.children.find((child) => child.kind === 'element' && child.name === 'ac:rich-text-body');
  if (element.name === 'ac:structured-macro' && body?.kind === 'element') return segmentsIn(body.children, page);
  if (CONTAINERS.has(element.name)) return segmentsIn(element.children, page);
  if (element.name === 'p') return []; // an empty one
  return [keptSegment(element.start, element.end, labelOf(element), page)];
}

function readMacro(element: MarkupElement, page: PageSource): DocumentBlock | null {
  if (element.name === 'ac:image') return readImage(element);
  if (element.name !== 'ac:structured-macro') return null;
  const name = element.attributes['ac:name'] ?? '';
  const children = element.children.filter((node) => !isBlank(node)).filter((node) => node.kind === 'element');
  if (name === 'code') return readCode(children);
  const tone = NOTE_TONES.find((one) => one === name);
  const [body, ...more] = children;
  if (tone === undefined || body?.name !== 'ac:rich-text-body' || more.length > 0) return null;
  return readNote(tone, body, page);
}

function readNote(tone: NoteTone, body: MarkupElement, page: PageSource): DocumentBlock | null {
  const blocks = segmentsIn(body.children, page).map(({ block }) => block);
  const of = blocks.filter((block) => block.kind === 'paragraph' || block.kind === 'list' || block.kind === 'code');
  return of.length < blocks.length || of.length === 0 ? null : { kind: 'note', tone, of };
}

function readCode(children: readonly MarkupElement[]): DocumentBlock | null {
  let language = '';
  let text: string | null = null;
  for (const child of children) {
    const words = textsIn(child.children)
      .map((node) => node.text)
      .join('');
    if (child.name === 'ac:plain-text-body') text = words;
    else if (child.name === 'ac:parameter' && child.attributes['ac:name'] === 'language') language = words;
    else return null;
  }
  return text === null ? null : (canonicalDocument([{ kind: 'code', language, text }])[0] ?? null);
}

/** Only as Docket writes them: others have sizes and places that would be lost. */
function readImage({ attributes, children }: MarkupElement): DocumentBlock | null {
  const [source, ...more] = children.filter((node) => !isBlank(node));
  if (source?.kind !== 'element' || more.length > 0 || source.children.length > 0) return null;
  if (Object.keys(attributes).some((name) => name !== 'ac:alt')) return null;
  const alt = attributes['ac:alt'] ?? '';
  const { 'ri:filename': file, 'ri:value': url } = source.attributes;
  if (source.name === 'ri:attachment' && file !== undefined) return { kind: 'picture', file, url: null, alt };
  if (source.name === 'ri:url' && url !== undefined && !/^data:/i.test(url))
    return { kind: 'picture', file: url, url, alt };
  return null;
}
