import { expect } from 'vitest';
import type { Display } from '../servers/display.ts';
import { testedBrowser, type DocketBrowser } from './browser.ts';

/**
 * Opens a context menu by `open` and chooses the entry with this name, by its first letter. Firefox has entries of its
 * own with the same one: there the entry itself is activated.
 */
export async function chooseFromMenu(
  browser: DocketBrowser,
  display: Display,
  open: () => Promise<void>,
  name: string,
): Promise<void> {
  const before = await display.countWindows();
  await open();
  await expect.poll(() => display.countWindows()).toBeGreaterThan(before); // the menu is there
  if (testedBrowser() === 'firefox') {
    const { FirefoxBrowser } = await import('./firefox/firefox-browser.ts');
    if (browser instanceof FirefoxBrowser) await browser.activateMenuEntry(name);
  }
  const chosen = async () => {
    if (testedBrowser() === 'chromium') await display.press(name.charAt(0).toLowerCase()); // a window may be shown before it takes keys
    return display.countWindows();
  };
  await expect.poll(chosen).toBe(before);
}
