import type { Outline } from '../anchoring/outline';
import { parseMarkup, SILENT, type MarkupElement, type MarkupNode, type MarkupText } from '../document/markup';
import { isInline } from '../document/read-html';
import { MARKER } from '../document/read-line';

/** Words that an inline comment is about. */
export interface MarkedWords {
  /** The comment's `ac:ref`. */
  ref: string;
  /** In the text. */
  start: number;
  end: number;
}

/** Where a character is written. A tag can stand before and after it, and between two that follow each other at once. */
interface Place {
  start: number;
  end: number;
  /** The marks that it stands in. */
  refs: readonly string[];
}

/** A page's words, each with its place in the storage format. */
export interface MarkedText {
  outline: Outline;
  places: Place[];
  /** Each of them once for each stretch of it, in order. */
  marks: MarkedWords[];
}

/** Reads a page in storage format. White space is one blank, blocks end with a line feed. */
export function readMarkedText(source: string): MarkedText {
  const outline: Outline = { text: '', starts: [], ends: [], levels: [], ids: [] };
  const places: Place[] = [];
  const marks: MarkedWords[] = [];
  const nowhere: Place = { start: 0, end: 0, refs: [] };
  let from = 0;
  const add = (sign: string, place: Place): void => {
    outline.text += sign;
    places.push(place);
  };
  const endBlock = (level: number): void => {
    if (outline.text.endsWith(' ')) {
      outline.text = outline.text.slice(0, -1);
      places.pop();
    }
    if (outline.text.length > from) {
      outline.starts.push(from);
      outline.ends.push(outline.text.length);
      outline.levels.push(level);
      if (level > 0) outline.ids.push(null);
      add('\n', nowhere);
    }
    from = outline.text.length;
  };
  const readText = (node: MarkupText, link: MarkupElement | null, refs: readonly string[]): void => {
    const isPlain = node.text === source.slice(node.start, node.end);
    for (let at = 0; at < node.text.length; at += 1) {
      const sign = node.text.charAt(at);
      const isBlank = /[ \t\r\n\f]/.test(sign);
      if (isBlank && (outline.text.length === from || outline.text.endsWith(' '))) continue;
      const { start, end } = link ?? (isPlain ? { start: node.start + at, end: node.start + at + 1 } : node);
      add(isBlank ? ' ' : sign, { start, end, refs });
    }
  };
  const walk = (nodes: readonly MarkupNode[], link: MarkupElement | null, refs: readonly string[]): void => {
    for (const node of nodes) {
      if (node.kind === 'comment') continue;
      if (node.kind === 'text') {
        readText(node, link, refs);
        continue;
      }
      if (SILENT.has(node.name)) continue;
      const ref = node.name === MARKER ? node.attributes['ac:ref'] : undefined;
      if (ref !== undefined) {
        const start = outline.text.length;
        walk(node.children, link, [...refs, ref]);
        if (outline.text.length > start) marks.push({ ref, start, end: outline.text.length });
        continue;
      }
      const isLine = link !== null || (isInline(node) && node.name !== 'br');
      if (!isLine) endBlock(0);
      // a tag can stand in a link's words only where they are no CDATA
      walk(node.children, node.name === 'ac:link' ? node : link, refs);
      if (!isLine) endBlock(/^h[1-6]$/.test(node.name) ? Number(node.name.slice(1)) : 0);
    }
  };
  walk(parseMarkup(source), null, []);
  endBlock(0);
  return { outline, places, marks };
}
