import { patternOf } from '../../lib/domain/origin.ts';
import type { DocketBrowser } from './browser.ts';

/**
 * Switches Docket on for an origin, as a click on "Use Docket on this site" does. Headless nobody could answer the
 * browser's question, so that is answered beforehand; the rest is the extension's own way.
 */
export async function enable(browser: DocketBrowser, origin: string): Promise<void> {
  await browser.allowOrigin(origin);
  const page = await browser.openExtensionPage('options.html');
  const devtools = await browser.context.newCDPSession(page);
  const pattern = JSON.stringify(patternOf(origin));
  const message = JSON.stringify({ docketCall: 'enableOrigin', ask: { origin, tabId: null } });
  const { result, exceptionDetails } = await devtools.send('Runtime.evaluate', {
    expression: `chrome.permissions.request({ origins: [${pattern}] }).then(() => chrome.runtime.sendMessage(${message}))`,
    userGesture: true,
    awaitPromise: true,
    returnByValue: true,
  });
  await page.close();
  const enabled: unknown = result.value;
  if (exceptionDetails !== undefined || JSON.stringify(enabled) !== '{"ok":true,"value":null}') {
    throw new Error(`Docket was not enabled: ${JSON.stringify(enabled ?? exceptionDetails)}`);
  }
}
