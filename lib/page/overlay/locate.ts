import { sectionKeyOf } from '@/lib/domain/section';
import type { ThreadMark } from '@/lib/domain/views';
import type { ShownPage } from './shown-page';

/** A request's place on the page that is shown. */
export interface Located {
  mark: ThreadMark;
  /** `null` for a request about a whole section, and for a quote that is no longer there. */
  range: StaticRange | null;
  /** `at` is the section's heading, or the content's first block. */
  section: { key: string; at: Element; heading: string | null };
}

/** Finds each request's place. */
export function locateMarks(page: ShownPage, marks: ThreadMark[]): Located[] {
  const { contentRoot, headings } = page.seen;
  return marks.flatMap((mark) => {
    const { section, quote } = mark.anchor;
    const last = section.path.at(-1) ?? null;
    const found = headings.filter(({ text }) => text === last).at(section.occurrence) ?? null;
    const at = found?.element ?? contentRoot.firstElementChild;
    if (at === null) return [];
    const heading = found?.text ?? null;
    const range = quote === null ? null : findText(contentRoot, quote.exact);
    return [{ mark, range, section: { key: sectionKeyOf(section), at, heading } }];
  });
}

function findText(root: Element, exact: string): StaticRange | null {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const start = node.nodeValue?.indexOf(exact) ?? -1;
    if (start >= 0) {
      return new StaticRange({
        startContainer: node,
        startOffset: start,
        endContainer: node,
        endOffset: start + exact.length,
      });
    }
  }
  return null;
}
