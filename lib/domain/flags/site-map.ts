import type { Demand } from './demand';
import type { SiteExcess } from './excess';
import type { KnownPage } from './find-section';

/** One section on the map of the site. */
export interface MapCell {
  key: string;
  /** This browser's own name for the section. */
  sectionId: string;
  title: string;
  people: number;
  /** Probability that it is more than ordinary. */
  excess: number;
}

/** A page with its sections, in their order. */
export interface MapPage {
  pageKey: string;
  title: string;
  cells: MapCell[];
}

/** @param sections - Of all pages, in their order. */
export function mapOf(pages: readonly KnownPage[], sections: readonly Demand[], excess: SiteExcess): MapPage[] {
  let at = 0;
  return pages.map(({ pageKey, title, sections: own }) => ({
    pageKey,
    title,
    cells: own.map((section) => {
      const demand = sections[at];
      const ordinary = excess.ordinary[at] ?? 1;
      at += 1;
      return {
        key: demand?.key ?? '',
        sectionId: section.id,
        title: section.path.at(-1) ?? title,
        people: demand?.people ?? 0,
        excess: 1 - ordinary,
      };
    }),
  }));
}
