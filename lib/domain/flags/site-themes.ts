import type { DeskRow } from '../desk/row';
import type { EventId } from '../ids';
import { createCorpus } from '../suggest/corpus';
import { groupsOf } from './themes';

/** Requests of a section that ask about the same. */
export interface Theme {
  /** In a reader's own words: the request that is most like all others. */
  words: string;
  /** Distinct people. */
  people: number;
  requests: EventId[];
  /** People of the last four weeks beside those of the four before. */
  lately: number;
  earlier: number;
}

/** Newest requests that tell which words are common on the site. */
const MOST_KNOWN = 2_000;
/** Newest requests of a section that are grouped; grouping takes the cube of it. */
const MOST_GROUPED = 250;
const FOUR_WEEKS_MS = 28 * 86_400_000;

/**
 * Groups the requests of each section by likeness, largest group first. Which words are common is learnt from the whole
 * site's newest requests.
 * @param sections - Ids of each section's requests, newest first.
 */
export function themesOf(rows: readonly DeskRow[], sections: readonly (readonly EventId[])[], now: number): Theme[][] {
  const wanted = new Set(sections.flatMap((ids) => ids.slice(0, MOST_GROUPED)));
  const byId = new Map(rows.filter(({ id }) => wanted.has(id)).map((row) => [row.id, row]));
  const own = sections.map((ids) => ids.slice(0, MOST_GROUPED).flatMap((id) => byId.get(id) ?? []));
  const times = Float64Array.from(rows, ({ openedAt }) => openedAt).sort();
  const from = times[Math.max(0, times.length - MOST_KNOWN)] ?? 0;
  const known = [...new Set([...own.flat(), ...rows.filter(({ openedAt }) => openedAt >= from).slice(0, MOST_KNOWN)])];
  const places = new Map(known.map((row, at) => [row.id, at]));
  const corpus = createCorpus(own.flat().length === 0 ? [] : known.map(({ words }) => words));
  return own.map((asked) =>
    groupsOf(
      corpus,
      Int32Array.from(asked, ({ id }) => places.get(id) ?? 0),
    ).map(({ members, typical }) =>
      themeOf(
        members.flatMap((member) => asked[member] ?? []),
        asked[typical]?.words ?? '',
        now,
      ),
    ),
  );
}

function themeOf(group: DeskRow[], words: string, now: number): Theme {
  return {
    words,
    people: new Set(group.flatMap(({ who }) => who)).size,
    requests: group.map(({ id }) => id),
    lately: peopleBetween(group, now - FOUR_WEEKS_MS, now),
    earlier: peopleBetween(group, now - 2 * FOUR_WEEKS_MS, now - FOUR_WEEKS_MS - 1),
  };
}

function peopleBetween(rows: readonly DeskRow[], from: number, to: number): number {
  return new Set(
    rows.flatMap(({ who, joinedAt }) =>
      who.filter((_, at) => (joinedAt[at] ?? 0) >= from && (joinedAt[at] ?? 0) <= to),
    ),
  ).size;
}
