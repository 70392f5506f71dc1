import type { Anchor } from '@/lib/domain/anchor';
import { describePacked } from '@/lib/domain/anchoring/describe-packed';
import type { Outline, PageSent } from '@/lib/domain/anchoring/outline';
import { indexingPage } from '@/lib/domain/anchoring/page-index';
import { placeAnchor } from '@/lib/domain/anchoring/place-anchor';
import { PageSearch } from '@/lib/domain/anchoring/reattach';
import type { EventId } from '@/lib/domain/ids';
import type { MarkPlace } from '@/lib/domain/views';
import { finishInSlices, type Steps } from '@/lib/domain/slices';

export interface Placing {
  /** Where requests stand now, in the order given; `null`: the page is not known here, send it whole. */
  place(page: PageSent, marks: { id: EventId; anchor: Anchor }[]): Promise<MarkPlace[] | null>;
  /** Describes a stretch, so that it is found again on later versions of the page. */
  describe(page: PageSent, start: number, end: number): Promise<string | null>;
}

/** Other calls are answered between two slices. */
const SLICE_MS = 20;
/** A page of a megabyte takes some 20 MB when it is indexed. */
const MOST_KEPT = 2;

/** Indexes each page once, as long as its text stays the same and few others are asked about. */
export function createPlacing(): Placing {
  const kept = new Map<string, Promise<PageSearch>>();
  const inSlices = async <Made>(steps: Steps<Made>) => (await finishInSlices(steps, () => true, SLICE_MS)) as Made; // it is always wanted

  function searchOf({ key, outline }: PageSent): Promise<PageSearch> | null {
    const known = kept.get(key);
    if (known === undefined && outline === null) return null;
    const search = known ?? inSlices(indexingPage(outline as Outline)).then((index) => new PageSearch(index)); // it is there
    kept.delete(key); // and put back as the latest
    kept.set(key, search);
    for (const oldest of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(oldest);
    return search;
  }

  return {
    async place(page, marks) {
      const search = await searchOf(page);
      return search === null ? null : inSlices(placingAll(search, marks));
    },
    async describe(page, start, end) {
      const search = await searchOf(page);
      return search === null ? null : describePacked(search.index, start, end);
    },
  };
}

function* placingAll(search: PageSearch, marks: { id: EventId; anchor: Anchor }[]): Steps<MarkPlace[]> {
  yield* search.prepare();
  const places: MarkPlace[] = [];
  for (const { id, anchor } of marks) {
    const { outcome, at, section } = placeAnchor(search, anchor);
    places.push({ id, outcome, at, heading: section.heading });
    yield;
  }
  return places;
}
