import { headingOf, sectionKeyOf } from '@/lib/domain/section';
import type { ThreadMark } from '@/lib/domain/views';
import { rangesAt } from '../text';
import type { Places } from './places';
import type { ShownPage } from './shown-page';

/** A request's place on the page that is shown. */
export interface Located {
  mark: ThreadMark;
  /**
   * Static ones: live ranges cost at every change of the page. Only where people write in the page itself they are live,
   * so that the mark stays with its words. Empty for a section as a whole, for a quote that is gone, and for a place that
   * is not sure.
   */
  ranges: AbstractRange[];
  section: { key: string; at: Element; heading: string | null } | null;
}

/** Each request's place, as far as it is known by now. */
export function locateMarks(page: ShownPage, marks: ThreadMark[], places: Places): Located[] {
  if (marks.length === 0) return [];
  const { text } = page.read();
  const known = places.of(page, marks);
  return marks.flatMap((mark): Located[] => {
    const place = known.get(mark.id);
    if (place === undefined) return [];
    const { outcome, at, section } = place;
    const found = at === null || outcome === 'unsure' ? [] : rangesAt(text, at.start, at.end);
    const ranges = page.isEditable() ? found : found.map((range) => new StaticRange(range));
    if (section === null) return [{ mark, ranges, section }];
    const element = section.heading ?? firstBlock(page.content);
    const named = { key: sectionKeyOf(section.ref), at: element, heading: headingOf(section.ref) };
    return [{ mark, ranges, section: named }];
  });
}

/** What stands at the page's start, for the text before its first heading. */
function firstBlock(content: Element): Element {
  return [...content.children].find((it) => it.textContent.trim() !== '') ?? content;
}
