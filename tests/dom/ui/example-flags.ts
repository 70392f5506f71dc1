import { flagsOf, type FlagLine, type SiteFlags, type SiteSource } from '@/lib/domain/flags/site-flags';
import type { WrittenFlag } from '@/lib/domain/flags/decisions';
import type { KnownPage } from '@/lib/domain/flags/find-section';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { FlagOutcome } from '@/lib/domain/event';
import { aDeskRequest } from './example-desk';
import { anEventId, aSite, NOW } from './examples';

const DAY = 86_400_000;
const TITLES = [
  'Rotating the signing keys',
  'Network',
  'API',
  'Verwaltung der Donaudampfschifffahrtsgesellschaftskapitänswitwenrente',
  'Billing',
  'Glossary',
];
const HEADINGS = [
  'On Linux',
  'Firewall',
  'Paging',
  'Rechtsschutzversicherungsgesellschaften',
  'Before you start',
  'Limits',
];

function pages(): KnownPage[] {
  const siteId = aSite().id;
  return TITLES.map((title, page) => ({
    pageKey: `${siteId}#${String(page)}`,
    siteId,
    title,
    url: `https://docs.example.org/${String(page)}/`,
    contentType: 'pages',
    views: null,
    viewedAt: 0,
    ...(page === 2 || page === 4 ? { parentKey: `${siteId}#1` } : {}),
    sections: HEADINGS.map((heading, at) => ({
      id: `${String(page)}-${String(at)}`,
      path: [at === page ? heading : `${heading} ${String(page)}`],
      occurrence: 0,
      bodyHash: `${String(page)}-${String(at)}`,
      characters: 400 + ((page * 6 + at) % 5) * 60,
      before: [],
    })),
  }));
}

const ASKED: [page: number, people: number, words: string[], daysAgo: (at: number) => number][] = [
  [
    0,
    15,
    [
      'Is a restart needed when only the log level changes?',
      'Do I restart after changing the log level?',
      'Where do I see which key is in use?',
    ],
    (at) => at * 1.8,
  ],
  [1, 11, ['Which ports does the relay use?', 'Which ports must be open for the relay?'], (at) => at * 2.4],
  [2, 14, ['How many rows does a page have?', 'How many rows has a page at most?'], (at) => 31 + at],
  [3, 12, ['Wie melde ich einen Mitarbeiter an?', 'Wie wird ein Mitarbeiter angemeldet?'], (at) => at * 2],
];

function rows(): DeskRow[] {
  let number = 0;
  const { row } = aDeskRequest(1);
  const ask = (page: number, section: number, who: number, words: string, daysAgo: number): DeskRow => ({
    ...row,
    id: anEventId(1_000 + (number += 1)),
    pageKey: `${aSite().id}#${String(page)}`,
    path: [HEADINGS[section] ?? ''],
    bodyHash: `${String(page)}-${String(section)}`,
    words,
    openedAt: NOW - daysAgo * DAY,
    who: [String(who)],
    joinedAt: [NOW - daysAgo * DAY],
    people: 1,
    mergedInto: null,
  });
  const failing = ASKED.flatMap(([page, people, words, daysAgo]) =>
    Array.from({ length: people }, (_, at) => ask(page, page, at, words[at % words.length] ?? '', daysAgo(at))),
  );
  const others = Array.from({ length: 8 }, (_, at) =>
    ask(at % 6, (at + 2) % 6, 50 + at, 'What does this mean?', 2 + at * 3),
  );
  return [...failing, ...others];
}

function written(page: number, outcome: FlagOutcome | null, daysAgo: number, text: string): WrittenFlag {
  const by = { id: '5', name: 'Mara Berg' };
  const at = NOW - daysAgo * DAY;
  return {
    id: anEventId(2_000 + page),
    page: String(page),
    anchor: {
      quote: null,
      position: null,
      section: {
        path: [HEADINGS[page] ?? ''],
        headingId: null,
        occurrence: 0,
        bodyHash: `${String(page)}-${String(page)}`,
      },
    },
    text: 'Drew questions from many people.',
    by,
    at: at - DAY,
    decisions: outcome === null ? [] : [{ outcome, by, at, text }],
  };
}

export const someWritten = [
  written(1, 'taken', 2, 'I take care of this section.'),
  written(2, 'fixed', 30, 'The limit is in the first sentence now.'),
  written(5, 'rejected', 3, 'A glossary is asked about; that is what it is for.'),
];

/** Six pages of which some fail their readers: one raised, one taken, one mended, one called no problem. */
export function someFlags(decided: readonly WrittenFlag[] = someWritten): SiteFlags {
  return flagsOf(flagSource(decided));
}

/** What these figures are made of. */
export function flagSource(written: readonly WrittenFlag[] = someWritten): SiteSource {
  const window = { now: NOW, days: 30, halfLifeDays: 15 };
  return { rows: rows(), pages: pages(), window, written, apart: [] };
}

/** A thousand lines, for a list that is longer than any screen. */
export function manyFlags(): SiteFlags {
  const flags = someFlags();
  const [first] = flags.lines;
  if (first === undefined) throw new Error('the example has no lines');
  const line = (at: number): FlagLine => ({ ...first, demand: { ...first.demand, key: `many ${String(at)}` } });
  const map = Array.from({ length: 300 }, (_, at) =>
    flags.map.map((page) => ({ ...page, pageKey: `${page.pageKey}-${String(at)}` })),
  ).flat();
  return { ...flags, lines: Array.from({ length: 1_000 }, (_, at) => line(at)), map, sections: 10_800 };
}
