import { expect } from 'vitest';
import { testedBrowser, type DocketBrowser } from './browser.ts';

interface Background {
  chrome: { notifications: { onClicked: { dispatch(id: string): void } } };
}

/** A click on the only notice. Headless Chromium shows none that could be clicked: its own event is raised by itself. */
export async function clickOnNotice(browser: DocketBrowser, id: string): Promise<void> {
  if (testedBrowser() === 'firefox') {
    const { FirefoxBrowser } = await import('./firefox/firefox-browser.ts');
    if (browser instanceof FirefoxBrowser) await expect.poll(() => browser.clickNotice()).toBe(true);
    return;
  }
  const worker = await browser.worker();
  await worker.evaluate((one) => {
    const { notifications } = (globalThis as unknown as Background).chrome; // the extension's own API
    notifications.onClicked.dispatch(one);
  }, id);
}
