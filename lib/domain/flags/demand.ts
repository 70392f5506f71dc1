import type { DeskRow } from '../desk/row';
import type { EventId } from '../ids';
import { asCount, weightAt, type Window } from './decay';
import { createSectionFinder, type KnownPage, type Placed, type SectionFinder } from './find-section';
import type { KnownSection } from './known-section';

/** What was asked about one section in a window of time. */
export interface Demand {
  /** Key of the section: page and its own name. */
  key: string;
  placed: Placed;
  /** Requests that somebody filed or joined in the window, newest first. */
  requests: EventId[];
  /** Distinct people who asked in it. */
  people: number;
  /** Distinct people weighed by age, as a count, and for how many days it was exposed, weighed alike. */
  askers: number;
  exposedDays: number;
  /** How much of the window is counted: all of it, or since it was mended or called no problem. In days. */
  countedDays: number;
  /** Share of the page's readers who come as far as this section. */
  reach: number;
  /** People who joined a request of somebody else in the window. */
  meToos: number;
  /** By how much it kept them from their work: requests of each kind. */
  hindered: { blocks: number; slows: number; minor: number };
  /** Answered by pointing at what is written elsewhere. */
  pointed: number;
  /** People who said that the answer helped. */
  helped: number;
  /** All its requests, whenever they were asked. */
  rows: readonly DeskRow[];
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

/**
 * What is asked about each section of a site, those included about which nobody asked; in the order of the pages.
 * @returns `finder`: where these were found, and more can be.
 */
export function demandOf({ rows, pages, window, since }: DemandSource): {
  sections: Demand[];
  lost: DeskRow[];
  finder: SectionFinder;
} {
  const finder = createSectionFinder(pages);
  const bySection = new Map<KnownSection, DeskRow[]>();
  const lost: DeskRow[] = [];
  for (const row of rows) {
    if (!counts(row)) continue;
    const placed = finder.find(row.pageKey, row);
    if (placed === null) {
      lost.push(row);
      continue;
    }
    const list = bySection.get(placed.section);
    if (list === undefined) bySection.set(placed.section, [row]);
    else list.push(row);
  }
  const sections = pages.flatMap((page) => {
    const reaches = reachesOf(page);
    return page.sections.map((section, at) => {
      const placed = { page, section };
      const key = demandKey(placed);
      const demand = demandIn(key, placed, bySection.get(section) ?? [], window, since.get(key));
      return { ...demand, reach: reaches[at] ?? 1 };
    });
  });
  return { sections, lost, finder };
}

/** A merged one is counted where it went; where somebody proposes another wording, nobody is at a loss. */
export function counts({ mergedInto, ask }: DeskRow): boolean {
  return mergedInto === null && ask !== 'suggestion';
}

/**
 * Every reader sees the page's beginning, and half of them its end: how far people read is not known of single pages,
 * and half is what studies of scrolling find of long ones.
 */
function reachesOf({ sections }: KnownPage): number[] {
  const whole = Math.max(
    1,
    sections.reduce((sum, { characters }) => sum + characters, 0),
  );
  let before = 0;
  return sections.map(({ characters }) => {
    const reach = 1 - before / whole / 2;
    before += characters;
    return reach;
  });
}

export function demandKey({ page, section }: Placed): string {
  return `${page.pageKey} ${section.id}`;
}

/** What is asked about one section. @param from - Since when it counts anew. */
export function demandIn(key: string, placed: Placed, rows: DeskRow[], window: Window, from = -Infinity): Demand {
  const start = Math.max(from, window.now - window.days * DAY_MS);
  const isWithin = (at: number): boolean => at >= start && at <= window.now;
  const newest = new Map<string, number>();
  const asked: DeskRow[] = [];
  const hindered = { blocks: 0, slows: 0, minor: 0 };
  let meToos = 0;
  let pointed = 0;
  let helped = 0;
  for (const row of rows) {
    const { joinedAt, openedAt } = row;
    let isOfWindow = false; // whoever joins an older request asks what it asks
    for (const [at, who] of row.who.entries()) {
      const joined = joinedAt[at] ?? openedAt;
      newest.set(who, Math.max(newest.get(who) ?? 0, joined));
      if (!isWithin(joined)) continue;
      isOfWindow = true;
      meToos += 1;
    }
    if (isWithin(openedAt)) meToos -= 1; // whose request it is
    if (!isOfWindow) continue;
    asked.push(row);
    hindered[row.impact] += 1;
    helped += row.helped;
    if (row.how === 'documented') pointed += 1;
  }
  let people = 0;
  let weight = 0;
  for (const at of newest.values()) {
    const own = at < from ? 0 : weightAt(at, window);
    if (own > 0) people += 1;
    weight += own;
  }
  const { count, exposedDays } = asCount(weight, window, from);
  return {
    key,
    placed,
    requests: asked.sort((a, b) => b.openedAt - a.openedAt).map(({ id }) => id),
    people,
    askers: count,
    exposedDays,
    countedDays: Math.max(0, window.now - start) / DAY_MS,
    reach: 1,
    meToos,
    hindered,
    pointed,
    helped,
    rows,
  };
}

/** Distinct people who asked in a stretch of time, `to` not included. */
export function peopleIn(rows: readonly DeskRow[], from: number, to: number): number {
  const people = new Set<string>();
  for (const { who, joinedAt, openedAt } of rows) {
    who.forEach((one, at) => {
      const asked = joinedAt[at] ?? openedAt;
      if (asked >= from && asked < to) people.add(one);
    });
  }
  return people.size;
}

/** Distinct people in each of the last `TREND_WEEKS` weeks, oldest first. */
export function trendOf(rows: readonly DeskRow[], now: number): number[] {
  const weeks = Array.from({ length: TREND_WEEKS }, () => new Set<string>());
  for (const row of rows) {
    row.who.forEach((who, at) => {
      const week = Math.floor((now - (row.joinedAt[at] ?? row.openedAt)) / WEEK_MS);
      if (week >= 0) weeks.at(-1 - week)?.add(who);
    });
  }
  return weeks.map((people) => people.size);
}
