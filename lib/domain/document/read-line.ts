import type { Piece, Run } from './document';
import { wordsIn, type MarkupElement, type MarkupNode } from './markup';

/** All that is read, as it is written. */
export interface PageSource {
  source: string;
  /** Whether the wiki replaces `[words]` by something else. */
  shortCodes: boolean;
}

/** Confluence's element around the words of an inline comment. */
export const MARKER = 'ac:inline-comment-marker';

const LOOKS: Record<string, 'strong' | 'em' | 'code'> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  code: 'code',
};

/** A sign of WordPress that stands for something else: `[gallery id="1"]`. */
const SHORT_CODE = /(\[\/?[a-z][^[\]]*\])/i;

/** Reads what stands in a line. What is not understood is kept with its own markup. */
export function readLine(
  nodes: readonly MarkupNode[],
  page: PageSource,
  look: Omit<Run, 'kind' | 'text'> = {},
): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    if (node.kind === 'comment') return [keptPiece(node, page, node.text.trim())]; // `<!--more-->`
    if (node.kind === 'text') {
      if (node.cdata) return [keptPiece(node, page, node.text)];
      return page.shortCodes
        ? readText(node.text, page.source.slice(node.start, node.end), look)
        : [{ kind: 'text', text: node.text, ...look }];
    }
    if (node.name === MARKER) return readLine(node.children, page, look);
    if (node.name === 'br') return [{ kind: 'break' }];
    const named = Object.keys(node.attributes);
    const mark = LOOKS[node.name];
    if (mark !== undefined && named.length === 0) return readLine(node.children, page, { ...look, [mark]: true });
    const href = node.attributes['href'];
    if (node.name === 'a' && href !== undefined && named.length === 1 && isLink(href) && look.href === undefined)
      return readLine(node.children, page, { ...look, href });
    return [keptPiece(node, page, labelOf(node))];
  });
}

/** What WordPress replaces by something else is not words. */
function readText(text: string, written: string, look: Omit<Run, 'kind' | 'text'>): Piece[] {
  if (text !== written) return [{ kind: 'text', text, ...look }]; // with signs that are spelt out nothing is replaced
  return text.split(SHORT_CODE).map((part, at): Piece => {
    return at % 2 === 1 ? { kind: 'kept', source: part, label: part } : { kind: 'text', text: part, ...look };
  });
}

function keptPiece({ start, end }: { start: number; end: number }, page: PageSource, label: string): Piece {
  return { kind: 'kept', source: page.source.slice(start, end), label };
}

/** What people call something that is kept: its words, or its name. */
export function labelOf(element: MarkupElement): string {
  const words = wordsIn([element]);
  if (words !== '') return words.length > 80 ? `${words.slice(0, 79)}…` : words;
  return nameIn(element) ?? element.name.replace(/^\w+:/, '');
}

const NAMED = ['alt', 'ac:alt', 'ri:content-title', 'ri:filename', 'ac:emoji-shortname', 'ac:name', 'src'];

function nameIn({ attributes, children }: MarkupElement): string | null {
  for (const name of NAMED) {
    const value = attributes[name];
    if (value !== undefined && value !== '') return name === 'src' ? (value.split('/').at(-1) ?? value) : value;
  }
  for (const child of children) {
    const found = child.kind === 'element' ? nameIn(child) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Addresses that do nothing but lead somewhere. */
export function isLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|[/#?])/i.test(href) && !/[\s<>"]/.test(href);
}
