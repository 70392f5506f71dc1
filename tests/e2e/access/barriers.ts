import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { repoRoot } from '../../servers/cache.ts';
import { axeSource } from './axe-source.ts';

const pictures = join(repoRoot, 'test-output', 'access');

/** Rules of WCAG 2.2 up to AA, and axe's own advice; the target size is off unless it is named. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What can be another in the dark. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

interface Look {
  name: string;
  colorScheme: 'light' | 'dark';
  width: number;
  only?: string[];
}
const WIDE: Look = { name: 'light', colorScheme: 'light', width: 1200 };
const LOOKS: Look[] = [
  { name: 'narrow', colorScheme: 'light', width: 360 },
  { name: 'dark-narrow', colorScheme: 'dark', width: 360, only: COLOURS },
  { name: 'dark', colorScheme: 'dark', width: 1200, only: COLOURS },
  WIDE, // stays for what comes next
];
const HEIGHT = 800;

/** All that axe found in the states that were looked at, and what reaches beyond the window's edge. */
export class Barriers {
  readonly found: string[] = [];
  readonly states: string[] = [];

  /** Looks at a state in every look: the frame's own document, or what the selector names in it. */
  async lookAt(state: string, frame: Frame, within?: string): Promise<void> {
    const page = frame.page();
    for (const look of LOOKS) {
      await show(page, look);
      const name = `${state}-${look.name}`;
      this.states.push(name);
      for (const fault of await findBarriers(frame, look.only ?? null, within)) this.found.push(`${name}: ${fault}`);
      await photograph(page, name);
    }
  }

  /** Notes what was found elsewhere. */
  add(state: string, faults: string[]): void {
    this.states.push(state);
    this.found.push(...faults.map((fault) => `${state}: ${fault}`));
  }
}

/** The expression that runs axe once its source was run, for documents that Playwright does not reach. */
export function axeExpression(rules: string[] | null, within?: string): string {
  const options = {
    iframes: false, // the page's own, and the drawer, which is looked at by itself
    runOnly: rules ?? WCAG,
    rules: rules === null ? { 'target-size': { enabled: true } } : {},
  };
  const context = within === undefined ? 'document' : JSON.stringify({ include: [[within]] });
  const sideways = within === undefined ? 'document.documentElement.scrollWidth - innerWidth' : '0';
  return `axe.run(${context}, ${JSON.stringify(options)}).then(({ violations }) => [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ' ' + html.slice(0, 160))),
    ...(${sideways} > 0 ? ['wider than the window by ' + (${sideways})] : []),
  ])`;
}

async function findBarriers(frame: Frame, rules: string[] | null, within?: string): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axeSource);
  return frame.evaluate<string[]>(axeExpression(rules, within));
}

/** Without motion, so that colours are there at once. */
async function show(page: Page, { colorScheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: HEIGHT });
}

async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}
