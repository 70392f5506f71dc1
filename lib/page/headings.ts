import { foldText } from '@/lib/domain/section';
import { foldBlanks } from './elements';
import type { PageHeading } from './recognition';

/**
 * Marks inside a heading that are not its text: permalinks of both wikis and of heading plugins, buttons, pictures' code.
 * Confluence Cloud: `.heading-anchor-wrapper`, Atlassian's renderer. Proof: tests/fixtures/pages/cloud-view.html
 * WordPress: `.screen-reader-text`, theme handbook, "Accessibility". Proof: tests/fixtures/pages/wordpress-classic.html
 */
export const NOT_TEXT =
  'script, style, noscript, template, svg, button, input, select, textarea, .heading-anchor-wrapper, ' +
  '.screen-reader-text, .sr-only, .visually-hidden, .anchorjs-link, .headerlink, .heading-anchor';

/** Headings for screen readers alone ("Post navigation"), as core's and older themes name them. */
const UNSEEN = '.screen-reader-text, .sr-only, .visually-hidden, .visuallyhidden, .assistive-text';

/** Themes before HTML5 show a title as `h2.entry-title`, also below a line of other words. */
const TITLE_CLASS = /(?:^|[\s_-])title(?:[\s_-]|$)/;

/** A heading's text as a reader sees it. */
export function headingText(heading: Element): string {
  let text = '';
  const walk = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) text += child.nodeValue ?? '';
      if (child.nodeType !== 1) continue;
      const element = child as Element; // node type 1 is an element
      if (element.localName === 'br') text += ' ';
      if (!element.matches(NOT_TEXT) && !isPermalinkSign(element)) walk(element);
    }
  };
  walk(heading);
  return foldBlanks(text);
}

/** `#`, `¶` or a chain sign at a heading, put there by a plugin as a link to itself. */
function isPermalinkSign(element: Element): boolean {
  return element.localName === 'a' && /^[#¶§🔗]$/u.test(foldBlanks(element.textContent));
}

/**
 * Those of a page's shown headings that head a section, in order: without empty ones and copies of the page's title (a
 * first-level heading with its text, or such a heading before any other text).
 */
export function readHeadings(shown: Iterable<Element>, title: string): PageHeading[] {
  const folded = foldText(title);
  return [...shown].flatMap((element, index) => {
    const text = headingText(element);
    const level = Number(element.localName.slice(1));
    if (text === '' || element.matches(UNSEEN)) return [];
    const isTitle = level === 1 || index === 0 || TITLE_CLASS.test(element.getAttribute('class') ?? '');
    if (isTitle && foldText(text) === folded) return [];
    return [{ element, level, text }];
  });
}
