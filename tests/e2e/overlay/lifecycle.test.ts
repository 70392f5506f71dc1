import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ticket } from '@/lib/domain/ids';
import { aMark } from './marks.ts';
import { drawerOf, OverlayStage } from './stand-in.ts';

let stage: OverlayStage;
beforeAll(async () => {
  stage = await OverlayStage.open();
  await stage.mark([aMark('On Linux', 'The daemon must be restarted')]);
});
afterAll(() => stage.close());

const host = 'docket-overlay';

test('leaving takes everything off the page', async () => {
  const reader = await stage.reader('/keys/');
  await reader.badge('On Linux').waitFor();
  await reader.select('Keys are rotated');
  await reader.page.getByRole('toolbar').waitFor();
  await stage.tell('leave', null);
  expect(await reader.page.locator(host).count()).toBe(0);
  expect(await reader.highlights()).toEqual([]);
  expect(await reader.page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0);
  await reader.select('people are reachable');
  await reader.page.keyboard.press('F6');
  expect(await reader.page.locator(host).count()).toBe(0);
});

test('a page that throws our element out gets it back, with the drawer', async () => {
  const reader = await stage.reader('/keys/');
  await stage.tell('openDrawer', { ticket: 'first' as Ticket, view: 'threads' }); // only compared as text
  await drawerOf(reader.page);
  await reader.page.evaluate(() => document.querySelector('docket-overlay')?.remove());
  await reader.page.locator(host).waitFor({ state: 'attached' });
  await reader.badge('On Linux').waitFor();
  const drawer = reader.page.frameLocator('docket-overlay iframe');
  await drawer.locator('body[data-ticket="ticket-1"]').waitFor();
  expect((await stage.asked('requestDrawer')).at(-1)?.view).toBe('threads');
});

test('nothing of ours is printed', async () => {
  const reader = await stage.reader('/keys/');
  await reader.badge('On Linux').waitFor();
  await reader.page.emulateMedia({ media: 'print' });
  expect(await reader.badge('On Linux').isVisible()).toBe(false);
});

test('a second copy of the script takes over from the first, and one element is left', async () => {
  const reader = await stage.reader('/keys/');
  await stage.inject();
  await reader.select('Keys are rotated');
  await reader.page.getByRole('toolbar').waitFor();
  expect(await reader.page.locator(host).count()).toBe(1);
  expect(await reader.page.getByRole('toolbar').count()).toBe(1);
});

test('after an update of the extension the old script takes its things off the page as soon as it is used', async () => {
  const reader = await stage.reader('/keys/');
  await reader.badge('On Linux').waitFor();
  await stage.orphan();
  await reader.select('Keys are rotated');
  await reader.page.locator(host).waitFor({ state: 'detached' });
  expect(await reader.highlights()).toEqual([]);
});
