import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { DocketBrowser } from '../../tests/e2e/browser.ts';
import { Reader } from '../../tests/e2e/reader.ts';
import type { Drawer } from '../../tests/e2e/reader.ts';

/** One wiki of the demo, with somebody signed in there who may attach pictures. */
export interface Stop {
  /** Begins the names of its pictures: "wordpress". */
  name: string;
  /** The readers' guide as a page of this wiki. */
  guideUrl: string;
}

/** A sentence of docs/guide-readers.md and its section: what the demo asks about. */
const SENTENCE = 'Every tool also works with the keyboard, and every step can be undone with Ctrl+Z.';
const SECTION = 'Add a picture';
const QUESTION = 'Does undo also bring back a picture that I removed?';

/**
 * Asks about a sentence with a picture as a reader does, and saves a picture of every step.
 * @returns The address of the comment that now holds the request.
 */
export async function makeJourney(browser: DocketBrowser, stop: Stop, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const reader = new Reader(await browser.context.newPage());
  const camera = cameraFor(reader.page, folder, stop.name);
  await reader.open(stop.guideUrl);
  await reader.select(SENTENCE);
  await reader.toolbarButton('Ask').waitFor();
  await camera('selection');

  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByText(SENTENCE).waitFor();
  await hideSomething(drawer, () => camera('capture-editor'));
  await drawer.words.fill(QUESTION);
  await drawer.frame.getByText('Draft saved').waitFor();
  await camera('compose');
  await drawer.frame.getByTestId('send').click();
  await drawer.delivery.getByText(/^(Filed|Waiting for approval)$/).waitFor();
  await camera('sent');

  const [comment] = await Promise.all([
    browser.context.waitForEvent('page'),
    drawer.button('Open the comment').click(),
  ]);
  await comment.waitForLoadState();
  const address = comment.url();
  await comment.getByText(QUESTION).first().scrollIntoViewIfNeeded();
  await cameraFor(comment, folder, stop.name)('plain-comment');
  await comment.close();

  await reader.page.bringToFront();
  await drawer.button('Close').first().click();
  await reader.badge(SECTION).waitFor();
  await camera('on-the-page');
  await reader.badge(SECTION).click();
  const threads = await reader.drawer();
  await threads.frame.getByText(QUESTION).first().waitFor();
  await camera('thread');
  await reader.page.close();
  return address;
}

async function hideSomething(drawer: Drawer, seen: () => Promise<void>): Promise<void> {
  await drawer.button('Mark, hide, crop').click();
  // By its key: while the drawer grows to the window's size a click lands beside it
  await drawer.frame.getByRole('group', { name: 'Tools' }).getByRole('button', { name: 'Hide' }).press('Enter');
  const stage = drawer.frame.getByLabel('Picture. Press Enter to add a mark in the middle.');
  const box = await stage.boundingBox();
  if (box === null) throw new Error('The picture is not shown');
  await stage.hover({ position: { x: box.width * 0.3, y: box.height * 0.3 } });
  await drawer.frame.page().mouse.down();
  await stage.hover({ position: { x: box.width * 0.6, y: box.height * 0.4 } });
  await drawer.frame.page().mouse.up();
  await seen();
  await drawer.button('Done').click();
  await drawer.frame.getByText('1 place hidden').waitFor();
}

function cameraFor(page: Page, folder: string, stop: string): (step: string) => Promise<void> {
  return async (step) => {
    await page.screenshot({ path: join(folder, `${stop}-${step}.png`), animations: 'disabled' });
  };
}
