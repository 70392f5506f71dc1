import type { Page } from 'playwright-core';
import { testedBrowser, type DocketBrowser } from './browser.ts';

/** A tab with a cookie jar of its own, as a person opens one who allowed Docket there. */
export async function openPrivateWindow(browser: DocketBrowser): Promise<Page> {
  if (testedBrowser() === 'firefox') {
    const { FirefoxBrowser } = await import('./firefox/firefox-browser.ts');
    if (!(browser instanceof FirefoxBrowser)) throw new Error('This is no Firefox');
    return browser.openPrivateWindow();
  }
  const opened = browser.context.waitForEvent('page');
  const worker = await browser.worker();
  await worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as ExtensionGlobals; // the worker has it
    await chrome.windows.create({ incognito: true, url: 'about:blank' });
  });
  return opened;
}

/** What the browser's own page about its extensions offers: "Allow in Incognito". Chromium loads the extension anew. */
export async function allowPrivate(browser: DocketBrowser): Promise<void> {
  if (testedBrowser() === 'firefox') {
    const { FirefoxBrowser } = await import('./firefox/firefox-browser.ts');
    if (!(browser instanceof FirefoxBrowser)) throw new Error('This is no Firefox');
    return browser.allowPrivate();
  }
  const [worker] = browser.context.serviceWorkers();
  const gone = worker?.waitForEvent('close');
  const page = await browser.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(async (extensionId) => {
    const { developerPrivate } = (globalThis as unknown as ExtensionsPage).chrome; // the browser's own page has this
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }); // else it stays off once loaded anew
    await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, browser.extensionId);
  await gone;
  await browser.worker();
  await page.close();
}

interface ExtensionGlobals {
  chrome: { windows: { create(what: { incognito: boolean; url: string }): Promise<unknown> } };
}

interface ExtensionsPage {
  chrome: {
    developerPrivate: {
      updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
      updateExtensionConfiguration(change: { extensionId: string; incognitoAccess: boolean }): Promise<void>;
    };
  };
}
