import { CONTEXT_LENGTH, type Anchor } from '@/lib/domain/anchor';
import { refOf, sectionAt, type PageSection } from './sections';
import { isInside, offsetAt, rangesAt, type PageText } from './text';

/** Why a selection cannot be asked about. Stable codes; their wording is in `_locales`. */
export type NoSelection =
  | 'empty' // nothing is selected, or blanks and pictures alone
  | 'outside-content' // in a menu, a comment, or the page's title
  | 'in-field'; // in a form field or an editor

/** A usable selection. */
export interface PointedText {
  anchor: Anchor;
  ranges: Range[];
  /** True if it runs over more than one section; the anchor names the one it starts in. */
  acrossSections: boolean;
}

type Span = NonNullable<Anchor['position']>;

export type PointedAt = { ok: true; at: PointedText } | { ok: false; why: NoSelection };

/** The part of `StaticRange` and `Range` that a selection needs. */
export type Boundary = Pick<
  AbstractRange,
  'startContainer' | 'startOffset' | 'endContainer' | 'endOffset' | 'collapsed'
>;

const FIELDS = 'input, textarea, select, [role="textbox"]';
const EDITOR = '[contenteditable]:not([contenteditable="false"])';

/** Reads what a person has selected, also inside open shadow roots. */
export function readSelection(selection: Selection | null, page: PageText, sections: PageSection[]): PointedAt {
  const range = selection === null ? null : currentRange(selection, page.shadowRoots);
  if (range === null || range.collapsed) {
    return { ok: false, why: isInField(page.root.ownerDocument.activeElement, page.root) ? 'in-field' : 'empty' };
  }
  return pointAt(range, page, sections);
}

/** Turns a stretch of the page into an anchor: quote with its surroundings, position, section. */
export function pointAt(range: Boundary, page: PageText, sections: PageSection[]): PointedAt {
  if (isInField(elementOf(range.startContainer), page.root)) return { ok: false, why: 'in-field' };
  const from = clamp(page, range.startContainer, range.startOffset);
  const to = clamp(page, range.endContainer, range.endOffset);
  const touches = isInside(page.root, range.startContainer) || isInside(page.root, range.endContainer) || to > from;
  const words = page.text.slice(from, to);
  if (!touches) return { ok: false, why: 'outside-content' };
  if (words.trim() === '') return { ok: false, why: 'empty' };
  const start = from + words.length - words.trimStart().length;
  const end = start + words.trim().length;
  const acrossSections = end > sectionAt(sections, start).ownEnd;
  const anchor = anchorBetween(page, sections, { start, end });
  return { ok: true, at: { anchor, ranges: rangesAt(page, start, end), acrossSections } };
}

/** The anchor of a stretch of the page's text, without blanks at its ends. */
export function anchorBetween(page: PageText, sections: PageSection[], position: Span): Anchor {
  const { start, end } = position;
  return {
    quote: {
      exact: page.text.slice(start, end),
      prefix: page.text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
      suffix: page.text.slice(end, end + CONTEXT_LENGTH),
    },
    position,
    section: refOf(page, sectionAt(sections, start)),
  };
}

/** A request about a whole section, without a quote. */
export function anchorOfSection(page: PageText, section: PageSection): Anchor {
  return { quote: null, position: null, section: refOf(page, section) };
}

/** The selection's range; in shadow trees only `getComposedRanges` tells where it really is. */
function currentRange(selection: Selection, shadowRoots: ShadowRoot[]): Boundary | null {
  if (shadowRoots.length > 0 && 'getComposedRanges' in selection) {
    return selection.getComposedRanges({ shadowRoots })[0] ?? null;
  }
  return selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
}

/** An offset in the text; points before or after the content become its ends. */
function clamp(page: PageText, container: Node, offset: number): number {
  const inside = offsetAt(page, container, offset);
  if (inside !== null) return inside;
  const probe = page.root.ownerDocument.createRange();
  probe.selectNode(page.root);
  const outer = outermost(container, page.root.ownerDocument);
  return probe.comparePoint(outer, outer === container ? offset : 0) < 0 ? 0 : page.text.length;
}

/** A node outside the content may lie in another shadow tree; its host stands for it. */
function outermost(node: Node, page: Document): Node {
  let at: Node = node;
  for (let root = at.getRootNode(); root !== page && root instanceof ShadowRoot; root = at.getRootNode())
    at = root.host;
  return at;
}

function elementOf(node: Node): Element | null {
  return node.nodeType === 1 ? (node as Element) : node.parentElement; // node type 1 is an element
}

/** A live page is an editor as a whole and is asked about all the same; any other field or editor is not. */
function isInField(element: Element | null, root: Element): boolean {
  if (element === null) return false;
  const field = element.closest(FIELDS);
  if (field !== null && !field.contains(root)) return true;
  const editor = element.closest(EDITOR);
  return editor !== null && !editor.contains(root);
}
