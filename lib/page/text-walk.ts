import { hidesItself, isFoldedPanel } from './elements';
import { NOT_TEXT } from './headings';
import { createMatcher } from './matcher';

/** A text node of the page and where its characters went. */
export interface Piece {
  node: Text;
  /** Offsets in the page's text. */
  start: number;
  end: number;
  /** The node's leading blanks were dropped, because a blank stood there already. */
  trimmed: boolean;
}

export interface Span {
  start: number;
  end: number;
}

/** What one walk finds. */
export interface Walked {
  text: string;
  /** Text nodes in the order they are shown. */
  pieces: Piece[];
  /** `h1` to `h6` as they were met. */
  headings: Map<Element, Span>;
  shadowRoots: ShadowRoot[];
  /** Where blocks begin in the text; some are empty. */
  blockStarts: number[];
}

/**
 * Never text: code, form fields and what wikis draw beside the text.
 * Line numbers: Confluence's code macro (`.gutter`, Data Center) and Atlassian's code block (`.linenumber`).
 * Proof: tests/fixtures/pages/dc-view.html, cloud-view.html
 */
const SKIPPED = `${NOT_TEXT}, iframe, object, canvas, audio, video, .syntaxhighlighter .gutter, .linenumber, .ak-renderer-tableHeader-sorting-icon__wrapper`;
const HEADING = /^h[1-6]$/;
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt ruby s samp ' +
    'small span strike strong sub sup time tt u var wbr slot'
  ).split(' '),
);

/**
 * Walks once over all that is shown below a root, also in open shadow trees and their slots.
 * @param added - Selector of what the site put among the text.
 * @param spans - Filled with every node's place, if given: for selections, which may begin at any node.
 */
export function walkText(root: Element, added: string, spans: Map<Node, Span> | null): Walked {
  const isSkipped = createMatcher(added === '' ? SKIPPED : `${SKIPPED}, ${added}`);
  const walked: Walked = { text: '', pieces: [], headings: new Map(), shadowRoots: [], blockStarts: [0] };
  let text = '';
  let endsBlank = true; // nothing before the first word

  const breakBlock = (): void => {
    if (!endsBlank) text += ' ';
    endsBlank = true;
    if (walked.blockStarts.at(-1) !== text.length) walked.blockStarts.push(text.length);
  };
  const readNode = (node: Text): void => {
    const folded = node.data.replace(/\s+/g, ' ');
    const trimmed = endsBlank && folded.startsWith(' ');
    const words = trimmed ? folded.slice(1) : folded;
    const start = text.length;
    const end = start + words.length;
    spans?.set(node, { start, end });
    if (words === '') return;
    walked.pieces.push({ node, start, end, trimmed });
    text += words;
    endsBlank = words.endsWith(' ');
  };
  const readChildren = (parent: Node): void => {
    for (let child = parent.firstChild; child !== null; child = child.nextSibling) readAny(child);
  };
  const readAny = (node: Node): void => {
    if (node.nodeType === 3)
      readNode(node as Text); // node type 3 is text
    else if (node.nodeType === 1) readElement(node as Element); // node type 1 is an element
  };
  const readInside = (element: Element): void => {
    const shadow = element.shadowRoot;
    if (shadow !== null) {
      const start = text.length;
      walked.shadowRoots.push(shadow);
      readChildren(shadow);
      spans?.set(shadow, { start, end: text.length });
    } else if (element.localName === 'slot') {
      const assigned = (element as HTMLSlotElement).assignedNodes({ flatten: true }); // by its name
      if (assigned.length > 0) assigned.forEach(readAny);
      else readChildren(element);
    } else {
      readChildren(element);
    }
  };
  const readElement = (element: Element): void => {
    const name = element.localName;
    const isHeading = HEADING.test(name);
    if (!isHeading && isSkipped(element)) return; // a heading's id may be `comments`
    if (hidesItself(element) && !isFoldedPanel(element)) return;
    const isBlock = !INLINE.has(name) && !name.includes('-');
    if (isBlock) breakBlock();
    const start = text.length;
    readInside(element);
    const span = { start, end: text.length };
    spans?.set(element, span);
    if (isHeading) walked.headings.set(element, span);
    if (isBlock) breakBlock();
  };

  readInside(root);
  walked.text = text.trimEnd();
  spans?.set(root, { start: 0, end: walked.text.length });
  return walked;
}
