import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerOn } from '../finger.ts';
import { launchPlainBrowser } from '../plain-browser.ts';
import { showState } from './gallery-page.ts';
import { serveGallery, type Gallery } from './gallery-server.ts';

let gallery: Gallery;
let browser: Browser;
let page: Page;
let states: string[];

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), launchPlainBrowser()]);
  page = await (await browser.newContext({ hasTouch: true, isMobile: false })).newPage();
  await page.goto(gallery.url);
  await page.locator('html[data-shown]').waitFor();
  states = await page.locator('a').allTextContents();
});
afterAll(async () => {
  await browser.close();
  await gallery.stop();
});

const show = (state: string) =>
  showState(page, gallery.url, state, { width: state.startsWith('editor') ? 820 : 392, height: 860, scheme: 'light' });

test('in no state is anything smaller than a finger can hit: 24 pixels (WCAG 2.2, 2.5.8)', async () => {
  const small: Record<string, string[]> = {};
  for (const state of states) {
    await show(state);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, [role=tab], label:has(input), textarea, input, summary')]
        .filter((it) => it.checkVisibility() && !it.matches('.aloud, [data-mark], label input')) // marks are as large as they are drawn
        .filter((it) => Math.min(it.getBoundingClientRect().width, it.getBoundingClientRect().height) < 23.5)
        .map((it) => it.innerText || it.ariaLabel || it.outerHTML.slice(0, 80)),
    );
    if (found.length > 0) small[state] = found;
  }
  expect(small).toEqual({});
});

test('kind, formatting and picture are chosen by taps, and a finger draws', async () => {
  await show('compose-filled');
  await page.getByText('Error', { exact: true }).tap();
  expect(await page.getByRole('radio', { name: 'Error' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Bold' }).tap();
  expect(await page.getByRole('textbox').first().inputValue()).toContain('**');
  await page.getByRole('button', { name: 'Mark, hide, crop' }).tap();
  await page.getByRole('button', { name: 'Hide' }).tap();
  const picture = await page.getByRole('img').boundingBox();
  const from = { x: (picture?.x ?? 0) + 60, y: (picture?.y ?? 0) + 60 };
  const finger = await fingerOn(page);
  await finger.down(from);
  await finger.move({ x: from.x + 40, y: from.y + 30 });
  await finger.move({ x: from.x + 90, y: from.y + 60 });
  await finger.up();
  await page.getByRole('button', { name: 'Hidden place, mark 3', pressed: true }).waitFor(); // drawn, and let go
  // The drag took no time, so the browser takes it for a fling, and the next tap only stops that
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('2 places hidden').waitFor();
});
