import { trendOf, type Demand } from './demand';
import type { SiteExcess } from './excess';
import { figuresOf, type Figures } from './figures';
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
  /** `null`: nobody asked. */
  figures: Figures | null;
}

/** A page with its sections, in their order. */
export interface MapPage {
  pageKey: string;
  title: string;
  url: string;
  /** The page above it, by its key; `null`: none that is on the map. */
  parentKey: string | null;
  /** Distinct people in each of the last weeks, oldest first. */
  trend: number[];
  cells: MapCell[];
}

/** @param sections - Of all pages, in their order. */
export function mapOf(
  pages: readonly KnownPage[],
  sections: readonly Demand[],
  excess: SiteExcess,
  now: number,
): MapPage[] {
  const keys = new Set(pages.map(({ pageKey }) => pageKey));
  let at = 0;
  return pages.map(({ pageKey, parentKey, title, url, sections: own }) => ({
    pageKey,
    title,
    url,
    parentKey: parentKey !== undefined && parentKey !== pageKey && keys.has(parentKey) ? parentKey : null,
    trend: trendOf(
      sections.slice(at, at + own.length).flatMap(({ rows }) => rows),
      now,
    ),
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
        figures: demand === undefined || demand.requests.length === 0 ? null : figuresOf(demand),
      };
    }),
  }));
}

/** A section of the map with its page; `null`: it is on none. */
export function findCell(map: readonly MapPage[], key: string | null): { page: MapPage; cell: MapCell } | null {
  for (const page of map) {
    const cell = page.cells.find((one) => one.key === key);
    if (cell !== undefined) return { page, cell };
  }
  return null;
}

/** The key of a section by this browser's own names; `null`: it is not on the map. */
export function cellKeyOf(map: readonly MapPage[], pageKey: string, sectionId: string): string | null {
  const page = map.find((one) => one.pageKey === pageKey);
  return page?.cells.find((cell) => cell.sectionId === sectionId)?.key ?? null;
}

/** A page of the map, and how many are above it. */
export interface TreePage extends MapPage {
  depth: number;
  /** People who asked on it and on the pages below. */
  people: number;
}

/** Pages below the pages they belong to; where most is asked first, with all that is below it. */
export function treeOf(map: readonly MapPage[]): TreePage[] {
  const below = Map.groupBy(map, ({ parentKey }) => parentKey);
  const seen = new Set<string>();
  const branchOf = (page: MapPage, depth: number): TreePage[] => {
    if (seen.has(page.pageKey)) return []; // pages that stand above each other: no wiki tells that, a broken cache might
    seen.add(page.pageKey);
    const branches = (below.get(page.pageKey) ?? []).map((child) => branchOf(child, depth + 1)).sort(mostFirst);
    const own = page.cells.reduce((sum, { people }) => sum + people, 0);
    const people = branches.reduce((sum, [top]) => sum + (top?.people ?? 0), own);
    return [{ ...page, depth, people }, ...branches.flat()];
  };
  return (below.get(null) ?? [])
    .map((page) => branchOf(page, 0))
    .sort(mostFirst)
    .flat();
}

function mostFirst([one]: TreePage[], [other]: TreePage[]): number {
  return (other?.people ?? 0) - (one?.people ?? 0);
}
