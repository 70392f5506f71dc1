import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JSHandle } from 'playwright-core';
import type { DocketBrowser } from '../browser.ts';
import type { Drawer, Reader } from '../reader.ts';
import { GUIDE, onWordPress, personWith, SENTENCE, sharedWordPress } from './stage.ts';

/** A click on Send counts when the reader could see the button, and only then. */
const site = sharedWordPress();
let browser: DocketBrowser;
let reader: Reader;
beforeAll(async () => {
  ({ browser, reader } = await personWith(onWordPress(site, 'editor')));
});
afterAll(() => browser.close());

const question = 'Does a soft change count as well?';

/** Clicks Send in the very moment in which it comes into the document, before the browser has drawn it. */
function clickSendAtOnce(): void {
  const watch = new MutationObserver(() => {
    const button = document.querySelector('[data-testid="send"]');
    if (button === null) return;
    watch.disconnect();
    button.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  });
  watch.observe(document, { childList: true, subtree: true });
}

test('a click that comes as soon as the button is there is not lost', async () => {
  const guide = await site.createPage(GUIDE);
  await reader.open(guide.url);
  const first = await reader.askAbout(SENTENCE);
  await first.words.fill(question);
  await first.frame.getByText('Draft saved').waitFor();
  await first.close();
  await reader.page.locator('docket-overlay .drawer').waitFor({ state: 'detached' });
  await reader.page.getByRole('heading', { name: 'Rolling back' }).click();
  await expect.poll(() => reader.page.evaluate(() => String(getSelection()))).toBe(''); // selected words would be dragged
  await reader.page.addInitScript(clickSendAtOnce);
  const again = await reader.askAbout(SENTENCE);
  await again.delivery.getByText('Filed', { exact: true }).waitFor();
  expect(await site.commentsOn(guide.id)).toHaveLength(1);
});

/** Lays something over the whole page that nobody sees and that lets every click through. */
function coverPage(): Promise<JSHandle<HTMLElement>> {
  return reader.page.evaluateHandle(() => {
    const cover = document.createElement('div');
    cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:red;opacity:.01;pointer-events:none';
    document.documentElement.append(cover);
    return cover;
  });
}

/** Until the browser itself says that nothing lies over the button. */
async function untilSeen({ frame }: Drawer): Promise<void> {
  await frame.getByTestId('send').evaluate((button) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const options: object = { trackVisibility: true, delay: 100 };
    new IntersectionObserver((entries) => {
      if (entries.some((entry) => 'isVisible' in entry && entry.isVisible === true)) resolve();
    }, options).observe(button);
    return promise;
  });
}

test('through something that the page lays over the button, however transparent, nothing is sent', async () => {
  const guide = await site.createPage(GUIDE);
  await reader.open(guide.url);
  await coverPage();
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.send(question);
  await drawer.frame.getByText('Something of the page lies over this button').waitFor();
  expect(await site.commentsOn(guide.id)).toEqual([]);
  expect(await drawer.words.inputValue()).toBe(question);
  await drawer.frame.getByTestId('send').press('Enter'); // keys cannot be led astray
  await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
});

test('a click that was refused does not count later, when the page has uncovered the button', async () => {
  const guide = await site.createPage(GUIDE);
  await reader.open(guide.url);
  const cover = await coverPage();
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.send(question);
  await drawer.frame.getByText('Something of the page lies over this button').waitFor();
  await cover.evaluate((it) => it.remove());
  await untilSeen(drawer);
  expect(await site.commentsOn(guide.id)).toEqual([]);
  await drawer.frame.getByTestId('send').click();
  await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
  expect(await site.commentsOn(guide.id)).toHaveLength(1);
});
