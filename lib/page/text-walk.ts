import { hidesItself, isFoldedPanel } from './elements';
import { NOT_TEXT } from './headings';
import { createMatcher, type Matcher } from './matcher';
import { firstShown, isElement, isText, nextShown, parentShown } from './shown-tree';

/** What a walk meets. Offsets count from the text's start. */
export interface Met {
  /** Words of a text node, its white space folded. @param trimmed - Its leading blank was dropped: one stood there already. */
  words(words: string, node: Text, start: number, trimmed: boolean): void;
  /** A block begins or ends: a blank, if none stands there already. */
  gap(blank: string): void;
  /** A heading begins or ends. */
  heading?(heading: Element, at: number): void;
  shadow?(root: ShadowRoot): void;
}

/** A walk that may rest: whatever changes on the page meanwhile makes it worthless. */
export interface Walk {
  /** Goes on for so many nodes; true at the end. */
  go(nodes: number): boolean;
}

/**
 * Never text: code, form fields and what wikis draw beside the text.
 * Line numbers: Confluence's code macro (`.gutter`, Data Center) and Atlassian's code block (`.linenumber`).
 * Proof: tests/fixtures/pages/dc-view.html, cloud-view.html
 */
const SKIPPED = `${NOT_TEXT}, iframe, object, canvas, audio, video, .syntaxhighlighter .gutter, .linenumber, .ak-renderer-tableHeader-sorting-icon__wrapper`;
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rb rp rt ruby s samp ' +
    'small span strike strong sub sup time tt u var wbr slot'
  ).split(' '),
);

/** Tells what is no text. @param added - Selector of what the site put among the text. */
export function skippedParts(added: string): Matcher {
  return createMatcher(added === '' ? SKIPPED : `${SKIPPED}, ${added}`);
}

/**
 * Walks over all that is shown below a root, also in open shadow trees and their slots.
 * @param from - The first text of a block and its offset, to walk on from there.
 */
export function createWalk(
  root: Element,
  isSkipped: Matcher,
  met: Met,
  from: { node: Node | null; start: number } = { node: firstShown(root), start: 0 },
): Walk {
  let length = from.start;
  let endsBlank = true; // nothing before the first word
  let next = from.node;

  const breakBlock = (): void => {
    if (!endsBlank) length += 1;
    met.gap(endsBlank ? '' : ' ');
    endsBlank = true;
  };
  const read = (node: Text): void => {
    const folded = foldSpace(node.data);
    const trimmed = endsBlank && folded.startsWith(' ');
    const words = trimmed ? folded.slice(1) : folded;
    if (words === '') return;
    met.words(words, node, length, trimmed);
    length += words.length;
    endsBlank = words.endsWith(' ');
  };
  const isRead = (element: Element): boolean =>
    (HEADINGS.has(element.localName) || !isSkipped(element)) && // a heading's id may be `comments`
    (!hidesItself(element) || isFoldedPanel(element));
  const enter = (element: Element): void => {
    if (isBlock(element)) breakBlock();
    if (HEADINGS.has(element.localName)) met.heading?.(element, length);
    if (element.shadowRoot !== null) met.shadow?.(element.shadowRoot);
  };
  const leave = (element: Element): void => {
    if (HEADINGS.has(element.localName)) met.heading?.(element, length);
    if (isBlock(element)) breakBlock();
  };
  /** What comes after a node and all that is in it. */
  const after = (node: Node): Node | null => {
    for (let at = node; ;) {
      const sibling = nextShown(at);
      if (sibling !== null) return sibling;
      const parent = parentShown(at);
      if (parent === null || parent === root) return null;
      leave(parent);
      at = parent;
    }
  };

  return {
    go(nodes) {
      for (let left = nodes; left > 0 && next !== null; left -= 1) {
        const node: Node = next;
        let inside: Node | null = null;
        if (isText(node)) read(node);
        else if (isElement(node) && isRead(node)) {
          enter(node);
          inside = firstShown(node);
          if (inside === null) leave(node);
        }
        next = inside ?? after(node);
      }
      return next === null;
    },
  };
}

function isBlock({ localName }: Element): boolean {
  return !INLINE.has(localName) && !localName.includes('-');
}

/** Every run of white space as one blank; most texts have nothing but single blanks. */
export function foldSpace(text: string): string {
  return isFolded(text) ? text : text.replace(/\s+/g, ' ');
}

/** Without a regular expression, whose machine code would weigh 16 kB on every page. */
function isFolded(text: string): boolean {
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= BLANK && (code < BLANK || before === BLANK)) return false;
    if (code >= NO_BREAK && (code === NO_BREAK || (code > GREEK && isFarBlank(text.charAt(at))))) return false;
    before = code;
  }
  return true;
}

const [BLANK, NO_BREAK, GREEK] = [0x20, 0xa0, 0x370];
const isFarBlank = (sign: string): boolean => sign.trim() === '';
