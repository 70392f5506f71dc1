import type { DeskRow } from '../desk/row';
import type { EventId } from '../ids';
import { createCorpus } from '../suggest/corpus';
import { peopleIn } from './demand';
import { groupsOf } from './themes';

/** Requests of a section that ask about the same. */
export interface Theme {
  /** In a reader's own words: the request that is most like all others. */
  words: string;
  /** Distinct people. */
  people: number;
  requests: EventId[];
  /** People of the last four weeks beside those of the four before; both 0 where so much is asked that not all of it is grouped. */
  lately: number;
  earlier: number;
}

/** Newest requests that tell which words are common on the site. */
const MOST_KNOWN = 2_000;
/** Newest requests of a section that are grouped; grouping takes the cube of it. */
const MOST_GROUPED = 250;
/** Sections at the top are, however much is asked about them; */
const ALWAYS_GROUPED = 60;
/** further ones as long as it is no more than that of all together. */
const MOST_TOGETHER = 6_000;
const FOUR_WEEKS_MS = 28 * 86_400_000;

/** What was asked about one section. */
export interface SectionAsked {
  /** Whenever that was. */
  rows: readonly DeskRow[];
  /** People are counted since then. */
  from: number;
}

/**
 * Groups the requests of each section by likeness, that of most people first. Older requests than those that are counted are
 * grouped with them as far back as the trend reaches. Which words are common is learnt from the whole site's newest
 * requests.
 * @returns One list for each section, of as many from the first on as can be grouped in a moment.
 */
export function themesOf(rows: readonly DeskRow[], sections: readonly SectionAsked[], now: number): Theme[][] {
  const own = affordable(sections.map((section) => toGroup(section, now)));
  const times = Float64Array.from(rows, ({ openedAt }) => openedAt).sort();
  const from = times[Math.max(0, times.length - MOST_KNOWN)] ?? 0;
  const newest = rows.filter(({ openedAt }) => openedAt >= from).slice(0, MOST_KNOWN);
  const known = [...new Set([...own.flatMap(({ asked }) => asked), ...newest])];
  const places = new Map(known.map((row, at) => [row.id, at]));
  const corpus = createCorpus(own.every(({ asked }) => asked.length === 0) ? [] : known.map(({ words }) => words));
  return own.map((section) => {
    const { asked } = section;
    const groups = groupsOf(
      corpus,
      Int32Array.from(asked, ({ id }) => places.get(id) ?? 0),
    );
    const themes = groups.map(({ members, typical }) => {
      const group = members.flatMap((member) => asked[member] ?? []);
      return themeOf(group, asked[typical]?.words ?? '', section, now);
    });
    return themes
      .filter(({ people }) => people > 0)
      .sort((a, b) => b.people - a.people || b.requests.length - a.requests.length);
  });
}

interface ToGroup {
  /** Newest first. */
  asked: DeskRow[];
  from: number;
  /** Whether nothing of the time that the trend is told of is left out. */
  isWhole: boolean;
}

function toGroup({ rows, from }: SectionAsked, now: number): ToGroup {
  const trendFrom = now - 2 * FOUR_WEEKS_MS;
  const dated = rows.map((row) => ({ row, at: Math.max(row.openedAt, ...row.joinedAt) }));
  const some = dated.filter(({ at }) => at >= Math.min(from, trendFrom) && at <= now).sort((a, b) => b.at - a.at);
  const cut = some[MOST_GROUPED];
  return {
    asked: some.slice(0, MOST_GROUPED).map(({ row }) => row),
    from,
    isWhole: cut === undefined || cut.at < trendFrom,
  };
}

function affordable(sections: ToGroup[]): ToGroup[] {
  let requests = 0;
  const end = sections.findIndex(({ asked }, at) => {
    requests += asked.length;
    return at >= ALWAYS_GROUPED && requests > MOST_TOGETHER;
  });
  return end === -1 ? sections : sections.slice(0, end);
}

function themeOf(group: DeskRow[], words: string, { from, isWhole }: ToGroup, now: number): Theme {
  const counted = group.filter((row) => peopleIn([row], from, now + 1) > 0);
  return {
    words,
    people: peopleIn(counted, from, now + 1),
    requests: counted.map(({ id }) => id),
    lately: isWhole ? peopleIn(group, now - FOUR_WEEKS_MS, now + 1) : 0,
    earlier: isWhole ? peopleIn(group, now - 2 * FOUR_WEEKS_MS, now - FOUR_WEEKS_MS) : 0,
  };
}
