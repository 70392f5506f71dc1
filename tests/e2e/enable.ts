import type { DocketBrowser } from './browser.ts';

/**
 * Switches Docket on for an origin, as a click on "Use Docket on this site" does. Headless nobody could answer the
 * browser's question, so that is answered beforehand; the rest is the extension's own way.
 */
export async function enable(browser: DocketBrowser, origin: string): Promise<void> {
  const page = await browser.openExtensionPage('options.html');
  await browser.grant(origin, page);
  const enabled = await page.evaluate(
    (message) => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
      }; // the page has it
      return chrome.runtime.sendMessage(message);
    },
    { docketCall: 'enableOrigin', ask: { origin, tabId: null } },
  );
  await page.close();
  if (JSON.stringify(enabled) !== '{"ok":true,"value":null}') {
    throw new Error(`Docket was not enabled: ${JSON.stringify(enabled)}`);
  }
}
