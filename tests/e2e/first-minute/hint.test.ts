import { afterEach, expect, inject, test } from 'vitest';
import { DocketBrowser } from '../browser.ts';
import { openPopup } from '../popup.ts';
import { Reader } from '../reader.ts';
import { signInToWordPress } from '../sign-in.ts';
import { GUIDE, SENTENCE, sharedWordPress } from '../journey/stage.ts';

const site = sharedWordPress();
const open: DocketBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});

async function switchOn() {
  const browser = await DocketBrowser.open({ extension: inject('extensions').forTests });
  open.push(browser);
  const page = await browser.context.newPage();
  await signInToWordPress(page, site, 'editor');
  const guide = await site.createPage(GUIDE);
  await page.goto(guide.url);
  await browser.allowOrigin(new URL(guide.url).origin);
  const popup = await openPopup(browser, page);
  await popup.click('Use Docket on this site');
  const hint = page.locator('docket-hint').getByRole('status');
  await hint.getByText('Docket works on this page').waitFor();
  return { browser, page, hint, guide };
}

test('where Docket is switched on for the first time, it says so once, and goes at Esc', async () => {
  const { browser, page, hint } = await switchOn();
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('DOCKET-HINT');
  await page.keyboard.press('Escape');
  expect(await hint.count()).toBe(0);
  await page.reload();
  await page.locator('docket-overlay').waitFor({ state: 'attached' });
  await browser.clickIcon(page);
  await new Reader(page).drawer();
  expect(await page.locator('docket-hint').count()).toBe(0);
});

test('it is in no picture, and goes when the drawer opens', async () => {
  const { browser, page } = await switchOn();
  await browser.clickIcon(page);
  const drawer = await new Reader(page).drawer();
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  expect(await page.locator('docket-hint').count()).toBe(0);
});

test('it goes as soon as the reader does what it says', async () => {
  const { page } = await switchOn();
  await new Reader(page).select(SENTENCE);
  await expect.poll(() => page.locator('docket-hint').count()).toBe(0);
});
