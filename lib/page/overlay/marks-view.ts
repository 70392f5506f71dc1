import { finishInSlices, type Steps } from '@/lib/domain/slices';
import type { EventId } from '@/lib/domain/ids';
import type { PlaceSeen, ThreadMark } from '@/lib/domain/views';
import { createBadges, type BadgeSpot } from './badges';
import { createHighlights } from './highlights';
import type { Host } from './host';
import { locatingMarks, type Located } from './locate';
import { watchMarks } from './mark-pointer';
import { createPlaces } from './places';
import type { Source } from './ask-background';
import { schemeBehind, type Scheme } from './page-scheme';
import { lookOf, sayTally, tallyOf } from './section-badge';
import type { Reading, ShownPage } from './shown-page';
import { unfold } from './unfold';
import type { Say } from './words';

/** What was chosen on the page: one request, or a section with all of its requests. */
export type Chosen = { request: EventId } | { section: Element };

export interface MarksView {
  /** Shows the requests of a page, or nothing. Done when all that is known of them is on the screen. */
  show(page: ShownPage | null, marks: ThreadMark[]): Promise<void>;
  /** These texts have changed: nothing is marked in them until the page was read anew. */
  texts(changed: ReadonlySet<Node>): void;
  /** Where all of them stand, as far as it is known. */
  places(): PlaceSeen[];
  /** Where one stands in the page's text, perhaps; `null`: nowhere. */
  positionOf(request: EventId): Located['place']['at'];
  /** Scrolls to a request's place and marks it for a moment; false if it is not on the page. */
  showPlace(request: EventId): boolean;
  /** Gives the focus to a badge; false if there is none. */
  focus(): boolean;
  conceal(concealed: boolean): void;
}

/**
 * Highlights and badges for the requests of a page.
 * @param on.placed - More is known of where they stand: show them again.
 * @param on.reached - The keys have come to a request about these words.
 */
export function createMarksView(
  host: Host,
  say: Say,
  source: Source,
  on: { chosen: (what: Chosen) => void; placed: () => unknown; reached: (words: string) => void },
  signal: AbortSignal,
): MarksView {
  const places = createPlaces(source.places, on.placed);
  const highlights = createHighlights(source.styles, signal);
  const badges = createBadges(
    host,
    say,
    {
      chosen({ key, at }, byKey) {
        const one = byKey ? located.find(({ mark, section }) => mark.id === walked && section?.key === key) : undefined;
        on.chosen(one === undefined ? { section: at } : { request: one.mark.id });
      },
      step,
    },
    signal,
  );
  let located: Located[] = [];
  let locatedBy: WeakRef<Reading> | null = null;
  let roots: ShadowRoot[] = [];
  let scheme: Scheme = 'light';
  let turn = 0;
  /** The request that the keys have come to. */
  let walked: EventId | null = null;

  const marked = () => located.flatMap(({ mark, ranges }) => ranges.map((range) => ({ mark, range })));
  watchMarks(
    host,
    marked,
    {
      hint: (marks) => say('overlayShowRequest', sayTally(say, tallyOf(marks))),
      chosen: (request) => on.chosen({ request }),
    },
    signal,
  );

  const paint = () => {
    const shown = marked().map(({ mark, range }) => {
      const look = lookOf(mark);
      return { look: look === 'flagged' || look === null ? ('open' as const) : look, range };
    });
    if (shown.length === 0) highlights.paint([], [], 'light');
    else highlights.paint(shown, roots, scheme);
  };

  function* locating(page: ShownPage, reading: Reading, wanted: ThreadMark[]): Steps<Located[]> {
    const known = yield* places.of(page, reading, wanted);
    return yield* locatingMarks(page, reading, wanted, known, reading === locatedBy?.deref() ? located : []);
  }

  return {
    async show(page, marks) {
      const own = (turn += 1);
      const isCurrent = () => own === turn;
      const wanted = page === null ? [] : marks.filter((mark) => lookOf(mark) !== null);
      if (page === null || wanted.length === 0) {
        located = [];
        paint();
        badges.clear();
        return;
      }
      const reading = await page.readInSlices(isCurrent);
      if (reading === null) return; // what changed asks again
      const found = await finishInSlices(locating(page, reading, wanted), isCurrent);
      if (found === null) return;
      located = found;
      locatedBy = new WeakRef(reading);
      roots = reading.text.shadowRoots;
      scheme = schemeBehind(page.content);
      host.setScheme(scheme);
      paint();
      badges.show(page.content, spotsOf(located));
    },
    texts(changed) {
      const isChanged = ({ startContainer, endContainer }: AbstractRange) =>
        changed.has(startContainer) || changed.has(endContainer);
      if (!located.some(({ ranges }) => ranges.some((range) => range instanceof StaticRange && isChanged(range))))
        return;
      located = located.map((it) => ({ ...it, ranges: it.ranges.filter((range) => !isChanged(range)) }));
      paint();
    },
    places: () =>
      located.map(({ mark: { id }, place: { outcome }, words, section }) => {
        return { id, outcome, words, heading: section?.heading ?? null };
      }),
    positionOf: (request) => located.find(({ mark }) => mark.id === request)?.place.at ?? null,
    showPlace: (request) => showPlace(request, 'smooth'),
    focus: () => badges.focus(),
    conceal: (concealed) => highlights.conceal(concealed),
  };

  function showPlace(request: EventId, behavior: ScrollBehavior): boolean {
    const place = located.find(({ mark }) => mark.id === request);
    const range =
      place?.ranges[0] ?? (place === undefined || place.section === null ? undefined : wholeOf(place.section.at));
    if (range === undefined) return false;
    const { startContainer: start } = range;
    const element = start instanceof Element ? start : start.parentElement;
    unfold(element);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element?.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : behavior });
    highlights.show(range);
    return true;
  }

  /** From request to request, in the page's order; first to the first one of the badge that has the focus. */
  function step({ key }: BadgeSpot, by: number) {
    const startOf = ({ place: { at }, section }: Located) => at?.start ?? section?.start ?? 0;
    const inOrder = located.toSorted((a, b) => startOf(a) - startOf(b));
    const at = inOrder.findIndex(({ mark, section }) => mark.id === walked && section?.key === key);
    const next = inOrder[at < 0 ? inOrder.findIndex(({ section }) => section?.key === key) : at + by];
    if (next === undefined || next.section === null) return;
    walked = next.mark.id;
    showPlace(walked, 'instant'); // its badge is made once it is near
    badges.focusOn(next.section.key);
    on.reached(next.mark.anchor.quote?.exact ?? next.section.heading ?? '');
  }
}

/** One spot for each section that has requests, in the page's order. */
function spotsOf(located: Located[]): BadgeSpot[] {
  const bySection = Map.groupBy(located, ({ section }) => section?.key ?? null);
  return [...bySection]
    .flatMap(([key, group]) => {
      const section = group[0]?.section ?? null;
      const marks = group.map(({ mark }) => mark);
      const gone = group.filter(({ place }) => place.outcome === 'gone').length;
      return key === null || section === null ? [] : [{ ...section, tally: tallyOf(marks, gone) }];
    })
    .sort((a, b) => a.start - b.start);
}

function wholeOf(element: Element): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}
