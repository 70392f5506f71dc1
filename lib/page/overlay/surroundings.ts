import type { Box } from './box';
import type { HeadingPlace } from './place-badge';

/** Neighbours that can stand beside a heading; further ones are above or below it. */
const NEIGHBOURS = 2;
/** A paragraph of more parts than this counts as one box. */
const MANY = 20;

/** Reads where a heading stands, `null` while it takes no room (a folded part, a hidden tab). */
export function readPlace(heading: Element): { place: HeadingPlace; lines: Box[] } | null {
  const contents = document.createRange();
  contents.selectNodeContents(heading);
  const lines = [...contents.getClientRects()].filter((it) => it.width > 0 && it.height > 0);
  const [firstLine, lastLine] = [lines[0], lines.at(-1)];
  if (firstLine === undefined || lastLine === undefined) return null;
  const rtl = getComputedStyle(heading).direction === 'rtl';
  return { place: { box: heading.getBoundingClientRect(), firstLine, lastLine, rtl }, lines };
}

/** Boxes beside a heading inside the content: floats, neighbouring columns, and the lines just above and below it. */
export function boxesBeside(heading: Element, content: Element): Box[] {
  const boxes: Box[] = [];
  for (let at: Element | null = heading; at !== null && at !== content; at = at.parentElement) {
    let [before, after] = [at.previousElementSibling, at.nextElementSibling];
    for (let step = 0; step < NEIGHBOURS; step++) {
      if (before !== null) boxes.push(...boxesOf(before));
      if (after !== null) boxes.push(...boxesOf(after));
      before = before?.previousElementSibling ?? null;
      after = after?.nextElementSibling ?? null;
    }
  }
  return boxes;
}

/** The lines of a plain paragraph, so that the free end of its last one counts as free; one box for anything else. */
function boxesOf(element: Element): Iterable<Box> {
  if (element.localName !== 'p' || element.childNodes.length > MANY) return [element.getBoundingClientRect()];
  const contents = document.createRange();
  contents.selectNodeContents(element);
  return contents.getClientRects();
}

/**
 * Boxes around the content: side bars, navigation, whatever stands beside one of its ancestors.
 * What lies over the content is not beside it, and what is fixed and low (banners) passes when the page scrolls.
 */
export function boxesAround(content: Element): Box[] {
  const own = content.getBoundingClientRect();
  const boxes: Box[] = [];
  for (let at: Element | null = content; at !== null && at !== document.body; at = at.parentElement) {
    for (const sibling of at.parentElement?.children ?? []) {
      const box = sibling.getBoundingClientRect();
      const liesOver = box.left < own.right && box.right > own.left && box.top < own.bottom && box.bottom > own.top;
      if (sibling === at || box.width === 0 || box.height === 0 || liesOver) continue;
      if (box.height > innerHeight / 2 || getComputedStyle(sibling).position !== 'fixed') boxes.push(box);
    }
  }
  return boxes;
}

/** The element that scrolls the content, `null` for the window itself. */
export function scrollerOf(content: Element): Element | null {
  for (let at = content.parentElement; at !== null && at !== document.body; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll|overlay/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}

/** The `z-index` at which the page's outermost layer around the content lies. */
export function depthOf(content: Element): string {
  let depth = '0';
  for (let at: Element | null = content; at !== null; at = at.parentElement) {
    const { zIndex } = getComputedStyle(at);
    if (zIndex !== 'auto') depth = zIndex;
  }
  return depth;
}
