import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { onWordPress, GUIDE, SENTENCE, sharedWordPress } from './stage.ts';
import { DocketBrowser } from '../browser.ts';
import { Reader } from '../reader.ts';
import { openPopup } from '../popup.ts';

const site = sharedWordPress();
let browser: DocketBrowser;
beforeAll(async () => {
  browser = await DocketBrowser.open({ extension: inject('extensions').shipping });
});
afterAll(() => browser.close());

test('the build as it ships: nothing granted, one click switches it on, the icon asks with a picture', async () => {
  const guide = await site.createPage(GUIDE);
  const page = await browser.context.newPage();
  await onWordPress(site, 'editor').signIn(page);
  const settings = await browser.openExtensionPage('options.html');
  const granted = () =>
    settings.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { permissions: { getAll(): Promise<{ origins: string[] }> } };
      }; // an extension page has it
      return (await chrome.permissions.getAll()).origins;
    });
  expect(await granted()).toEqual([]);

  const reader = new Reader(page);
  await page.goto(guide.url);
  expect(await page.locator('docket-overlay').count()).toBe(0);
  await browser.allowOrigin(new URL(site.url).origin);
  const popup = await openPopup(browser, page);
  await popup.click('Use Docket on this site');
  await page.locator('docket-overlay').waitFor({ state: 'attached' }); // at once, without a reload

  await reader.select(SENTENCE);
  await browser.clickIcon(page);
  const drawer = await reader.drawer();
  await drawer.frame.getByText(SENTENCE).waitFor();
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  await drawer.send('Does this work without a test build?');
  await drawer.delivery.getByText('Filed').waitFor();
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
  expect(await site.commentsOn(guide.id)).toHaveLength(1);
  const { protocol, hostname } = new URL(site.url);
  expect(await granted()).toEqual([`${protocol}//${hostname}/*`]);

  // What the page's own scripts can reach: one element, and nothing behind it.
  const seen = await page.evaluate(() => ({
    root: document.querySelector('docket-overlay')?.shadowRoot ?? null,
    frames: window.length,
    inside: document.querySelector('docket-overlay')?.childNodes.length,
  }));
  expect(seen).toEqual({ root: null, frames: 0, inside: 0 });
});
