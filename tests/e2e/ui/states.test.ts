import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cutOff, findBarriers, overflow, photograph, showState } from './gallery-page.ts';
import { launchPlainBrowser } from '../plain-browser.ts';
import { serveGallery, type Gallery } from './gallery-server.ts';

let gallery: Gallery;
let browser: Browser;
let page: Page;
let states: string[];

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), launchPlainBrowser()]);
  page = await browser.newPage();
  await page.goto(gallery.url);
  await page.locator('html[data-shown]').waitFor();
  states = await page.locator('a').allTextContents();
});

afterAll(async () => {
  await browser.close();
  await gallery.stop();
});

const drawer = { width: 392, height: 860 };
const sizeOf = (state: string) => {
  if (state.startsWith('desk')) return { width: 1280, height: 820 };
  return /^(options|editor|welcome)/.test(state) ? { width: 900, height: 860 } : drawer;
};

describe('every state of drawer, popup and options', () => {
  test.each([
    ['light', null],
    ['dark', ['color-contrast']], // the rest does not depend on colours
  ] as const)('has no barrier that axe can find, %s', async (scheme, rules) => {
    const barriers: Record<string, string[]> = {};
    for (const state of states) {
      await showState(page, gallery.url, state, { ...sizeOf(state), scheme });
      await photograph(page, `${state}-${scheme}`);
      const found = await findBarriers(page, rules === null ? null : [...rules]);
      if (found.length > 0) barriers[state] = found;
    }
    expect(barriers).toEqual({});
  });

  test.each(['en', 'de', 'fr', 'pseudo', 'pseudo-rtl'] as const)('fits into 320 pixels, in %s', async (language) => {
    const wide: Record<string, number> = {};
    for (const state of states) {
      await showState(page, gallery.url, state, { width: 320, height: 600, scheme: 'light', language });
      await photograph(page, `${state}-320-${language}`);
      const by = await overflow(page);
      if (by > 0) wide[state] = by;
    }
    expect(wide).toEqual({});
  });

  test('with text at 200 % nothing is cut off', async () => {
    const faults: Record<string, unknown> = {};
    for (const state of states) {
      await showState(page, gallery.url, state, { ...sizeOf(state), scheme: 'light', textSize: 2 });
      await photograph(page, `${state}-200`);
      const found = { overflow: await overflow(page), cut: await cutOff(page) };
      if (found.overflow > 0 || found.cut.length > 0) faults[state] = found;
    }
    expect(faults).toEqual({});
  });

  test('takes every word from the translations', async () => {
    const untranslated: Record<string, string[]> = {};
    for (const state of states) {
      await showState(page, gallery.url, state, { ...sizeOf(state), scheme: 'light', language: 'pseudo' });
      const found = await page.evaluate(plainButtons);
      if (found.length > 0) untranslated[state] = found;
    }
    expect(untranslated).toEqual({});
  });

  test('can be told apart in forced colours', async () => {
    for (const state of ['compose-filled', 'threads-some', 'editor-selected', 'options-some']) {
      await showState(page, gallery.url, state, { ...sizeOf(state), scheme: 'light', forcedColors: 'active' });
      await photograph(page, `${state}-forced`);
      expect(await findBarriers(page)).toEqual([]);
    }
  });

  test('a thousand requests are drawn a page at a time', async () => {
    await showState(page, gallery.url, 'threads-thousand', { ...drawer, scheme: 'light' });
    await expect.poll(() => page.getByTestId('thread').count()).toBe(30);
    await page.getByRole('button', { name: 'Show more (970 left)' }).click();
    await expect.poll(() => page.getByTestId('thread').count()).toBe(60);
  });
});

/** Labels and names of controls without the pseudo-locale's brackets; what people wrote may stand between them. */
function plainButtons(): string[] {
  const labelled = document.querySelectorAll<HTMLElement>(
    'button, label, legend, h1, form, [role=tab], [role=tablist], [role=application]',
  );
  const ours = [...labelled].filter((it) => it.closest('[translate=no]') === null); // else they are the site's own words
  const names = ours.map((it) =>
    (it.getAttribute('aria-label') ?? (it.localName === 'form' ? '' : it.innerText)).trim(),
  );
  return names.filter((name) => /[A-Za-z]{2}/.test(name) && !/[⟦⟧]/.test(name));
}
