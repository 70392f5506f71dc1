import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { PostRef } from '../../wordpress/wordpress.ts';
import type { DocketBrowser } from '../browser.ts';
import { openPanel } from '../panel.ts';
import { drawerIn, type Drawer, type Reader } from '../reader.ts';
import { onWordPress, personWith, SENTENCE, sharedWordPress } from './stage.ts';

/** Pages that keep the drawer from running over them, before the real background. */
const site = sharedWordPress();
let browser: DocketBrowser;
let reader: Reader;
beforeAll(async () => {
  ({ browser, reader } = await personWith(onWordPress(site, 'editor')));
});
afterAll(() => browser.close());

const HTML = `<h2>On Linux</h2><p>${SENTENCE}</p>`;
const question = 'Does a soft change count as well?';
const createGuide = () => site.createPage({ title: 'Rotating the signing keys', html: HTML });

/** A header that forbids scripts in the page and in every frame of it. Playwright's own scripts in it are stopped as well. */
async function blockFrames({ url, path }: PostRef): Promise<void> {
  await browser.context.route(url, async (route) => {
    const asked = { ...(await route.request().allHeaders()), host: new URL(url).host };
    const response = await route.fetch({ url: site.loopbackUrl + path, headers: asked }); // node resolves no *.localhost
    const headers = { ...response.headers(), 'content-security-policy': 'sandbox allow-same-origin' };
    await route.fulfill({ response, headers });
  });
}

/** Selects the sentence and asks with the small toolbar, which is no gesture to the browser: a tab opens. */
async function askInTab(): Promise<Drawer> {
  const opened = browser.context.waitForEvent('page');
  await reader.page.getByText(SENTENCE).click({ clickCount: 3 });
  await reader.toolbarButton('Ask').click();
  const tab = await opened;
  onTestFinished(() => tab.close());
  return drawerIn(tab);
}

test('without a gesture the drawer opens in a tab with the quote, and what is sent from there stands on the page', async () => {
  const guide = await createGuide();
  await blockFrames(guide);
  await reader.open(guide.url);
  const drawer = await askInTab();
  await drawer.frame.getByText(SENTENCE).waitFor();
  await drawer.send(question);
  await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
  const [comment, ...more] = await site.commentsOn(guide.id);
  expect(more).toEqual([]);
  expect(comment?.content).toContain(question);
  expect(comment?.content).toContain(SENTENCE);
});

test('with a gesture it opens in the side panel, with the same quote and draft, and sending works from there', async () => {
  const guide = await createGuide();
  await blockFrames(guide);
  await reader.open(guide.url);
  const drawer = await askInTab();
  await drawer.words.fill(question);
  await drawer.frame.getByText('Draft saved').waitFor();
  await drawer.frame.page().close();
  const panel = await openPanel(browser, reader.page);
  await panel.says(SENTENCE);
  await panel.says(question);
  await panel.says('Draft saved');
  await panel.press('send');
  await panel.says('It stands on the page');
  expect((await site.commentsOn(guide.id)).map(({ content }) => content)).toEqual([expect.stringContaining(question)]);
});

test('a site that let the drawer run again is no longer asked about beside its page', async () => {
  const [blocking, open] = [await createGuide(), await createGuide()];
  await blockFrames(blocking);
  await reader.open(blocking.url);
  await (await askInTab()).frame.page().close();
  await reader.open(open.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText(SENTENCE).waitFor();
  await drawer.close();
  await browser.clickIcon(reader.page);
  await (await reader.drawer()).frame.getByText(SENTENCE).waitFor();
});
