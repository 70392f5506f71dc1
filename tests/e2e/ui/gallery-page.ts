import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { repoRoot } from '../../servers/cache.ts';
import { axeSource } from '../access/axe-source.ts';

const pictures = join(repoRoot, 'test-output', 'ui');

export interface Look {
  width: number;
  height: number;
  scheme: 'light' | 'dark';
  direction?: 'ltr' | 'rtl';
  language?: 'en' | 'de' | 'fr' | 'pseudo' | 'pseudo-rtl';
  forcedColors?: 'active';
  /** As in the browser's settings: 2 is text at 200 %. */
  textSize?: number;
}

interface AxeResults {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** Shows one state. Motion is off, so that what fades in is there at once. */
export async function showState(page: Page, url: string, state: string, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
    forcedColors: look.forcedColors ?? 'none',
  });
  const query = new URLSearchParams({ state, lang: look.language ?? 'en' });
  if (look.direction !== undefined) query.set('dir', look.direction);
  await page.goto(`${url}?${query.toString()}`);
  await page.locator('html[data-shown]').waitFor();
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map(({ finished }) => finished)); // a browser may not tell a page of less motion
  });
  if (look.textSize !== undefined) await page.addStyleTag({ content: `:root { font-size: ${look.textSize * 100}% }` });
}

/** Photographs the page into `test-output/ui`. */
export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** What axe finds wrong, one line each; with `rules` it looks for these alone. */
export async function findBarriers(page: Page, rules: string[] | null = null): Promise<string[]> {
  await page.evaluate(axeSource);
  const options = rules === null ? {} : { runOnly: rules };
  const results = await page.evaluate((asked) => {
    const { axe } = globalThis as unknown as { axe: { run(asked: object): Promise<AxeResults> } }; // put there just before
    return axe.run(asked);
  }, options);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** What a person is to read or press, and whose words do not fit into it. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, label, h1, h2, h3, p, [role=tab]')]
      .filter((it) => it.checkVisibility() && !it.matches('.aloud, [data-mark]')) // marks are part of a picture
      .filter((it) => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display !== 'inline')
      .map((it) => it.innerText.slice(0, 60))
      .filter((words) => words !== ''),
  );
}

/** How far the page can be scrolled sideways: nothing should be cut off. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
