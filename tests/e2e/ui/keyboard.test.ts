import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showState } from './gallery-page.ts';
import { launchPlainBrowser } from '../plain-browser.ts';
import { serveGallery, type Gallery } from './gallery-server.ts';

let gallery: Gallery;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), launchPlainBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await gallery.stop();
});
beforeEach(async () => {
  page = await browser.newPage();
});

const show = (state: string) => showState(page, gallery.url, state, { width: 1000, height: 700, scheme: 'light' });
const mark = (name: string) => page.getByRole('button', { name });
const spoken = () => page.locator('[aria-live=polite]').textContent();

describe('the composer with the keyboard alone', () => {
  test('the cursor stands in the one field, and the command key sends', async () => {
    await show('compose-empty');
    await page.keyboard.type('Why is that?');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('sent').waitFor();
    expect(await page.getByTestId('sent').textContent()).toContain('Why is that?');
  });

  test('kind, need and impact are chosen with the arrows', async () => {
    await show('compose-empty');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab'); // past the formatting, which is one stop
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { name: 'Error' }).isChecked()).toBe(true);
    expect(await page.getByRole('textbox', { name: 'What is wrong here?' }).isVisible()).toBe(true);
  });

  test('formatting is one stop with arrows, has keys of its own, and the browser’s undo takes it back', async () => {
    await show('compose-empty');
    const field = page.getByRole('textbox').first();
    await page.keyboard.type('a b');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Control+b');
    expect(await field.inputValue()).toBe('a **b**');
    await page.keyboard.press('Control+z');
    expect(await field.inputValue()).toBe('a b');
    await page.keyboard.press('Tab');
    expect(await page.getByRole('button', { name: 'Bold' }).evaluate((it) => it.matches(':focus'))).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('- a b');
  });

  test('a link is made, or called off, without closing the drawer', async () => {
    await show('compose-empty');
    const field = page.getByRole('textbox').first();
    await page.keyboard.type('see ');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('nowhere');
    await page.keyboard.press('Enter');
    await page.getByText('Enter a web address').waitFor();
    await page.keyboard.press('Escape');
    expect(await field.evaluate((it) => it.matches(':focus'))).toBe(true);
    await page.keyboard.press('Control+k');
    await page.getByLabel('Web address').fill('https://example.org/a');
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe('see [link](https://example.org/a)');
  });

  test('a colleague is found and chosen', async () => {
    await show('compose-copy');
    await page.getByRole('button', { name: 'Copy to a colleague' }).press('Enter');
    await page.keyboard.type('re');
    await page.getByRole('option', { name: 'Rea Reader', selected: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'No copy to Reinhold Ringelnatz' }).waitFor();
  });

  test('the views are reached with the arrows from the row of tabs', async () => {
    await show('threads-some');
    await page.getByRole('tab', { selected: true }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: 'My requests', selected: true }).isVisible()).toBe(true);
    await page.keyboard.press('Home');
    await page.getByRole('textbox', { name: 'What do you need to know?' }).waitFor();
  });

  test('Escape puts a reply field away and keeps its words', async () => {
    await show('threads-some');
    await page.keyboard.type('Half a thought');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Reply' }).first().click();
    expect(await page.getByRole('textbox', { name: 'Write a reply' }).inputValue()).toBe('Half a thought');
  });
});

describe('the picture editor', () => {
  test('marks are added, moved, resized, deleted and brought back with keys alone', async () => {
    await show('editor-marks');
    await page.getByRole('button', { name: 'Hide', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('application').focus();
    await page.keyboard.press('Enter');
    const added = mark('Hidden place, mark 3');
    expect(await added.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await spoken()).toContain('Hidden place, mark 3');
    const before = await added.boundingBox();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    const after = await added.boundingBox();
    expect(after?.x).toBeGreaterThan(before?.x ?? Infinity);
    expect(after?.height).toBeGreaterThan(before?.height ?? Infinity);
    await page.keyboard.press('Delete');
    expect(await added.count()).toBe(0);
    await page.keyboard.press('Control+z');
    expect(await added.count()).toBe(1);
    await page.keyboard.press('Control+y');
    expect(await added.count()).toBe(0);
  });

  test('a text is typed where it was put, and Backspace takes letters, not the mark', async () => {
    await show('editor-marks');
    await page.getByRole('button', { name: 'Text', exact: true }).click();
    await page.getByRole('application').press('Enter');
    await page.keyboard.type('Here?');
    await page.keyboard.press('Backspace');
    await mark('Text “Here”, mark 3').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  test('Tab goes from mark to mark', async () => {
    await show('editor-marks');
    await page.getByRole('application').focus();
    await page.keyboard.press('Tab');
    expect(await mark('Box, mark 1').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Tab');
    expect(await mark('Hidden place, mark 2').getAttribute('aria-pressed')).toBe('true');
  });

  test('a drag draws, a drag of the mark moves it, a drag of its corner resizes it', async () => {
    await show('editor-marks');
    const picture = await page.getByRole('img').boundingBox();
    const at = { x: (picture?.x ?? 0) + 200, y: (picture?.y ?? 0) + 300 };
    const drag = async (from: { x: number; y: number }, by: { x: number; y: number }) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 3 });
      await page.mouse.up();
    };
    await drag(at, { x: 120, y: 60 });
    const drawn = await mark('Box, mark 3').boundingBox();
    expect(drawn?.x).toBeCloseTo(at.x, -0.5);
    expect(drawn?.width).toBeCloseTo(120, -0.5);
    await drag({ x: at.x + 60, y: at.y + 30 }, { x: 50, y: 0 });
    expect((await mark('Box, mark 3').boundingBox())?.x).toBeCloseTo(at.x + 50, -0.5);
    await drag({ x: at.x + 170, y: at.y + 60 }, { x: 40, y: 40 });
    expect((await mark('Box, mark 3').boundingBox())?.width).toBeCloseTo(160, -0.5);
  });

  test('Done keeps the marks, and they are seen on the picture in the composer', async () => {
    await show('editor-cropped');
    await page.getByTestId('editor-done').click();
    expect(await page.getByText('Cropped').isVisible()).toBe(true);
    expect(await page.getByText('1 place hidden').isVisible()).toBe(true);
  });

  test('in full size one pixel of the picture is one of the screen', async () => {
    await show('editor-marks');
    await page.getByRole('button', { name: '100 %' }).click();
    expect((await page.getByRole('img').boundingBox())?.width).toBe(1280);
  });
});

test('J and K go from request to request while the focus is in the list, and never while somebody writes', async () => {
  await show('threads-places');
  const current = () => page.evaluate(() => document.activeElement?.querySelector('.words')?.textContent.trim());
  const first = await page.getByTestId('thread').first().locator('.words').textContent();
  await page.keyboard.press('j');
  expect(await current()).toBe(first?.trim());
  await page.keyboard.press('j');
  const second = await current();
  expect(second).not.toBe(first?.trim());
  await page.keyboard.press('k');
  expect(await current()).toBe(first?.trim());
  await page.getByTestId('thread').first().getByRole('button', { name: 'Add details' }).click();
  await page.keyboard.type('jk');
  expect(await page.getByRole('textbox').first().inputValue()).toBe('jk');
});
