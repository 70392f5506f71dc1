import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reader } from '../reader.ts';
import { drawerOf, OverlayStage } from './stand-in.ts';

let stage: OverlayStage;
beforeAll(async () => {
  stage = await OverlayStage.open();
});
afterAll(() => stage.close());

const toolbarOf = ({ page }: Reader) => page.getByRole('toolbar', { name: 'Ask about the selected text' });
const boxOf = async (reader: Reader) => {
  const box = await toolbarOf(reader).boundingBox();
  if (box === null) throw new Error('The toolbar takes no room');
  return box;
};
/** The line in which the selection ends. */
const lastLine = ({ page }: Reader) =>
  page.evaluate(() => {
    const [line] = [...(document.getSelection()?.getRangeAt(0).getClientRects() ?? [])].slice(-1);
    return { left: line?.left ?? 0, right: line?.right ?? 0, top: line?.top ?? 0, bottom: line?.bottom ?? 0 };
  });

test('it stands below the end of the selection and covers nothing of it', async () => {
  const reader = await stage.reader('/keys/');
  await reader.select('Make sure that no deployment is running');
  const line = await lastLine(reader);
  const box = await boxOf(reader);
  expect(box.y).toBeGreaterThanOrEqual(line.bottom);
  expect(box.x).toBeLessThanOrEqual(line.right);
});

test('at the lower edge of the window it stands above the selection', async () => {
  const reader = await stage.reader('/keys/');
  await reader.page.evaluate(() => {
    const before = document.getElementById('before');
    const paragraph = before?.nextElementSibling;
    document.body.style.paddingTop = `${innerHeight - (paragraph?.getBoundingClientRect().bottom ?? 0) + scrollY}px`;
  });
  await reader.page.getByText('Keys are rotated').evaluate((it) => it.scrollIntoView({ block: 'end' }));
  const line = await reader.page.getByText('Keys are rotated').boundingBox();
  await reader.page.mouse.dblclick((line?.x ?? 0) + 20, (line?.y ?? 0) + (line?.height ?? 0) - 8);
  const box = await boxOf(reader);
  expect(box.y + box.height).toBeLessThanOrEqual((await lastLine(reader)).top);
  expect(box.y + box.height).toBeLessThanOrEqual(800);
});

test('a selection made with the keyboard brings it without taking the focus; F6 goes in, arrows move, Esc goes back', async () => {
  const reader = await stage.reader('/keys/');
  const { page } = reader;
  await page.evaluate(() => {
    const text = document.getElementById('linux')?.nextElementSibling?.firstChild;
    if (text instanceof Text) document.getSelection()?.setBaseAndExtent(text, 0, text, 1);
  });
  for (let step = 0; step < 11; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await toolbarOf(reader).waitFor();
  expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe('docket-overlay');
  expect(await page.getByRole('status').textContent()).toContain('F6');

  await page.keyboard.press('F6');
  const focused = () => page.locator('docket-overlay').evaluate((host) => host.shadowRoot?.activeElement?.textContent);
  expect(await focused()).toBe('Ask');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Something is wrong');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Ask');

  await page.keyboard.press('Escape');
  expect(await toolbarOf(reader).count()).toBe(0);
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('Put the new ');
  expect(await page.evaluate(() => document.activeElement?.localName)).not.toBe('docket-overlay');
});

test('with the keyboard alone the drawer opens', async () => {
  const reader = await stage.reader('/keys/');
  await reader.page.getByText('On Linux').dblclick({ position: { x: 6, y: 10 } });
  await reader.page.keyboard.press('Shift+ArrowRight');
  await toolbarOf(reader).waitFor();
  await reader.page.keyboard.press('F6');
  await reader.page.keyboard.press('Enter');
  await drawerOf(reader.page);
});

test('Esc sends it away, and it stays away until something else is selected', async () => {
  const reader = await stage.reader('/keys/');
  await reader.select('Keys are rotated');
  await toolbarOf(reader).waitFor();
  await reader.page.keyboard.press('Escape');
  expect(await toolbarOf(reader).count()).toBe(0);
  await reader.select('people are reachable');
  await toolbarOf(reader).waitFor();
});

test('the same words selected anew bring it back', async () => {
  const reader = await stage.reader('/keys/');
  await reader.select('Keys are rotated');
  await toolbarOf(reader).waitFor();
  await reader.page.keyboard.press('Escape');
  await reader.page.getByRole('heading', { name: 'On Linux' }).click();
  await reader.select('Keys are rotated');
  await toolbarOf(reader).waitFor();
});

test('a click elsewhere ends the selection and takes it away', async () => {
  const reader = await stage.reader('/keys/');
  await reader.select('Keys are rotated');
  await toolbarOf(reader).waitFor();
  await reader.page.getByRole('heading', { name: 'On Linux' }).click();
  await toolbarOf(reader).waitFor({ state: 'detached' });
});

test('it waits until the mouse is let go, also when a field had the focus before', async () => {
  const { page } = await stage.reader('/beside/');
  await page.getByLabel('Your host').focus();
  const box = await page.getByText('Keys are rotated').boundingBox();
  const [left, middle] = [(box?.x ?? 0) + 2, (box?.y ?? 0) + 10];
  await page.mouse.move(left, middle);
  await page.mouse.down();
  await page.mouse.move(left + 120, middle, { steps: 4 });
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).not.toBe('');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))); // were it to come, it came
  expect(await page.locator('docket-overlay .toolbar').count()).toBe(0);
  await page.mouse.up();
  await page.locator('docket-overlay .toolbar').waitFor();
});

test('it does not come for text in a field, nor for words outside the content', async () => {
  const reader = await stage.reader('/beside/');
  await reader.page.getByLabel('Your host').selectText();
  await reader.page.getByText('A side bar with words').dblclick();
  await reader.select('Keys are rotated'); // the one that brings it: had the others done so, it would have been there
  await toolbarOf(reader).waitFor();
  await reader.page.getByLabel('Your host').dblclick();
  await toolbarOf(reader).waitFor({ state: 'detached' });
});

test('hiding Docket on a page takes everything off it, until it is shown again', async () => {
  const reader = await stage.reader('/keys/');
  await reader.select('Keys are rotated');
  await reader.toolbarButton('Hide Docket on this page').click();
  await reader.page.getByText('Docket is hidden on this page', { exact: false }).last().waitFor();
  expect((await stage.asked('hidePage')).at(-1)?.hidden).toBe(true);
  await reader.page.getByRole('button', { name: 'Show again' }).click();
  await expect.poll(async () => (await stage.asked('hidePage')).at(-1)?.hidden).toBe(false);
  await reader.select('people are reachable');
  await toolbarOf(reader).waitFor();
});

test('in a narrow window it stays within it', async () => {
  const reader = await stage.reader('/narrow/');
  await reader.page.setViewportSize({ width: 320, height: 600 });
  await reader.select('nach jeder Änderung neu');
  const box = await boxOf(reader);
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(320);
});

test('text inside a shadow tree of the page can be asked about', async () => {
  const reader = await stage.reader('/keys/');
  await reader.page.evaluate(() => {
    const box = document.createElement('div');
    const inside = document.createElement('p');
    inside.textContent = 'These words live in a shadow tree.';
    box.attachShadow({ mode: 'open' }).append(inside);
    document.getElementById('linux')?.after(box);
  });
  await reader.page.getByText('These words live').click({ clickCount: 3 });
  await reader.toolbarButton('Ask').click();
  await drawerOf(reader.page);
  const asked = (await stage.asked('requestDrawer')).at(-1);
  expect(asked?.pointing.anchor.quote?.exact).toContain('These words live in a shadow tree');
});
