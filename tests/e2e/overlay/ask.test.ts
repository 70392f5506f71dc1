import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawerOf, OverlayStage, sayFromDrawer } from './stand-in.ts';

let stage: OverlayStage;
beforeAll(async () => {
  stage = await OverlayStage.open();
});
afterAll(() => stage.close());

test('selecting a sentence brings the toolbar, and "Ask" opens the drawer with the sentence and its section', async () => {
  const reader = await stage.reader('/keys/');
  await reader.select('The daemon must be restarted');
  await reader.toolbarButton('Ask').click();
  const drawer = await drawerOf(reader.page);
  expect(await drawer.locator('body').getAttribute('data-ticket')).toBe('ticket-1');
  const [asked] = (await stage.asked('requestDrawer')).slice(-1);
  expect(asked?.pointing.anchor.quote?.exact).toBe('The daemon must be restarted');
  expect(asked?.pointing.anchor.section.path).toEqual(['On Linux']);
  expect(asked?.kind).toBeNull();
  await expect.poll(() => drawer.evaluate(() => document.hasFocus())).toBe(true);
  expect(await reader.page.getByRole('toolbar').count()).toBe(0);
});

test('"Something is wrong" says so to the drawer', async () => {
  const reader = await stage.reader('/keys/');
  await reader.select('Make sure that no deployment');
  await reader.toolbarButton('Something is wrong').click();
  await drawerOf(reader.page);
  expect((await stage.asked('requestDrawer')).at(-1)?.kind).toBe('error');
});

test('closing the drawer gives the focus back to where the reader was', async () => {
  const reader = await stage.reader('/keys/');
  await reader.page.getByLabel('Your host').focus();
  await stage.tell('openDrawer', { ticket: 'ticket-of-the-icon' as never, view: 'compose' }); // only compared as text
  const drawer = await drawerOf(reader.page);
  await sayFromDrawer(drawer, { type: 'close' });
  await expect
    .poll(() => reader.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Your host');
});
