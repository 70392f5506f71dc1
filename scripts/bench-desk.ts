// `npm run bench:desk`: how fluid the desk is with many requests, in real Chromium with the shipping build.
// Nothing fails on a time. There is no peer: the limits are those that the desk was asked to keep.
//   --rows N    requests, 100,000 if not given
//   --rounds N  openings and searches
//   --flags N   instead: the figures about flagged sections for so many requests, read and reckoned by the desk's worker
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { DocketBrowser } from '../tests/e2e/browser.ts';
import { builtExtension } from '../tests/e2e/build.ts';
import { median } from './bench/page/measure.ts';
import { flagTimes } from './bench/desk/flags.ts';
import { benchRows, type PageRows } from './bench/desk/rows.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    flags: { type: 'string' },
  },
});
const count = Number(values.rows);
const rounds = Number(values.rounds);
const SEARCHES = ['relay', 'firewall port', 'section:invoice', 'nothingofthekind', 'certificate restart'];

const extension = await builtExtension({ browser: 'chrome' });
const browser = await DocketBrowser.open({ extension });
try {
  const page = await browser.openExtensionPage('options.html'); // the background has made its store by then
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (values.flags === undefined) await openings(page);
  else console.log(await flagTimes(page, extension, Number(values.flags)));
} finally {
  await browser.close();
}

async function openings(page: Page): Promise<void> {
  const pages = benchRows(count, Date.now());
  for (let at = 0; at < pages.length; at += 250) await keep(page, pages.slice(at, at + 250));
  await page.close();
  const opened: Record<'first' | 'all', number[]> = { first: [], all: [] };
  const searched: number[] = [];
  const steps: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const desk = await browser.openExtensionPage('desk.html');
    const first = await sinceStart(desk, 1);
    const all = await sinceStart(desk, count);
    const searches = [];
    for (const words of SEARCHES) searches.push(await search(desk, words));
    await search(desk, '');
    const step = await stepDown(desk, 30);
    if (round > 0) {
      opened.first.push(first);
      opened.all.push(all);
      searched.push(...searches);
      steps.push(step);
    }
    await desk.close();
  }
  const rows: [string, number, number | null][] = [
    ['first usable view', median(opened.first), 1_000],
    [`all ${count.toLocaleString('en')} requests counted`, median(opened.all), null],
    ['search, median', median(searched), 100],
    ['search, slowest', Math.max(...searched), null],
    ['one step by the keyboard', median(steps), null],
  ];
  console.log(
    `\n| ${count.toLocaleString('en')} requests, ${String(rounds)} rounds | ms | limit |\n| --- | --- | --- |`,
  );
  for (const [name, ms, limit] of rows)
    console.log(`| ${name} | ${ms.toFixed(0)} | ${limit === null ? '' : String(limit)} |`);
}

async function keep(page: Page, part: PageRows[]): Promise<void> {
  await page.evaluate(
    (rows) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('docket');
        open.onsuccess = () => {
          const change = open.result.transaction('deskRows', 'readwrite');
          for (const row of rows) change.objectStore('deskRows').put(row);
          change.oncomplete = () => {
            open.result.close();
            resolve();
          };
          change.onerror = () => reject(new Error('not kept'));
        };
      }),
    part,
  );
}

/** Milliseconds from the opening of the tab until so many requests are listed under "All". */
async function sinceStart(desk: Page, least: number): Promise<number> {
  return desk.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          const all = [...document.querySelectorAll('nav button')].find((one) => one.textContent.startsWith('All'));
          const listed = Number((all?.lastElementChild?.textContent ?? '0').replace(/\D/g, ''));
          const drawn = document.querySelector('[data-testid=row]') !== null;
          if (drawn && listed >= wanted) resolve(performance.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
    least,
  );
}

/** From the key to the list that is drawn. */
async function search(desk: Page, words: string): Promise<number> {
  return desk.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>('#desk-search');
    if (field === null) throw new Error('no search field');
    const start = performance.now();
    field.value = typed;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise<void>((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return performance.now() - start;
  }, words);
}

async function stepDown(desk: Page, many: number): Promise<number> {
  return desk.evaluate(async (steps) => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const start = performance.now();
    for (let step = 0; step < steps; step += 1) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
      await new Promise<void>((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    }
    return (performance.now() - start) / steps;
  }, many);
}
