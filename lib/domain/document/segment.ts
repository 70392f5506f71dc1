import type { DocumentBlock } from './document';
import { wordsIn, type MarkupElement, type MarkupNode } from './markup';
import type { PageSource } from './read-line';

/** A block of a page's body, and where it stands in its source. */
export interface Segment {
  block: DocumentBlock;
  start: number;
  end: number;
  /** Of a paragraph or a heading: where its line begins and ends, so that all around it can stay. */
  inside: { from: number; to: number } | null;
  /** Of a heading: what a reader sees of it. */
  words: string;
}

/** @param element - What the block was read from. @param around - Where it begins and ends, with its comments. */
export function segmentOf(
  block: DocumentBlock,
  element: MarkupElement,
  { start, end }: { start: number; end: number } = element,
): Segment {
  const { from, to } = element;
  const inside = block.kind === 'paragraph' || block.kind === 'heading' ? { from, to } : null;
  return { block, start, end, inside, words: block.kind === 'heading' ? wordsIn(element.children) : '' };
}

/** What is not understood, as it stands. */
export function keptSegment(start: number, end: number, label: string, page: PageSource): Segment {
  const source = page.source.slice(start, end);
  return { block: { kind: 'kept', source, label }, start, end, inside: null, words: '' };
}

/** What stands between these, loosely. */
export function rangeOf(nodes: readonly MarkupNode[]): { start: number; end: number } {
  return { start: nodes[0]?.start ?? 0, end: nodes.at(-1)?.end ?? 0 };
}
