import { chromium, type Browser, type Page } from 'playwright-core';

/** Nothing of a saved page runs or loads, and `<noscript>` stays text as it does for readers. */
const NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'";
const PLACE = 'http://saved-page.invalid/';

/** Starts the headless Chromium that `DOCKET_CHROMIUM` names, or the system's. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['DOCKET_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

/**
 * Opens a saved page's bytes in a browser that runs none of its scripts and asks the network for nothing.
 * The encoding is found as for any page without a header: byte order mark, `<meta charset>`, guess.
 */
export async function openSavedPage(browser: Browser, bytes: Buffer): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  let served = false;
  await context.route('**/*', async (route) => {
    if (served || route.request().url() !== PLACE) return route.abort('aborted'); // also a page's own refresh
    served = true;
    return route.fulfill({
      status: 200,
      headers: { 'content-type': 'text/html', 'content-security-policy': NOTHING_RUNS },
      body: bytes,
    });
  });
  await page.goto(PLACE, { waitUntil: 'commit' });
  await page.waitForLoadState('domcontentloaded');
  return page;
}
