// `npm run bench:page`: what Docket costs a page, beside the Hypothesis client and the bare page, in the same run.
// Figures to read as ratios: the machine may be busy. Nothing fails on a time.
//   --rounds N   openings of each page on each side
//   --only NAME  one table: weights, openings, edits, many or swaps
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { ThreadMark } from '../lib/domain/views.ts';
import { buildFolder, builtExtension } from '../tests/e2e/build.ts';
import { repoRoot } from '../tests/servers/cache.ts';
import { loadContents, swapPages, SWAPS } from './bench/page/app-runs.ts';
import { editedQuote, type BenchPage } from './bench/page/pages.ts';
import { describeQuotes, type Requests } from './bench/page/requests.ts';
import { addedRow, medianOf, plainRow, swapRows, table, type Row, type Sides } from './bench/page/rows.ts';
import { longest, open, type Opening } from './bench/page/runs.ts';
import { POST_ID, startServer } from './bench/page/server.ts';
import { openSide, type Side, type SideName } from './bench/page/sides.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' } },
});
const rounds = Number(values.rounds);
const SIDES: SideName[] = ['bare', 'docket', 'peer'];
const peerRatio = (atMost: number): Row['limit'] => ({ atMost, of: 'peer' });
const absolute = (atMost: number): Row['limit'] => ({ atMost, of: 'absolute' });
/** What two runs of one side may differ by. */
const PARITY = 1.1;
const titleOf = ({ name, marks, change }: BenchPage) =>
  `${name}${String(marks)}${change === 'none' ? '' : ` ${change}`}`;

await builtExtension({ browser: 'chrome' });
const server = await startServer();
const sides: Record<SideName, Side> = {
  bare: await openSide('bare'),
  docket: await openSide('docket'),
  peer: await openSide('peer'),
};
try {
  for (const rows of [weights, openings, edits, many, swaps]) {
    if (values.only === undefined || values.only === rows.name) console.log(`\n${table(await rows())}`);
  }
} finally {
  await Promise.all(SIDES.map((name) => sides[name].close()));
  await server.close();
}

async function weights(): Promise<Row[]> {
  const packed = async (...files: string[]) => {
    const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(file), { level: 9 }).length));
    return sizes.reduce((sum, size) => sum + size, 0) / 1_000;
  };
  const peer = join(repoRoot, 'node_modules/hypothesis/build');
  const ours = await packed(join(buildFolder({ browser: 'chrome' }), 'overlay.js'));
  return [
    plainRow(
      'script in the page',
      'kB',
      { ours, peer: await packed(join(peer, 'boot.js'), join(peer, 'scripts/annotator.bundle.js')) },
      absolute(25),
    ),
    plainRow(
      'more until something is opened',
      'kB',
      { ours: 0, peer: await packed(join(peer, 'scripts/sidebar.bundle.js')) },
      absolute(0),
    ),
  ];
}

/** Gives both sides the same requests. @param describe - The page as it was when they were made. */
async function prepare(describe: BenchPage, pageId: number): Promise<Requests> {
  const page = await sides.bare.newPage();
  await page.goto(server.urlOf(describe, false));
  const requests = await describeQuotes(page, describe.marks);
  await page.close();
  for (const change of ['none', 'inserted', 'edited'] as const) {
    server.notes.set(new URL(server.urlOf({ ...describe, change }, true)).pathname, requests.notes);
  }
  await sides.docket.setMarks({ [String(pageId)]: requests.marks });
  return requests;
}

async function rounded(what: BenchPage, interacts: boolean): Promise<Sides<Opening>> {
  const found: Sides<Opening> = { bare: [], docket: [], peer: [] };
  console.error(`... ${titleOf(what)}, ${String(rounds)} rounds`);
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of SIDES) {
      const opening = await open(sides[name], server, what, interacts);
      if (round > 0) found[name].push(opening); // the first fills caches
    }
  }
  return found;
}

async function longestRow(what: BenchPage, limit: Row['limit']): Promise<Row> {
  const found: Record<'docket' | 'peer', number[]> = { docket: [], peer: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['docket', 'peer'] as const) found[name].push(await longest(sides[name], server, what));
  }
  return plainRow(
    `longest own task, ${titleOf(what)}`,
    'ms',
    { ours: medianOf(found.docket), peer: medianOf(found.peer) },
    limit,
  );
}

function pageWith(name: 'a' | 'b', marks: number, change: BenchPage['change'] = 'none'): BenchPage {
  return { name, marks, change };
}

