import type { DeskRow } from '../desk/row';
import type { EventId } from '../ids';
import { asCount, weightAt, type Window } from './decay';
import { createSectionFinder, type KnownPage, type Placed } from './find-section';

/** What was asked about one section in a window of time. */
export interface Demand {
  /** Key of the section: page and its own name. */
  key: string;
  placed: Placed;
  /** Requests of the window, newest first. */
  requests: EventId[];
  /** Distinct people who asked in it. */
  people: number;
  /** Distinct people weighed by age, as a count, and for how many days it was exposed, weighed alike. */
  askers: number;
  exposedDays: number;
  /** By how much it kept them from their work: requests of each kind. */
  hindered: { blocks: number; slows: number; minor: number };
  /** Answered by pointing at what is written elsewhere. */
  pointed: number;
  /** People who said that the answer helped. */
  helped: number;
  /** When somebody asked, ever: each person once a day. */
  askedAt: number[];
  /** Distinct people in each week, oldest first, `TREND_WEEKS` of them. */
  trend: number[];
}

export const TREND_WEEKS = 12;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

export interface DemandSource {
  rows: readonly DeskRow[];
  pages: readonly KnownPage[];
  window: Window;
  /** Since when a section counts anew, because it was mended or found to be right; by its key. */
  since: ReadonlyMap<string, number>;
}

/** What is asked about each section of a site, those included about which nobody asked; in the order of the pages. */
export function demandOf({ rows, pages, window, since }: DemandSource): { sections: Demand[]; lost: DeskRow[] } {
  const finder = createSectionFinder(pages);
  const bySection = new Map<string, DeskRow[]>();
  const lost: DeskRow[] = [];
  for (const row of rows) {
    if (row.mergedInto !== null) continue; // counted where it went
    const placed = finder.find(row.pageKey, row);
    if (placed === null) {
      lost.push(row);
      continue;
    }
    const key = demandKey(placed);
    const list = bySection.get(key);
    if (list === undefined) bySection.set(key, [row]);
    else list.push(row);
  }
  const sections = pages.flatMap((page) =>
    page.sections.map((section) => {
      const placed = { page, section };
      const key = demandKey(placed);
      return demandIn(key, placed, bySection.get(key) ?? [], window, since.get(key));
    }),
  );
  return { sections, lost };
}

export function demandKey({ page, section }: Placed): string {
  return `${page.pageKey} ${section.id}`;
}

/** What is asked about one section. @param from - Since when it counts anew. */
export function demandIn(key: string, placed: Placed, rows: DeskRow[], window: Window, from = -Infinity): Demand {
  const newest = new Map<string, number>();
  for (const row of rows) {
    row.who.forEach((who, at) => {
      newest.set(who, Math.max(newest.get(who) ?? 0, row.joinedAt[at] ?? row.openedAt));
    });
  }
  const counted = [...newest.values()].filter((at) => at >= from && weightAt(at, window) > 0);
  const weight = counted.reduce((sum, at) => sum + weightAt(at, window), 0);
  const { count, exposedDays } = asCount(weight, window, from);
  const asked = rows.filter(({ openedAt }) => openedAt >= from && weightAt(openedAt, window) > 0);
  const hindered = { blocks: 0, slows: 0, minor: 0 };
  for (const { impact } of asked) hindered[impact]++;
  return {
    key,
    placed,
    requests: asked.toSorted((a, b) => b.openedAt - a.openedAt).map(({ id }) => id),
    people: counted.length,
    askers: count,
    exposedDays,
    hindered,
    pointed: asked.filter(({ how }) => how === 'documented').length,
    helped: asked.reduce((sum, { helped }) => sum + helped, 0),
    askedAt: askedIn(rows),
    trend: trendOf(rows, window.now),
  };
}

function askedIn(rows: readonly DeskRow[]): number[] {
  const days = new Map<string, number>();
  for (const row of rows) {
    row.who.forEach((who, at) => {
      const asked = row.joinedAt[at] ?? row.openedAt;
      days.set(`${who} ${String(Math.floor(asked / DAY_MS))}`, asked);
    });
  }
  return [...days.values()];
}

function trendOf(rows: readonly DeskRow[], now: number): number[] {
  const weeks = Array.from({ length: TREND_WEEKS }, () => new Set<string>());
  for (const row of rows) {
    row.who.forEach((who, at) => {
      const week = Math.floor((now - (row.joinedAt[at] ?? row.openedAt)) / WEEK_MS);
      if (week >= 0) weeks.at(-1 - week)?.add(who);
    });
  }
  return weeks.map((people) => people.size);
}
