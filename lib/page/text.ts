import { finish, type Steps } from '@/lib/domain/slices';
import { hostOf, parentShown } from './shown-tree';
import type { Matcher } from './matcher';
import { createWalk, foldSpace, skippedParts, type Met } from './text-walk';

/** A text node of the page and where its characters went. */
interface Piece {
  node: Text;
  /** Offsets in the page's text. */
  start: number;
  end: number;
  /** The node's leading blanks were dropped, because a blank stood there already. */
  trimmed: boolean;
}

/** Where a walk may begin: the first text of a block. */
interface Entry {
  start: number;
  node: Text;
}

/**
 * A page's text as quotes and positions mean it: every run of white space is one blank, blocks are parted by one, hidden
 * and added parts are left out, open shadow roots are read where they are shown.
 * Of the text's nodes it keeps few, since all of them weigh more than the text: others are found by walking on from those.
 */
export interface PageText {
  text: string;
  root: Element;
  /** Tells what is no part of it. */
  isSkipped: Matcher;
  /** Where blocks begin: stretches without a block boundary in them, none empty. */
  blockStarts: number[];
  entries: Entry[];
  /** `h1` to `h6` as they were met. */
  headings: Map<Element, { start: number; end: number }>;
  shadowRoots: ShadowRoot[];
}

/** Every so many blocks a walk may begin. */
const ENTRY_EVERY = 8;
/** After so many nodes a reading may rest. */
const STRETCH = 200;

/** Reads the text below a content root, with rests. @param added - Selector of what the site put among it. */
export function* readingText(root: Element, added: string): Steps<PageText> {
  const isSkipped = skippedParts(added);
  const shadowRoots = root.shadowRoot === null ? [] : [root.shadowRoot];
  const page: PageText = {
    text: '',
    root,
    isSkipped,
    blockStarts: [],
    entries: [],
    headings: new Map(),
    shadowRoots,
  };
  const { blockStarts, entries } = page;
  let text = '';
  let isFirst = true;
  const walk = createWalk(root, isSkipped, {
    words(words, node, start) {
      if (isFirst && blockStarts.length % ENTRY_EVERY === 0) entries.push({ start, node });
      if (isFirst) blockStarts.push(start);
      isFirst = false;
      text += words;
    },
    gap(blank) {
      isFirst = true;
      text += blank;
    },
    heading(heading, at) {
      page.headings.set(heading, { start: page.headings.get(heading)?.start ?? at, end: at });
    },
    shadow: (shadow) => shadowRoots.push(shadow),
  });
  while (!walk.go(STRETCH)) yield;
  page.text = text.trimEnd();
  return page;
}

/** The same at once. */
export function readText(root: Element, added: string): PageText {
  return finish(readingText(root, added));
}

/** Ranges over a stretch of the text: one, or one for each shadow tree it runs through. Empty if there is no such text. */
export function rangesAt(page: PageText, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  let last: Node | null = null;
  for (const piece of piecesFrom(page, start)) {
    if (piece.start >= end) break;
    if (piece.end <= start) continue;
    const from = offsetInNode(piece, Math.max(start, piece.start));
    const to = offsetInNode(piece, Math.min(end, piece.end));
    const tree = piece.node.getRootNode();
    const open = ranges.at(-1);
    if (open !== undefined && tree === last) {
      open.setEnd(piece.node, to);
    } else {
      const range = piece.node.ownerDocument.createRange();
      range.setStart(piece.node, from);
      range.setEnd(piece.node, to);
      ranges.push(range);
    }
    last = tree;
  }
  return ranges;
}

/** The pieces at an offset and some before it, and all after it. */
function* piecesFrom({ root, isSkipped, entries }: PageText, offset: number): Generator<Piece> {
  const entry = entries.findLast(({ start }) => start <= offset) ?? entries[0];
  if (entry === undefined) return;
  const pieces: Piece[] = [];
  const met: Met = {
    words: (words, node, start, trimmed) => pieces.push({ node, start, end: start + words.length, trimmed }),
    gap: () => undefined,
  };
  const walk = createWalk(root, isSkipped, met, entry);
  for (let isOver = false; !isOver; yield* pieces.splice(0)) isOver = walk.go(1);
}

/** An offset of the page's text as an offset in the node's own characters. */
function offsetInNode(piece: Piece, offset: number): number {
  const characters = piece.node.data;
  let at = piece.trimmed ? blanksAt(characters, 0) : 0;
  for (let left = offset - piece.start; left > 0; left -= 1) at += Math.max(1, blanksAt(characters, at));
  return at;
}

/** How many white space characters stand at an offset. */
function blanksAt(characters: string, from: number): number {
  let at = from;
  while (at < characters.length && isBlank(characters.charCodeAt(at), characters, at)) at += 1;
  return at - from;
}

function isBlank(code: number, characters: string, at: number): boolean {
  if (code <= 0x7f) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return /\s/.test(characters.charAt(at));
}

/** A boundary point of a selection as an offset in the text; points in skipped parts move to what follows. `null`: outside the root. */
export function offsetAt(page: PageText, container: Node, offset: number): number | null {
  if (!isInside(page.root, container)) return null;
  const point = document.createRange();
  point.setStart(container, offset);
  const inOrder = page.shadowRoots.length === 0; // slots show their texts where they like
  const before = inOrder ? page.entries.findLast(({ node }) => !isAfter(node, point)) : undefined;
  for (const piece of piecesFrom(page, before?.start ?? 0)) {
    if (piece.node === container) {
      const length = foldSpace(piece.node.data.slice(0, offset)).length - (piece.trimmed ? 1 : 0);
      return Math.min(piece.end, piece.start + Math.max(0, length));
    }
    if (isAfter(piece.node, point)) return piece.start;
  }
  return page.text.length;
}

/** Whether a text stands after a point, as readers meet the two; they may lie in different shadow trees. */
function isAfter(node: Node, point: Range): boolean {
  const { startContainer: container } = point;
  const tree = container.getRootNode();
  for (let at: Node | null = node; at !== null; at = hostOf(at)) {
    if (at.getRootNode() === tree) return point.comparePoint(at, 0) >= 0;
  }
  const host = hostOf(container);
  return host !== null && (host.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** True if a node is below the root, also through open shadow roots. */
export function isInside(root: Node, node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = parentShown(at)) if (at === root) return true;
  return false;
}
