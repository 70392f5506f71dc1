import type { DeskRow } from './row';

export const WEEK_MS = 7 * 86_400_000;

/** What a week brought. */
export interface WeekLine {
  asked: number;
  /** Distinct people who asked or joined. */
  people: number;
  /** Requests that were closed by the end of it, of those asked in it. */
  closed: number;
  /** Requests that wait for support now, whenever they were asked. */
  waiting: number;
  /** Sections that were asked about most, with how many requests. */
  busiest: { title: string; asked: number }[];
}

const MOST_SECTIONS = 3;

/** The seven days before `now`. @param rows - Requests of one site or several. */
export function weekBefore(rows: readonly DeskRow[], now: number): WeekLine {
  const counted = rows.filter(({ mergedInto }) => mergedInto === null);
  const lately = counted.filter(({ openedAt }) => openedAt > now - WEEK_MS && openedAt <= now);
  const people = counted.flatMap(({ who, joinedAt }) =>
    who.filter((_, at) => (joinedAt[at] ?? 0) > now - WEEK_MS && (joinedAt[at] ?? 0) <= now),
  );
  const bySection = Map.groupBy(lately, ({ pageTitle, path }) => [pageTitle, ...path].join(' › '));
  const busiest = [...bySection]
    .map(([title, asked]) => ({ title, asked: asked.length }))
    .sort((one, other) => other.asked - one.asked || (one.title < other.title ? -1 : 1))
    .slice(0, MOST_SECTIONS);
  return {
    asked: lately.length,
    people: new Set(people).size,
    closed: lately.filter(({ state }) => state === 'closed').length,
    waiting: counted.filter(({ waiting }) => waiting === 'support').length,
    busiest,
  };
}