async function openings(): Promise<Row[]> {
  const rows: Row[] = [];
  await prepare(pageWith('a', 0), POST_ID);
  rows.push(addedRow('nodes, a0', 'nodes', await rounded(pageWith('a', 0), false), ({ nodes }) => nodes, absolute(13)));
  for (const what of [pageWith('a', 50), pageWith('b', 200)]) {
    await prepare(what, POST_ID);
    const found = await rounded(what, true);
    const title = titleOf(what);
    rows.push(
      addedRow(`main-thread time, ${title}`, 'ms', found, ({ cpuMs }) => cpuMs, peerRatio(0.4)),
      await longestRow(what, peerRatio(0.5)),
      await longestRow(what, absolute(50)),
      addedRow(`all highlights painted, ${title}`, 'ms', found, ({ paintedMs }) => paintedMs, peerRatio(0.5)),
      addedRow(`heap in the page, ${title}`, 'MB', found, ({ heapMb }) => heapMb, peerRatio(0.8)),
      addedRow(
        `heap in page and frame, ${title}`,
        'MB',
        found,
        ({ heapMb, frameHeapMb }) => heapMb + frameHeapMb,
        peerRatio(0.25),
      ),
      addedRow(`nodes, ${title}`, 'nodes', found, ({ nodes }) => nodes, absolute(73)),
      addedRow(`25 wheel steps, ${title}`, 'ms', found, ({ wheelMs }) => wheelMs, peerRatio(0.2)),
    );
    const keys = (side: keyof Sides<Opening>) => medianOf(found[side].map(({ keyMs }) => keyMs));
    const toolbars = (side: keyof Sides<Opening>) => medianOf(found[side].map(({ toolbarMs }) => toolbarMs));
    rows.push(
      plainRow(
        `selection to toolbar, ${title}`,
        'ms',
        { ours: toolbars('docket'), peer: toolbars('peer') },
        what.name === 'a' ? peerRatio(PARITY) : null, // on a page that is slow the peer's comes while the mouse is still down
      ),
    );
    rows.push({
      ...plainRow(
        `a key in an unrelated field, ${title} (whole)`,
        'ms',
        { ours: keys('docket'), peer: keys('peer') },
        peerRatio(1.3),
      ),
      bare: keys('bare'),
    });
  }
  return rows;
}

async function edits(): Promise<Row[]> {
  const rows: Row[] = [];
  const { quotes } = await prepare(pageWith('b', 200), POST_ID);
  const stale = await rounded(pageWith('b', 200, 'inserted'), false);
  rows.push(addedRow('b200, a paragraph inserted: painted', 'ms', stale, ({ paintedMs }) => paintedMs, peerRatio(0.1)));
  rows.push(rightRow('b200, a paragraph inserted: right', 'of 200', stale, quotes));
  const few = await prepare(pageWith('b', 20), POST_ID);
  const edited = await rounded(pageWith('b', 20, 'edited'), false);
  rows.push(
    addedRow('b20, a word of each quote edited: painted', 'ms', edited, ({ paintedMs }) => paintedMs, peerRatio(0.25)),
    rightRow('b20, a word of each quote edited: right', 'of 20', edited, few.quotes.map(editedQuote)),
  );
  return rows;
}

/** How many of the quotes are highlighted, and just them. */
function rightRow(what: string, unit: Row['unit'], sides: Sides<Opening>, quotes: string[]): Row {
  const wanted = new Set(quotes);
  const right = (side: 'docket' | 'peer') =>
    medianOf(sides[side].map(({ shown }) => shown.filter((quote) => wanted.has(quote)).length));
  return plainRow(what, unit, { ours: right('docket'), peer: right('peer') }, null);
}

/** More requests than the peer could place in minutes: Docket alone. */
async function many(): Promise<Row[]> {
  await prepare(pageWith('b', 1_000), POST_ID);
  const what = pageWith('b', 1_000, 'inserted');
  const tasks: number[] = [];
  const found: Opening[] = [];
  for (let round = 0; round < rounds; round += 1) {
    tasks.push(await longest(sides.docket, server, what));
    found.push(await open(sides.docket, server, what, false));
  }
  const title = 'b1000, a paragraph inserted';
  const alone = (ours: number | null) => ({ ours, peer: null });
  return [
    plainRow(`longest own task, ${title}`, 'ms', alone(medianOf(tasks)), absolute(50)),
    plainRow(`all highlights painted, ${title}`, 'ms', alone(medianOf(found.map(({ paintedMs }) => paintedMs))), null),
  ];
}

async function swaps(): Promise<Row[]> {
  const quotes: Record<string, string[]> = {};
  const marks: Record<string, ThreadMark[]> = {};
  const page = await sides.bare.newPage();
  await page.goto(server.urlOf({ name: 'c', marks: 10, change: 'none' }, false));
  await loadContents(page);
  for (let id = 1; id <= SWAPS + 1; id += 1) {
    await page.evaluate((next) => dispatchEvent(new CustomEvent('bench-go', { detail: { id: next, lateMs: 0 } })), id);
    const requests = await describeQuotes(page, 10);
    quotes[String(id)] = requests.quotes;
    marks[String(id)] = requests.marks;
    server.notes.set(new URL(page.url()).pathname, requests.notes);
  }
  await page.close();
  await sides.docket.setMarks(marks);
  const run = async (lateMs: number) => ({
    docket: await swapPages(sides.docket, server, quotes, lateMs),
    peer: await swapPages(sides.peer, server, quotes, lateMs),
  });
  return [
    ...swapRows('single-page app, content at once', await run(0), peerRatio(0.7)),
    ...swapRows('single-page app, content 400 ms later', await run(400), absolute(100)),
  ];
}
