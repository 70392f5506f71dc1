import { DomUtils, ElementType, parseDocument } from 'htmlparser2';

/** A page that was fetched, as a tree; the background has no DOM to read it with. */
export type Markup = ReturnType<typeof parseDocument>;
type Node = Markup['children'][number];
export type Element = Extract<Node, { attribs: unknown }>;

/** Text that is no label: code, and what a field holds. */
const NO_WORDS = new Set(['script', 'style', 'template', 'noscript', 'select', 'textarea', 'button', 'svg']);

/** Reads a page. Never throws, whatever stands there. */
export function readMarkup(html: string): Markup {
  return parseDocument(html, { withStartIndices: true, withEndIndices: true });
}

/** Elements below `root` that fit, in the order of the page. */
export function elementsIn(root: Markup | Element, fits: (element: Element) => boolean): Element[] {
  return DomUtils.findAll(fits, root.children);
}

/** The value of an attribute; `null` where it is missing. */
export function attribute(element: Element, name: string): string | null {
  return element.attribs[name] ?? null;
}

export function classesOf(element: Element): string[] {
  return (element.attribs['class'] ?? '').split(/\s+/).filter((name) => name !== '');
}

export function hasClass(element: Element, name: string): boolean {
  return classesOf(element).includes(name);
}

/** The element itself and those around it, from the inside out, as far as `end` (left out). */
export function lineage(element: Element, end: Element | null = null): Element[] {
  const line: Element[] = [];
  for (let one: Element | null = element; one !== null && one !== end; one = parentOf(one)) line.push(one);
  return line;
}

function parentOf({ parent }: Element): Element | null {
  return parent !== null && 'attribs' in parent ? parent : null;
}

/** What people read in an element, on one line; what fields hold is left out. */
export function wordsOf(element: Element): string {
  return element.children.map(wordsIn).join('').replace(/\s+/gu, ' ').trim();
}

function wordsIn(node: Node): string {
  if (node.type === ElementType.Text) return node.data;
  if (!('children' in node)) return '';
  if ('attribs' in node && NO_WORDS.has(node.name)) return '';
  const words = node.children.map(wordsIn).join('');
  return 'attribs' in node && node.name !== 'span' && node.name !== 'a' ? ` ${words} ` : words;
}

/** All text in an element as it stands, of a style sheet too. */
export function textIn(element: Element): string {
  return DomUtils.textContent(element);
}

/** Parts of a page as they stand in its source, for readers of HTML. @param source - What the page was read from. */
export function htmlOf(nodes: Node[], source: string): string {
  return nodes.map(({ startIndex, endIndex }) => source.slice(startIndex ?? 0, (endIndex ?? -1) + 1)).join('');
}
