import type { Page } from 'playwright-core';
import type { BenchServer } from './server.ts';
import type { Side } from './sides.ts';
import { paintedMs, watch } from './watch.ts';

/** How long a single-page app's new content went without its own highlights; `null`: longer than the limit. */
export type Swaps = (number | null)[];

export const SWAPS = 20;
const LIMIT_MS = 4_000;

/** Has the app fetch all its contents first, so that no swap waits for the network. */
export async function loadContents(page: Page): Promise<void> {
  await page.evaluate(
    (to) =>
      new Promise((resolve) => {
        addEventListener('bench-loaded', resolve, { once: true });
        dispatchEvent(new CustomEvent('bench-load', { detail: { from: 1, to } }));
      }),
    SWAPS + 1,
  );
}

/**
 * Goes through pages of a single-page app and waits each time until just the new page's quotes are highlighted.
 * @param quotes - By page id, from 1.
 * @param lateMs - How long after the address the content comes.
 */
export async function swapPages(
  side: Side,
  server: BenchServer,
  quotes: Record<string, string[]>,
  lateMs: number,
): Promise<Swaps> {
  const page = await side.newPage();
  try {
    await watch(page, side.name, quotes['1']?.length ?? 0);
    await page.goto(server.urlOf({ name: 'c', marks: 0, change: 'none' }, side.name === 'peer'));
    await paintedMs(page);
    await loadContents(page);
    const swaps: Swaps = [];
    for (let id = 2; id <= SWAPS + 1; id += 1) {
      swaps.push(
        await page.evaluate(
          ([next, wanted, wait, limit]) =>
            new Promise<number | null>((resolve) => {
              const content = performance.now() + wait;
              dispatchEvent(new CustomEvent('bench-go', { detail: { id: next, lateMs: wait } }));
              const look = () => {
                const now = performance.now();
                const shown = [...globalThis.bench.quotesShown()].sort();
                const right =
                  now >= content && shown.length === wanted.length && shown.every((quote, at) => quote === wanted[at]);
                if (right) resolve(now - content);
                else if (now - content > limit) resolve(null);
                else requestAnimationFrame(look);
              };
              requestAnimationFrame(look);
            }),
          [id, [...(quotes[String(id)] ?? [])].sort(), lateMs, LIMIT_MS] as const,
        ),
      );
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    }
    return swaps;
  } finally {
    await page.close();
  }
}
