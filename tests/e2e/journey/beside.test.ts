import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PostRef } from '../../wordpress/wordpress.ts';
import type { DocketBrowser } from '../browser.ts';
import { drawerIn, type Reader } from '../reader.ts';
import { GUIDE, onWordPress, personWith, SENTENCE, sharedWordPress } from './stage.ts';

const site = sharedWordPress();
let browser: DocketBrowser;
let reader: Reader;
beforeAll(async () => {
  ({ browser, reader } = await personWith(onWordPress(site, 'editor')));
});
afterAll(() => browser.close());

/** A page whose header forbids scripts in it and in every frame of it, which is what keeps the drawer from running. */
async function blockFrames({ url, path }: PostRef): Promise<void> {
  await browser.context.route(url, async (route) => {
    const asked = { ...(await route.request().allHeaders()), host: new URL(url).host };
    const response = await route.fetch({ url: site.loopbackUrl + path, headers: asked }); // node resolves no *.localhost
    const headers = { ...response.headers(), 'content-security-policy': 'sandbox allow-same-origin' };
    await route.fulfill({ response, headers });
  });
}

test('x', async () => {
  const guide = await site.createPage({ ...GUIDE, html: `<h2>On Linux</h2><p>${SENTENCE}</p>` });
  await blockFrames(guide);
  await reader.open(guide.url);
  const opened = browser.context.waitForEvent('page');
  await reader.page.getByText(SENTENCE).click({ clickCount: 3 });
  await reader.toolbarButton('Ask').click();
  const tab = await opened;
  const drawer = await drawerIn(tab);
  await drawer.frame.getByText(SENTENCE).waitFor();
  await drawer.words.fill('Half a question');
  await drawer.frame.getByText('Draft saved').waitFor();
  const devtools = await browser.context.browser()!.newBrowserCDPSession();
  devtools.on('Target.targetCreated', (e) => console.log('created', e.targetInfo.type, e.targetInfo.url));
  devtools.on('Target.targetInfoChanged', (e) => console.log('changed', e.targetInfo.type, e.targetInfo.url));
  await devtools.send('Target.setDiscoverTargets', { discover: true });
  browser.context.on('page', (p) => console.log('PW page', p.url()));
  await browser.clickIcon(reader.page);
  await new Promise((r) => setTimeout(r, 4000));
  console.log(browser.context.pages().map((p) => p.url()));
  expect(1).toBe(1);
});
