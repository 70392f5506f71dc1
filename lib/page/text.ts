import { walkText, type Piece, type Span, type Walked } from './text-walk';

/**
 * A page's text as quotes and positions mean it: every run of white space is one blank, blocks are parted by one, hidden
 * and added parts are left out, open shadow roots are read where they are shown.
 */
export interface PageText extends Walked {
  root: Element;
  /** Where each visited node begins and ends in the text; found when first asked for. */
  readonly spans: Map<Node, Span>;
}

/** Reads the text below a content root. @param added - Selector of what the site put among it. */
export function readText(root: Element, added: string): PageText {
  let spans: Map<Node, Span> | null = null;
  return {
    ...walkText(root, added, null),
    root,
    get spans() {
      if (spans === null) {
        spans = new Map();
        walkText(root, added, spans);
      }
      return spans;
    },
  };
}

/** Ranges over a stretch of the text: one, or one for each shadow tree it runs through. Empty if there is no such text. */
export function rangesAt(page: PageText, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  let last: Node | null = null;
  for (let at = pieceAt(page, start); at < page.pieces.length; at += 1) {
    const piece = page.pieces[at];
    if (piece === undefined || piece.start >= end) break;
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

/** Index of the piece that holds an offset, or of the first one after it. */
function pieceAt(page: PageText, offset: number): number {
  let low = 0;
  let high = page.pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((page.pieces[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
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
  const span = page.spans.get(container);
  if (span !== undefined && container.nodeType === 3) {
    const characters = container.nodeValue ?? '';
    const trimmed = characters.replace(/\s+/g, ' ').length > span.end - span.start ? 1 : 0;
    const before = characters.slice(0, offset).replace(/\s+/g, ' ').length;
    return Math.min(span.end, span.start + Math.max(0, before - trimmed));
  }
  if (span !== undefined) return startAmong(page, container.childNodes, offset) ?? span.end;
  const parent = parentOf(container);
  if (parent === null || !isInside(page.root, container)) return null;
  return offsetAt(page, parent, Array.prototype.indexOf.call(parent.childNodes, container));
}

/** Where the first read node at or after an index begins. */
function startAmong(page: PageText, nodes: NodeListOf<ChildNode>, index: number): number | null {
  for (let at = index; at < nodes.length; at += 1) {
    const node = nodes[at];
    const span = node === undefined ? undefined : page.spans.get(node);
    if (span !== undefined) return span.start;
  }
  return null;
}

/** True if a node is below the root, also through open shadow roots. */
export function isInside(root: Node, node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = parentOf(at)) if (at === root) return true;
  return false;
}

/** The parent, or the element whose shadow root this is. */
function parentOf(node: Node): Node | null {
  return node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null; // `host` exists on shadow roots alone
}
