import type { DeskRow } from '../desk/row';
import type { Window } from './decay';
import { counts, demandIn, trendOf, type Demand } from './demand';
import type { SiteExcess } from './excess';
import { figuresOf } from './figures';
import type { SiteFlags } from './site-flags';
import type { Interval } from './interval';

/** What is counted of a section's requests; how long it was exposed is as it was. */
type Counted = Pick<Demand, 'people' | 'requests' | 'meToos' | 'hindered' | 'pointed' | 'helped'>;

/** What one more request made of its section. */
export interface SectionNews {
  key: string;
  counted: Counted;
  trend: number[];
  ratio: Interval;
  /** Probability that it is more than ordinary. */
  excess: number;
}

/** A section with one request more, or with another state of one that it has; a request that does not count (any more) is not among them. @param from - Since when it counts anew. */
export function touched(before: Demand, row: DeskRow, window: Window, from: number | undefined): Demand {
  const rows = before.rows.filter(({ id }) => id !== row.id);
  if (counts(row)) rows.push(row);
  return { ...demandIn(before.key, before.placed, rows, window, from), reach: before.reach };
}

/** Figures of one section by what the whole site was found to be: one request more hardly changes that. */
export function newsOf(demand: Demand, excess: SiteExcess, at: number, { now }: Window): SectionNews {
  const { people, requests, meToos, hindered, pointed, helped } = demand;
  const { ordinary, ratio } = excess.tell(demand.askers, excess.logExposures[at] ?? 0);
  return {
    key: demand.key,
    counted: { people, requests, meToos, hindered, pointed, helped },
    trend: trendOf(demand.rows, now),
    ratio,
    excess: 1 - ordinary,
  };
}

/** The figures of a site with those of one section as they are now. */
export function withNews(flags: SiteFlags, { key, counted, trend, ratio, excess }: SectionNews): SiteFlags {
  const lines = flags.lines.map((line) =>
    line.demand.key === key ? { ...line, demand: { ...line.demand, ...counted }, trend, ratio } : line,
  );
  const news = { people: counted.people, excess, figures: figuresOf(counted) };
  const map = flags.map.map((page) => {
    if (!page.cells.some((cell) => cell.key === key)) return page;
    return { ...page, cells: page.cells.map((cell) => (cell.key === key ? { ...cell, ...news } : cell)) };
  });
  return { ...flags, lines, map };
}
