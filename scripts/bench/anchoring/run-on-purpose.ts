import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { chromiumProgram } from '../../../tests/servers/programs.ts';
import { bundleForPage } from '../../bundle.ts';
import { CHANGES } from './changes.ts';
import type * as onPurpose from './on-purpose.ts';

/** One line of the table. */
export interface PurposeRow extends onPurpose.Tally {
  change: string;
}

/** The part of the benchmark's data that is used. */
interface Data {
  repos: { repo: string }[];
  pages: { html: string }[];
  pairs: { repo: number; old: number }[];
}

/**
 * Changes pages of real documentation in each way and tells what became of their passages.
 * @param file - dev.json.gz.
 * @param every - Every so many of its page pairs is used; with 4 they are 1,292 passages.
 */
export async function runOnPurpose(file: string, every = 4): Promise<PurposeRow[]> {
  const data = readData(file);
  const pairs = data.pairs.filter((_, index) => index % every === 0);
  const htmlOf = (index: number) => data.pages[index]?.html ?? '';
  return inPage(async (page) => {
    const measure = (html: string, change: { name: string } | { html: string }, seed: number) =>
      page.evaluate(
        ([of, by, from]) => (globalThis as unknown as { lib: typeof onPurpose }).lib.measure(of, by, from), // see `inPage`
        [html, change, seed] as const,
      );
    const rows: PurposeRow[] = [];
    const other = (at: number) => pairs.findIndex(({ repo }) => repo !== pairs[at]?.repo);
    for (const change of [...Object.keys(CHANGES), 'a wholly different page']) {
      const row: PurposeRow = { change, cases: 0, right: 0, missed: 0, wrong: 0, sizes: [] };
      for (const [at, pair] of pairs.entries()) {
        const by = change in CHANGES ? { name: change } : { html: htmlOf(pairs[other(at)]?.old ?? 0) };
        const tally = await measure(htmlOf(pair.old), by, at);
        for (const name of ['cases', 'right', 'missed', 'wrong'] as const) row[name] += tally[name];
        row.sizes.push(...tally.sizes);
      }
      rows.push(row);
    }
    return rows;
  });
}

/** Page sizes in characters, and how many anchors are looked for on them. */
const GROWTH: [characters: number, anchors: number][] = [
  [100_000, 200],
  [500_000, 200],
  [1_000_000, 10],
  [1_000_000, 100],
  [1_000_000, 1_000],
  [2_000_000, 200],
];

/** Prints what pages of several sizes take, one line each. */
export async function printGrowth(file: string): Promise<void> {
  const data = readData(file);
  await inPage(async (page) => {
    for (const [characters, anchors] of GROWTH) {
      let html = '';
      for (const { html: one } of data.pages) {
        if (html.length > 1.4 * characters) break; // tags are not text
        html += `<section>${one}</section>`;
      }
      const took = await page.evaluate(
        ([of, many]) => (globalThis as unknown as { lib: typeof onPurpose }).lib.timeMany(of, many), // see `inPage`
        [html, anchors] as const,
      );
      const size = `${(took.characters / 1_000).toFixed()} kB of text, ${String(anchors)} anchors`;
      console.log(`${size.padEnd(36)} index ${took.indexMs.toFixed()} ms, anchors ${took.placeMs.toFixed()} ms`);
    }
  });
}

function readData(file: string): Data {
  return JSON.parse(gunzipSync(readFileSync(file)).toString()) as Data; // its README has the format
}

/** Opens an empty page with the shipping code and the changes in it, as `lib`. */
async function inPage<Made>(work: (page: Page) => Promise<Made>): Promise<Made> {
  const browser = await chromium.launch({ executablePath: chromiumProgram(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
    const script = await bundleForPage(['scripts/bench/anchoring/on-purpose.ts'], 'lib');
    await page.evaluate(`${script}; globalThis.lib = lib; undefined`);
    return await work(page);
  } finally {
    await browser.close();
  }
}

/** The rows as text. */
export function purposeTable(rows: PurposeRow[]): string {
  const share = (part: number, { cases }: PurposeRow) => `${((100 * part) / cases).toFixed(1)} %`.padStart(8);
  const lines = rows.map(
    (row) =>
      `${row.change.padEnd(46)}${String(row.cases).padStart(6)}${share(row.right, row)}${share(row.missed, row)}${share(row.wrong, row)}`,
  );
  return [`${''.padEnd(46)} cases   right   gone   wrong`, ...lines, sizesLine(rows[0]?.sizes ?? [])].join('\n');
}

/** How much of a comment's link a description takes; it must not be more than 900 characters. */
function sizesLine(sizes: number[]): string {
  const inOrder = sizes.toSorted((a, b) => a - b);
  const at = (share: number) => String(inOrder[Math.floor(share * (inOrder.length - 1))] ?? 0);
  return `characters of a record, besides the quote: half ${at(0.5)}, 95 % ${at(0.95)}, all at most ${at(1)}`;
}
