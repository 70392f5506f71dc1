import type { DeskRow } from '../../../lib/domain/desk/row.ts';
import type { WrittenFlag } from '../../../lib/domain/flags/decisions.ts';
import type { KnownPage } from '../../../lib/domain/flags/find-section.ts';
import type { SiteSource } from '../../../lib/domain/flags/site-flags.ts';
import type { EventId, SiteId } from '../../../lib/domain/ids.ts';
import { sameNumbers } from './mixes.ts';

const DAY = 86_400_000;
const WORDS = 'relay key restart level port vault rule host daemon record change token proxy quota limit'.split(' ');
/** One section in so many is asked about five times as often, and one in ten of those was mended two months ago. */
const FAILING = 50;
const MENDED = 10 * FAILING;

/** The site that a desk reads; of none that is known. */
export const LARGE_SITE = 'wordpress:https://bench.example' as SiteId; // in the form that all have

/** A tenth as many sections as requests, ten on a page. */
export function largeSite(requests: number, now: number): SiteSource {
  const random = sameNumbers(requests);
  const sections = Math.max(10, requests / 10);
  const pages = Array.from({ length: sections / 10 }, (_, page) => pageOf(page, random));
  // Page by page, as the store has them
  const asked = Int32Array.from({ length: requests }, () =>
    random() < 0.09 ? Math.floor((random() * sections) / FAILING) * FAILING : Math.floor(random() * sections),
  ).sort();
  const rows = Array.from(asked, (section, number) => rowOf(number, section, now, random));
  const mended = Array.from({ length: Math.ceil(sections / MENDED) }, (_, at) => mendedAt(at * MENDED, now - 60 * DAY));
  return { rows, pages, window: { now, days: 365, halfLifeDays: 182 }, written: mended, apart: [] };
}

function pageOf(page: number, random: () => number): KnownPage {
  return {
    pageKey: `${LARGE_SITE}#${String(page)}`,
    siteId: LARGE_SITE,
    title: `Page ${String(page)}`,
    url: `https://bench.example/${String(page)}/`,
    contentType: 'pages',
    views: null,
    viewedAt: 0,
    sections: Array.from({ length: 10 }, (_, at) => ({
      ...sectionOf(page * 10 + at),
      id: `${String(page)}-${String(at)}`,
      characters: 200 + Math.floor(random() * 2_000),
      before: [],
    })),
  };
}

function sectionOf(section: number) {
  const [page, at] = [Math.floor(section / 10), section % 10].map(String);
  return { path: [`Section ${String(at)}`], occurrence: 0, bodyHash: `${String(page)}-${String(at)}` };
}

function mendedAt(section: number, at: number): WrittenFlag {
  const by = { id: '5', name: 'Mara Berg' };
  return {
    id: eventId('0193b000', section),
    page: String(Math.floor(section / 10)),
    anchor: { quote: null, position: null, section: { ...sectionOf(section), headingId: null } },
    text: 'Many ask.',
    by,
    at: at - DAY,
    decisions: [{ outcome: 'fixed', by, at, text: 'Said in the first sentence.' }],
  };
}

function rowOf(number: number, section: number, now: number, random: () => number): DeskRow {
  const openedAt = now - Math.floor(random() * 365) * DAY;
  const words = Array.from({ length: 9 }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '').join(' ');
  return {
    ...sectionOf(section),
    id: eventId('0193a000', number),
    siteId: LARGE_SITE,
    pageKey: `${LARGE_SITE}#${String(Math.floor(section / 10))}`,
    pageTitle: '',
    words,
    ask: 'question',
    need: 'answer',
    impact: 'slows',
    state: 'open',
    how: null,
    openedAt,
    lastAt: openedAt,
    asker: '',
    people: 1,
    who: [String(Math.floor(random() * 20_000))],
    joinedAt: [openedAt],
    owner: null,
    waiting: 'support',
    dueAt: null,
    promisedAt: null,
    escalated: false,
    mergedInto: null,
    held: false,
    minutes: 0,
    helped: 0,
    times: [],
    firstAnswerAt: null,
    reopened: 0,
    hay: '',
  };
}

/** A UUID of version 7. */
function eventId(start: string, number: number): EventId {
  return `${start}-0000-7000-8000-${String(number).padStart(12, '0')}` as EventId; // of that form
}
