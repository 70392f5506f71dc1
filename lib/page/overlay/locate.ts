import { headingOf, sectionKeyOf } from '@/lib/domain/section';
import type { EventId } from '@/lib/domain/ids';
import type { ThreadMark } from '@/lib/domain/views';
import type { Steps } from '@/lib/domain/slices';
import type { PageSection } from '../sections';
import { rangesAt } from '../text';
import type { Place } from './places';
import type { Reading, ShownPage } from './shown-page';

/** What is shown of a place that was quoted otherwise. */
const MOST_WORDS = 600;

/** A request's place on the page that is shown. */
export interface Located {
  mark: ThreadMark;
  place: Place;
  /** What stands there now, where that is not what was quoted. */
  words: string | null;
  /**
   * Static ones: live ranges cost at every change of the page. Only where people write in the page itself they are live,
   * so that the mark stays with its words. Empty for a section as a whole, for a quote that is gone, and for a place that
   * is not sure.
   */
  ranges: AbstractRange[];
  section: { key: string; at: Element; heading: string | null; start: number } | null;
}

/**
 * Each request's place, as far as it is known by now.
 * @param before - Those that were located by this very reading.
 */
export function* locatingMarks(
  page: ShownPage,
  { text, sections }: Reading,
  marks: ThreadMark[],
  known: Map<EventId, Place>,
  before: Located[],
): Steps<Located[]> {
  const done = new Map(before.map((it) => [it.place, it]));
  const intro = sections[0]?.heading === null ? 1 : 0;
  const located: Located[] = [];
  /** By heading: requests of one section share it. */
  const spots = new Map<number, Located['section']>();
  for (const mark of marks) {
    const place = known.get(mark.id);
    if (place === undefined) continue;
    const same = done.get(place);
    if (same !== undefined) {
      located.push({ ...same, mark });
      continue;
    }
    yield;
    const { outcome, at, heading } = place;
    const found = at === null || outcome === 'unsure' ? [] : rangesAt(text, at.start, at.end);
    if (mark.plain !== undefined && found.length === 0) continue;
    const ranges = page.isEditable() ? found : found.map((range) => new StaticRange(range));
    const section = spots.get(heading) ?? spotOf(page, sections[heading + intro] ?? sections[0]);
    spots.set(heading, section);
    const differs = at !== null && outcome !== 'same';
    const words = differs ? copied(text.text.slice(at.start, Math.min(at.end, at.start + MOST_WORDS))) : null;
    located.push({ mark, place, ranges, section, words });
  }
  return located;
}

function spotOf(page: ShownPage, section: PageSection | undefined): Located['section'] {
  if (section === undefined) return null;
  const at = section.heading ?? firstBlock(page.content);
  return { key: sectionKeyOf(section), at, heading: headingOf(section), start: section.start };
}

/** A part of a string keeps the whole of it in memory. */
function copied(part: string): string {
  return Array.from(part).join('');
}

/** What stands at the page's start, for the text before its first heading. */
function firstBlock(content: Element): Element {
  return [...content.children].find((it) => it.textContent.trim() !== '') ?? content;
}
