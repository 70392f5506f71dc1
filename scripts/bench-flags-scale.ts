// `npm run bench:flags-scale`: what it takes to reckon a whole site anew, for 10^3 to 10^6 requests. Runs what the desk's
// worker runs, without the reading from the store; and what one more request costs then.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DeskRow } from '../lib/domain/desk/row.ts';
import type { KnownPage } from '../lib/domain/flags/find-section.ts';
import type * as flagsModule from '../lib/domain/flags/site-flags.ts';
import type { EventId, SiteId } from '../lib/domain/ids.ts';
import { repoRoot } from '../tests/servers/cache.ts';
import { bundleModule } from './bundle.ts';
import { sameNumbers } from './bench/flags/mixes.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 30);
const SITE = 'wordpress:https://bench.example' as SiteId; // of no site that is known
const WORDS = 'relay key restart level port vault rule host daemon record change token proxy quota limit'.split(' ');

const file = join(repoRoot, 'test-output/bench/docket-site-flags.mjs');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, await bundleModule('lib/domain/flags/site-flags.ts'));
const { reckonSite } = (await import(file)) as typeof flagsModule; // what was just bundled

/** A tenth as many sections as requests, ten on a page; one section in fifty is asked about five times as often. */
function siteOf(requests: number): { rows: DeskRow[]; pages: KnownPage[] } {
  const random = sameNumbers(requests);
  const sections = Math.max(10, requests / 10);
  const pages = Array.from({ length: sections / 10 }, (_, page): KnownPage => {
    const pageKey = `${SITE}#${String(page)}`;
    const own = Array.from({ length: 10 }, (_unused, at) => ({
      id: `${String(page)}-${String(at)}`,
      path: [`Section ${String(at)}`],
      occurrence: 0,
      bodyHash: `${String(page)}-${String(at)}`,
      characters: 200 + Math.floor(random() * 2_000),
      before: [],
    }));
    const url = `https://bench.example/${String(page)}/`;
    return {
      pageKey,
      siteId: SITE,
      title: `Page ${String(page)}`,
      url,
      contentType: 'pages',
      views: null,
      viewedAt: 0,
      sections: own,
    };
  });
  const rows = Array.from({ length: requests }, (_, number): DeskRow => {
    const isFailing = random() < 0.09;
    const section = isFailing ? Math.floor((random() * sections) / 50) * 50 : Math.floor(random() * sections);
    return rowOf(number, section, random);
  });
  return { rows, pages };
}

function rowOf(number: number, section: number, random: () => number): DeskRow {
  const openedAt = NOW - Math.floor(random() * 365) * DAY;
  const words = Array.from({ length: 9 }, () => WORDS[Math.floor(random() * WORDS.length)] ?? '').join(' ');
  return {
    id: `0193a000-0000-7000-8000-${String(number).padStart(12, '0')}` as EventId, // a UUID of version 7
    siteId: SITE,
    pageKey: `${SITE}#${String(Math.floor(section / 10))}`,
    pageTitle: '',
    path: [`Section ${String(section % 10)}`],
    occurrence: 0,
    bodyHash: `${String(Math.floor(section / 10))}-${String(section % 10)}`,
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

const window = { now: NOW, days: 365, halfLifeDays: 182 };
console.log('requests   sections   all anew   flags   one more (slowest of 200)');
for (const requests of [1_000, 10_000, 100_000, 1_000_000]) {
  const { rows, pages } = siteOf(requests);
  const from = performance.now();
  const site = reckonSite({ rows, pages, window, written: [], apart: [] });
  const whole = performance.now() - from;
  const { lines, sections } = site.flags;
  const more = siteOf(200).rows.map((row, at) => {
    const started = performance.now();
    site.touch({ ...row, id: `new ${String(at)}` as EventId }); // one that is not there yet
    return performance.now() - started;
  });
  console.log(
    [
      String(requests).padStart(8),
      String(sections).padStart(10),
      `${whole.toFixed()} ms`.padStart(10),
      String(lines.length).padStart(7),
      `${median(more).toFixed(2)} ms (${Math.max(...more).toFixed(1)})`.padStart(20),
    ].join('   '),
  );
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
