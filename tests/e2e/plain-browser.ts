import type { Browser } from 'playwright-core';
import { launchChromium } from '../../scripts/saved-page.ts';
import { testedBrowser } from './browser.ts';

/** The browser that the run is about, headless and without Docket: for pages, modules and components alone. */
export async function launchPlainBrowser(): Promise<Browser> {
  if (testedBrowser() === 'chromium') return launchChromium();
  const { launchFirefox } = await import('./firefox/stock-firefox.ts');
  return launchFirefox();
}
