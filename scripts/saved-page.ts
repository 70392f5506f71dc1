import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumProgram } from '../tests/servers/programs.ts';

/** Nothing of a saved page runs or loads, and `<noscript>` stays text as it does for readers. */
const NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'";
const PLACE = 'http://saved-page.invalid/';

/** One tab that shows saved pages, one after the other. */
export interface SavedPages {
  page: Page;
  /**
   * Shows a saved page's bytes: none of its scripts runs, nothing is asked of the network.
   * The encoding is found as for any page without a header: byte order mark, `<meta charset>`, guess.
   */
  open: (bytes: Buffer) => Promise<void>;
}

/** Starts the headless Chromium that `DOCKET_CHROMIUM` names, or the system's. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumProgram(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

/** Opens a tab for saved pages. */
export async function openSavedPages(browser: Browser): Promise<SavedPages> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  let expected: { url: string; bytes: Buffer } | null = null;
  let shown = 0;
  await context.route('**/*', async (route) => {
    if (expected === null || route.request().url() !== expected.url) return route.abort('aborted'); // a page's own refresh too
    const { bytes } = expected;
    expected = null;
    const headers = { 'content-type': 'text/html', 'content-security-policy': NOTHING_RUNS };
    return route.fulfill({ status: 200, headers, body: bytes });
  });
  return {
    page,
    open: async (bytes) => {
      shown += 1;
      const url = `${PLACE}${shown}`;
      expected = { url, bytes };
      await page.goto(url, { waitUntil: 'domcontentloaded' });
    },
  };
}
