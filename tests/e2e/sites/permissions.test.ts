import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { patternOf } from '../../../lib/domain/origin.ts';
import { startFaultProxy } from '../../servers/fault-proxy.ts';
import type { FaultProxy } from '../../servers/fault-proxy.ts';
import type { PostRef } from '../../wordpress/wordpress.ts';
import type { DocketBrowser } from '../browser.ts';
import { enable } from '../enable.ts';
import { GUIDE, onWordPress, personWith, SENTENCE, sharedWordPress } from '../journey/stage.ts';
import { inAnotherTab } from '../bad-days/stage.ts';
import { Reader } from '../reader.ts';
import { signInToWordPress } from '../sign-in.ts';
import { OptionsPage } from './options.ts';

/** One WordPress at two ports of one host: two sites, and the browser knows one permission for both. */
const site = sharedWordPress();
let browser: DocketBrowser;
let guide: PostRef;
let proxies: FaultProxy[];
let bases: [string, string];
let pattern: string;
beforeAll(async () => {
  const { hostname } = new URL(site.url);
  const [first, second] = [await startFaultProxy(site.loopbackUrl), await startFaultProxy(site.loopbackUrl)];
  proxies = [first, second];
  bases = [first.urlFor(hostname), second.urlFor(hostname)];
  pattern = patternOf(bases[0]);
  guide = await site.createPage(GUIDE);
  ({ browser } = await personWith(onWordPress(site, 'editor', bases[0])));
});
afterAll(async () => {
  await browser.close();
  for (const proxy of proxies) await proxy.stop();
});

const DOCKET = 'docket-overlay';

async function tab(base: string): Promise<Reader> {
  const page = await browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(base + guide.path);
  return new Reader(page);
}

/** Docket is on: what is selected can be asked about. */
async function expectOn(reader: Reader): Promise<void> {
  await reader.page.bringToFront();
  const offers = async () => {
    await reader.select(SENTENCE);
    const shown = reader.toolbarButton('Ask').waitFor({ timeout: 2_000 });
    return shown.then(
      () => true,
      () => false, // it came, or came again, after the selection was made
    );
  };
  await expect.poll(offers).toBe(true);
}

async function expectOff({ page }: Reader): Promise<void> {
  await page.locator(DOCKET).waitFor({ state: 'detached' });
}

test('two sites on two ports of one host: removing one leaves the other on, and its permission', async () => {
  await inAnotherTab(browser, (page) => signInToWordPress(page, site, 'editor', bases[1])); // its cookies name the port
  await enable(browser, bases[1]);
  const [first, second] = [await tab(bases[0]), await tab(bases[1])];
  await expectOn(first);
  await expectOn(second);
  const options = await OptionsPage.open(browser);
  await options.remove(bases[0]);
  await expectOff(first);
  expect(await options.granted()).toEqual([pattern]);
  await second.page.reload();
  await expectOn(second);
  const drawer = await second.askAbout(SENTENCE);
  await drawer.frame.getByText('It is signed').waitFor(); // read from the wiki, with the session

  // The script comes along with the other port's pattern, and leaves as soon as it is told that it is not wanted.
  await first.page.addInitScript(() => {
    const counts = { came: 0, left: 0 };
    Object.assign(globalThis, { counts });
    const isOurs = (node: Node) => node.nodeName === 'DOCKET-OVERLAY';
    new MutationObserver((changes) => {
      for (const { addedNodes, removedNodes } of changes) {
        counts.came += [...addedNodes].filter(isOurs).length;
        counts.left += [...removedNodes].filter(isOurs).length;
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await first.page.reload();
  await expect.poll(() => first.page.evaluate('counts')).toEqual({ came: 1, left: 1 });

  await options.remove(bases[1]);
  await expectOff(second);
  expect([await options.granted(), await options.registered()]).toEqual([[], []]);
});

test('access to all sites, given for pictures, switches on nothing that was off; taking it back switches off nothing that was on', async () => {
  await enable(browser, bases[0]);
  const reader = await tab(bases[0]);
  await expectOn(reader);
  const options = await OptionsPage.open(browser);
  await photographAnything(options);
  await expect.poll(() => options.granted()).toEqual(expect.arrayContaining(['<all_urls>', pattern]));

  await options.withdraw(pattern);
  await expectOff(reader);
  await expectStaysOff(reader, options);

  await enable(browser, bases[0]);
  await expectOn(reader);
  await options.photographAnything(false);
  await expect.poll(() => options.granted()).toEqual([pattern]);
  await expectOn(reader);
  await reader.page.reload();
  await expectOn(reader);

  await photographAnything(options);
  await expect.poll(() => options.granted()).toEqual(expect.arrayContaining(['<all_urls>']));
  await options.remove(bases[0]);
  await expectOff(reader);
  expect(await options.granted()).toEqual(['<all_urls>']);
  await expectStaysOff(reader, options);
});

/** The browser's question is answered with yes each time. */
async function photographAnything(options: OptionsPage): Promise<void> {
  await browser.allowPattern('<all_urls>');
  await options.photographAnything(true);
}

/** Also for a background that starts anew, and with the permission for all sites asked about again. */
async function expectStaysOff(reader: Reader, options: OptionsPage): Promise<void> {
  await browser.stopWorker();
  await options.photographAnything(false);
  await photographAnything(options);
  await expect.poll(() => options.granted()).toEqual(['<all_urls>']);
  await reader.page.reload();
  await expectOff(reader);
  expect(await options.registered()).toEqual([]);
}
