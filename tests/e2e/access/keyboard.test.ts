import { afterEach, expect, test } from 'vitest';
import type { Login } from '../../wordpress/people.ts';
import type { DocketBrowser } from '../browser.ts';
import { GUIDE, onWordPress, personWith, SENTENCE, sharedWordPress } from '../journey/stage.ts';
import type { Drawer } from '../reader.ts';
import { Keys } from './keys.ts';

const site = sharedWordPress();
const open: DocketBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});

async function person(login: Login) {
  const { reader, browser } = await personWith(onWordPress(site, login));
  open.push(browser);
  return { reader, browser, keys: new Keys(reader) };
}

/** What a screen reader says by itself: every live region's text. */
async function announced({ frame }: Drawer): Promise<string> {
  const regions = await frame.locator('[aria-live=polite], [role=status], [role=alert]').allTextContents();
  return regions.map((text) => text.trim()).join('\n');
}

test('a reader asks, reads and replies with the keyboard alone', async () => {
  const guide = await site.createPage(GUIDE);
  const { reader, keys } = await person('editor');
  await reader.open(guide.url);

  await keys.select(SENTENCE);
  await reader.toolbarButton('Ask').waitFor();
  await expect.poll(() => reader.page.locator('docket-overlay').getByRole('status').textContent()).toContain('F6');
  expect(await keys.focused()).toMatchObject({ where: 'page' }); // the selection goes on until the reader comes over
  await keys.press('F6');
  await keys.expectFocus('overlay', 'Ask');
  await keys.press('Enter');

  const drawer = await reader.drawer();
  await keys.expectFocus('drawer', 'What do you need to know?');
  await keys.press('Control+Enter');
  await expect.poll(() => announced(drawer)).toContain('Write');
  await keys.type('The command prints nothing');
  await keys.tabTo('Question');
  await keys.press('ArrowRight');
  await keys.expectFocus('drawer', 'Error');
  await keys.tabTo('I need an answer');
  await keys.press('ArrowRight');
  await keys.expectFocus('drawer', 'Just so you know');
  await keys.tabTo('Slows me down');
  await keys.press('ArrowLeft');
  await keys.expectFocus('drawer', 'Blocks me');
  await keys.tabTo('What is wrong here?', 'Shift+Tab');
  await keys.press('End');
  await keys.type(' any more.');
  await keys.press('Control+Enter');

  await expect.poll(() => announced(drawer)).toContain('Sent. It is kept and on its way.');
  await drawer.delivery.getByText('Filed').waitFor();
  expect(await announced(drawer)).toContain('It stands on the page');
  expect(await keys.focused()).toMatchObject({ where: 'drawer', seen: true });
  const [stored] = await site.commentsOn(guide.id);
  expect(stored?.content).toContain('The command prints nothing any more.');
  expect(stored?.content).toMatch(/Error on the page[^]*Just so you know[^]*Blocks my work/);

  await keys.tabTo('Close');
  await keys.press('Enter');
  await expect.poll(() => keys.focused()).toMatchObject({ where: 'page' });
  expect(await reader.page.evaluate(() => document.getSelection()?.toString())).toBe(SENTENCE);
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);

  await reader.badge('On Linux').waitFor();
  await keys.press('Escape'); // the toolbar goes, the selection stays
  await keys.press('F6'); // without a toolbar: to what was asked here
  await keys.expectFocus('overlay', /On Linux.*1 open/);
  await keys.press('Enter');
  const threads = await reader.drawer();
  await threads.frame.getByTestId('thread').waitFor();
  await expect.poll(async () => (await keys.focused()).where).toBe('drawer');
  expect((await keys.focused()).tag).not.toBe('body');
  await keys.tabTo('Add details');
  await keys.press('Enter');
  await keys.expectFocus('drawer', 'Write what else helps to understand it');
  await keys.press('Escape'); // the field alone
  await keys.expectFocus('drawer', 'Add details');
  await keys.press('Enter');
  await keys.type('It was the log level.');
  await keys.press('Control+Enter');
  await expect.poll(() => announced(threads)).toContain('Sent.');
  await keys.expectFocus('drawer', 'Add details');
  await expect.poll(async () => (await site.commentsOn(guide.id)).length).toBe(2);

  await keys.tabTo('This page 1', 'Shift+Tab');
  await keys.press('ArrowRight');
  await keys.expectFocus('drawer', 'My requests');
  await threads.frame.getByText('The command prints nothing any more.').waitFor();
  await keys.press('Escape');
  await keys.expectFocus('overlay', /On Linux/); // where the reader came from
});

test('a picture is marked with the keyboard alone; only the click on the icon is the browser’s own', async () => {
  const guide = await site.createPage(GUIDE);
  const { reader, browser, keys } = await person('author');
  await reader.open(guide.url);
  await keys.select(SENTENCE);
  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await keys.expectFocus('drawer', 'What do you need to know?');
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  await drawer.frame.getByText('It is signed').waitFor(); // what it says about this person makes room for itself
  await keys.tabTo('Mark, hide, crop');
  await keys.press('Enter');

  const stage = 'Picture. Press Enter to add a mark in the middle.';
  const hidden = drawer.frame.getByRole('button', { name: 'Hidden place, mark 1' });
  await keys.expectFocus('drawer', stage);
  await keys.tabTo('Hide', 'Shift+Tab');
  await keys.press('Enter');
  await keys.tabTo(stage);
  await keys.press('Enter');
  await keys.expectFocus('drawer', 'Hidden place, mark 1');
  await expect.poll(() => announced(drawer)).toContain('Hidden place, mark 1 added in the middle');
  const before = await hidden.boundingBox();
  await keys.press('ArrowLeft', 3);
  await keys.press('Shift+ArrowDown', 2);
  await expect.poll(() => announced(drawer)).toMatch(/\d+ from the left, \d+ from the top, \d+ wide, \d+ high/);
  const after = await hidden.boundingBox();
  expect(after?.x).toBeLessThan(before?.x ?? 0);
  expect(after?.height).toBeGreaterThan(before?.height ?? Infinity);

  await keys.press('Delete');
  await expect.poll(() => announced(drawer)).toContain('Hidden place, mark 1 removed');
  await keys.expectFocus('drawer', stage);
  await keys.press('Control+z');
  await expect.poll(() => announced(drawer)).toContain('Undone');
  expect(await hidden.count()).toBe(1);
  await keys.press('Control+y');
  await expect.poll(() => announced(drawer)).toContain('Done again');
  expect(await hidden.count()).toBe(0);
  await keys.press('Control+z');
  await keys.expectFocus('drawer', stage);
  await keys.press('Control+Enter');

  await drawer.frame.getByText('1 place hidden').waitFor();
  await keys.expectFocus('drawer', 'What do you need to know?');
  await keys.type('What is this box for?');
  await keys.press('Control+Enter');
  await drawer.delivery.getByText(/Filed|Waiting for approval/).waitFor();
  expect(await keys.focused()).toMatchObject({ where: 'drawer', seen: true });
  const [stored] = await site.commentsOn(guide.id);
  expect(stored?.content).toContain('What is this box for?');
  await keys.press('Escape');
  await expect.poll(() => keys.focused()).toMatchObject({ where: 'page' });
});
