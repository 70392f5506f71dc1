import { vi } from 'vitest';
import type { DocketBrowser } from '../browser.ts';

const LOOK_EVERY_MS = 2_000;

/**
 * Waits until the settings say of no site that something is not filed yet.
 * @returns the origins of which they say it still when the limit is reached.
 */
export async function sitesWaiting(browser: DocketBrowser, limitMs: number): Promise<Set<string>> {
  const page = await browser.openExtensionPage('options.html');
  let waiting: string[] = [];
  const look = async () => {
    await page.reload();
    await page.getByRole('listitem').first().waitFor();
    const rows = await page
      .getByRole('listitem')
      .filter({ hasText: /not filed yet/ })
      .allInnerTexts();
    waiting = rows.flatMap((row) => /https?:\/\/[^\s/]+/.exec(row) ?? []);
    if (waiting.length > 0) throw new Error(`not filed yet at ${waiting.join(', ')}`);
  };
  await vi.waitFor(look, { timeout: limitMs, interval: LOOK_EVERY_MS }).catch(() => undefined); // the caller says which
  await page.close();
  return new Set(waiting);
}
