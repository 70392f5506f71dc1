import type { EventId } from '@/lib/domain/ids';
import type { ThreadMark } from '@/lib/domain/views';
import { createBadges, type BadgeSpot } from './badges';
import { createHighlights } from './highlights';
import type { Host } from './host';
import { locateMarks, type Located } from './locate';
import { watchMarks } from './mark-pointer';
import type { Places } from './places';
import { schemeBehind } from './page-scheme';
import { lookOf, sayTally, tallyOf } from './section-badge';
import type { ShownPage } from './shown-page';
import type { Say } from './words';

/** What was chosen on the page: one request, or a section with all of its requests. */
export type Chosen = { request: EventId } | { section: Element };

export interface MarksView {
  /** Shows the requests of a page, or nothing. */
  show(page: ShownPage | null, marks: ThreadMark[]): void;
  /** Scrolls to a request's place and marks it for a moment; false if it is not on the page. */
  showPlace(request: EventId): boolean;
  /** Gives the focus to a badge; false if there is none. */
  focus(): boolean;
  conceal(concealed: boolean): void;
}

/** Highlights and badges for the requests of a page. */
export function createMarksView(
  host: Host,
  say: Say,
  places: Places,
  chosen: (what: Chosen) => void,
  signal: AbortSignal,
): MarksView {
  const highlights = createHighlights(host.element, signal);
  const badges = createBadges(host, say, ({ at }) => chosen({ section: at }), signal);
  let located: Located[] = [];

  const marked = () => located.flatMap(({ mark, ranges }) => ranges.map((range) => ({ mark, range })));
  watchMarks(
    host,
    marked,
    {
      hint: (marks) => say('overlayShowRequest', sayTally(say, tallyOf(marks))),
      chosen: (request) => chosen({ request }),
    },
    signal,
  );

  return {
    show(page, marks) {
      const wanted = marks.filter((mark) => lookOf(mark) !== null);
      located = page === null ? [] : locateMarks(page, wanted, places);
      if (page !== null && wanted.length > 0) {
        host.setScheme(schemeBehind(page.content));
        highlights.recolour();
      }
      const shown = marked().map(({ mark, range }) => ({ look: lookOf(mark) ?? ('open' as const), range }));
      highlights.paint(shown, shown.length === 0 || page === null ? [] : page.read().text.shadowRoots);
      if (page === null) badges.clear();
      else badges.show(page.content, spotsOf(located));
    },
    showPlace(request) {
      const place = located.find(({ mark }) => mark.id === request);
      const range =
        place?.ranges[0] ?? (place === undefined || place.section === null ? undefined : wholeOf(place.section.at));
      if (range === undefined) return false;
      const { startContainer: start } = range;
      const element = start instanceof Element ? start : start.parentElement;
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      element?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' });
      highlights.show(range);
      return true;
    },
    focus: () => badges.focus(),
    conceal: (concealed) => highlights.conceal(concealed),
  };
}

/** One spot for each section that has requests, in the page's order. */
function spotsOf(located: Located[]): BadgeSpot[] {
  const bySection = Map.groupBy(located, ({ section }) => section?.key ?? null);
  return [...bySection]
    .flatMap(([key, group]) => {
      const section = group[0]?.section ?? null;
      return key === null || section === null ? [] : [{ ...section, tally: tallyOf(group.map(({ mark }) => mark)) }];
    })
    .sort((a, b) => ((a.at.compareDocumentPosition(b.at) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 ? -1 : 1));
}

function wholeOf(element: Element): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}
