import type { Page } from 'playwright-core';
import { longestTask, meterOf, startTrace } from './measure.ts';
import type { BenchPage } from './pages.ts';
import type { BenchServer } from './server.ts';
import type { Side } from './sides.ts';
import { paintedMs, toolbarMs, watch } from './watch.ts';

/** One opening of one page on one side. `null`: it never got there. */
export interface Opening {
  cpuMs: number;
  paintedMs: number | null;
  heapMb: number;
  frameHeapMb: number;
  nodes: number;
  wheelMs: number;
  keyMs: number;
  toolbarMs: number | null;
  /** What is highlighted in the end. */
  shown: string[];
}

/** What runs in the page of a side, by the address of its scripts. */
const SCRIPTS = { bare: /^$/, docket: /^chrome-extension:/, peer: /\/hypothesis\// };
/** After the last highlight the sides still tidy up; the same wait for all. */
const QUIET_MS = 1_500;
const KEYS = 40;

const quiet = (page: Page, ms = QUIET_MS) =>
  page.evaluate((wait) => new Promise((resolve) => setTimeout(resolve, wait)), ms);

/** Opens the page, waits for its highlights, and reads what it cost. @param interacts - Also scrolls, types and selects. */
export async function open(side: Side, server: BenchServer, what: BenchPage, interacts: boolean): Promise<Opening> {
  const page = await side.newPage();
  try {
    const meter = await meterOf(page);
    await watch(page, side.name, what.marks);
    await page.goto(server.urlOf(what, side.name === 'peer'));
    const painted = await paintedMs(page);
    await quiet(page);
    const cpuMs = await meter.cpuMs();
    const heapMb = await meter.heapMb();
    const frame = page.frames().find((it) => it.url().includes('/app.html'));
    const frameHeapMb = frame === undefined ? 0 : await (await meterOf(page, frame)).heapMb();
    const nodes = await page.evaluate(countNodes);
    const [wheelMs, keyMs, toolbarMs] = interacts
      ? [await scroll(page, meter.cpuMs), await type(page, meter.cpuMs), await select(page)]
      : [0, 0, null];
    const shown = await page.evaluate(() => globalThis.bench.quotesShown());
    return { shown, cpuMs, paintedMs: painted, heapMb, frameHeapMb, nodes, wheelMs, keyMs, toolbarMs };
  } finally {
    await page.close();
  }
}

/** The longest task of the side's own script while the page opens, in milliseconds. */
export async function longest(side: Side, server: BenchServer, what: BenchPage): Promise<number> {
  const page = await side.newPage();
  try {
    const devtools = await page.context().newCDPSession(page);
    await watch(page, side.name, what.marks);
    const stop = await startTrace(devtools);
    const url = server.urlOf(what, side.name === 'peer');
    await page.goto(url);
    await paintedMs(page);
    await quiet(page);
    return longestTask(await stop(), url, SCRIPTS[side.name]);
  } finally {
    await page.close();
  }
}

/** Elements and texts of the document, those in open shadow trees as well. */
function countNodes(): number {
  const count = (root: Node): number => {
    let found = 0;
    for (let child = root.firstChild; child !== null; child = child.nextSibling) {
      found += 1 + count(child);
      if (child instanceof Element && child.shadowRoot !== null) found += count(child.shadowRoot);
    }
    return found;
  };
  return count(document.documentElement);
}

async function scroll(page: Page, cpuMs: () => Promise<number>): Promise<number> {
  await page.mouse.move(600, 400);
  const before = await cpuMs();
  for (let step = 0; step < 25; step += 1) {
    await page.mouse.wheel(0, 120);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await quiet(page, 300);
  return (await cpuMs()) - before;
}

async function type(page: Page, cpuMs: () => Promise<number>): Promise<number> {
  await page.evaluate(() => scrollTo(0, 0));
  await page.locator('#field').focus();
  await quiet(page, 300);
  const before = await cpuMs();
  for (let key = 0; key < KEYS; key += 1) await page.keyboard.press('k');
  return ((await cpuMs()) - before) / KEYS;
}

async function select(page: Page): Promise<number | null> {
  const box = await page.locator('.quote').first().boundingBox();
  if (box === null) throw new Error('the page has no quote');
  await page.mouse.move(box.x + 2, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 8, { steps: 4 });
  await page.mouse.up();
  return toolbarMs(page);
}
