// Docket on a real WordPress and on the Confluence emulator. With a display: a browser to try it in. Without one, or
// with --headless: the reader's journey on both, with a picture of every step under demo-output/.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DocketBrowser } from '../tests/e2e/browser.ts';
import { builtExtension } from '../tests/e2e/build.ts';
import { enable } from '../tests/e2e/enable.ts';
import { repoRoot } from '../tests/servers/cache.ts';
import { temporaryFolder } from '../tests/servers/process-group.ts';
import { endWithParent } from './checks/end-with-parent.ts';
import { makeJourney } from './demo/journey.ts';
import { startWikis } from './demo/wikis.ts';
import type { DemoWiki } from './demo/wikis.ts';

endWithParent();
const temporary = temporaryFolder('demo');
process.env['TMPDIR'] = temporary; // the browser's profile too
process.once('exit', () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
const startedAt = Date.now();
const shown = !process.argv.includes('--headless') && hasDisplay();
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
});

const wikis = await startWikis();
const browser = await openBrowser();
try {
  describe(wikis);
  await (shown ? Promise.race([browser.context.waitForEvent('close', { timeout: 0 }), interrupted]) : makeJourneys());
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await browser.close();
  await Promise.all(wikis.map((wiki) => wiki.stop()));
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'darwin' || (DISPLAY ?? '') !== '' || (WAYLAND_DISPLAY ?? '') !== '';
}

/** A browser with Docket switched on and somebody signed in on both wikis; with a display, the first pages are open. */
async function openBrowser(): Promise<DocketBrowser> {
  const extension = await builtExtension({ browser: 'chrome', forTests: !shown });
  const opened = await DocketBrowser.open({
    extension,
    ...(shown && { display: process.env['DISPLAY'] ?? '', viewport: null }),
  });
  for (const { url, cookies, pages } of wikis) {
    await opened.context.addCookies(cookies);
    await enable(opened, new URL(url).origin);
    if (shown) await (await opened.context.newPage()).goto(pages[0] ?? url);
  }
  return opened;
}

function describe(all: DemoWiki[]): void {
  console.log(`Ready after ${((Date.now() - startedAt) / 1000).toFixed(1)} s.\n`);
  for (const { title, url, pages, people } of all) {
    const [signedIn] = people;
    console.log(`${title}: ${url}, signed in as ${signedIn?.name ?? 'nobody'}`);
    for (const page of pages) console.log(`  ${page}`);
    for (const { name, login, password } of people) console.log(`  ${name}: ${login} / ${password}`);
  }
  if (shown) console.log('\nSelect a sentence on a page and ask. Close the browser or press Ctrl+C to end.');
}

async function makeJourneys(): Promise<void> {
  const folder = join(repoRoot, 'demo-output');
  rmSync(folder, { recursive: true, force: true });
  for (const { name, title, pages } of wikis) {
    const [guideUrl] = pages;
    if (guideUrl === undefined) throw new Error(`${title} has no page`);
    const address = await Promise.race([
      makeJourney(browser, { name, guideUrl }, folder),
      interrupted.then(() => Promise.reject(new Error('Interrupted'))),
    ]);
    console.log(`\nFiled on ${title}: ${address}`);
  }
  console.log(`\nPictures of every step: ${folder}`);
}
