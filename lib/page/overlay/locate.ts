import { headingOf, sectionKeyOf } from '@/lib/domain/section';
import type { ThreadMark } from '@/lib/domain/views';
import { attach } from '../attach';
import type { ShownPage } from './shown-page';

/** A request's place on the page that is shown. */
export interface Located {
  mark: ThreadMark;
  /**
   * Static ones: live ranges cost at every change of the page. Only where people write in the page itself they are live,
   * so that the mark stays with its words. Empty for a section as a whole and for a quote that is gone.
   */
  ranges: AbstractRange[];
  /** `null` where that is gone as well. */
  section: { key: string; at: Element; heading: string | null } | null;
}

/** Finds each request's place. */
export function locateMarks(page: ShownPage, marks: ThreadMark[]): Located[] {
  if (marks.length === 0) return [];
  const { text, sections } = page.read();
  return marks.map((mark) => {
    const { quote, section } = attach(mark.anchor, text, sections);
    const found = typeof quote === 'string' ? [] : quote.ranges;
    const ranges = page.isEditable() ? found : found.map((range) => new StaticRange(range));
    if (section === null) return { mark, ranges, section };
    const at = section.heading ?? firstBlock(page.content);
    return { mark, ranges, section: { key: sectionKeyOf(section.ref), at, heading: headingOf(section.ref) } };
  });
}

/** What stands at the page's start, for the text before its first heading. */
function firstBlock(content: Element): Element {
  return [...content.children].find((it) => it.textContent.trim() !== '') ?? content;
}
