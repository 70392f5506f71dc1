import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { PostRef } from '../../wordpress/wordpress.ts';
import type { DocketBrowser } from '../browser.ts';
import { GUIDE, onWordPress, personWith, SENTENCE, sharedWordPress } from '../journey/stage.ts';
import { Reader } from '../reader.ts';
import type { Drawer } from '../reader.ts';
import { diskWithSmallShare, fullDisk, mayMount } from './tiny-disk.ts';

/** The browser has no room left: what cannot be kept is told of, what is there stays, and later it goes on as it was. */
const NO_ROOM = 'The browser has no room left to keep it. What you typed stays here as long as this is open. Free some';
/** Which no picture file makes small. */
const NOISE = `body { background-image: url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><filter id="noise"><feTurbulence baseFrequency="0.9"/></filter><rect width="1200" height="800" filter="url(%23noise)"/></svg>') }`;
const words = 'Does a soft change count as well?';
const site = sharedWordPress();
let browser: DocketBrowser;
let guide: PostRef;
let reader: Reader;
beforeEach(async () => {
  guide = await site.createPage(GUIDE);
  reader = new Reader(await browser.context.newPage());
  await reader.open(guide.url);
  await reader.page.addStyleTag({ content: NOISE });
});
afterEach(() => reader.page.close());

async function askByIcon(): Promise<Drawer> {
  await reader.select(SENTENCE);
  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByText(SENTENCE).waitFor();
  return drawer;
}

async function askWithPicture(): Promise<Drawer> {
  const drawer = await askByIcon();
  await picture(drawer).waitFor();
  await drawer.words.fill('Does a soft');
  await drawer.frame.getByText('Draft saved').waitFor();
  return drawer;
}

const picture = ({ frame }: Drawer) => frame.getByRole('img', { name: 'Picture of the page' });
const notSaved = ({ frame }: Drawer) => frame.getByRole('status').getByText(NO_ROOM).waitFor();
/** By the icon: the picture alone is lost. */
const pictureLost = ({ frame }: Drawer) =>
  frame.getByText('The browser has no room left, so the picture was not kept. What you typed stays here').waitFor();
const refused = ({ frame }: Drawer) => frame.getByRole('alert').getByText(NO_ROOM).waitFor();

async function expectKept(): Promise<void> {
  await reader.open(guide.url); // the page was closed over it
  const again = await reader.askAbout(SENTENCE);
  expect(await again.words.inputValue()).toBe(words);
}

async function sendAndExpectFiled(drawer: Drawer): Promise<void> {
  await drawer.frame.getByTestId('send').click();
  await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
  const [comment, ...more] = await site.commentsOn(guide.id);
  expect(more).toEqual([]);
  expect(comment?.content).toContain(words);
  expect(comment?.content).toContain('<img');
}

describe.skipIf(!mayMount)('Docket’s share of a small disk is used up (needs root)', () => {
  const disk = diskWithSmallShare();
  /** A page of the extension's origin. */
  let own: Page;
  beforeAll(async () => {
    ({ browser } = await personWith(onWordPress(site, 'editor'), disk.options));
    own = await browser.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await browser.close();
    disk.remove();
  });

  test('a draft: said while it is typed, and kept as soon as there is room', async () => {
    const drawer = await askWithPicture();
    await disk.fillUp(own);
    await drawer.words.fill('Does a soft change count');
    await notSaved(drawer);
    expect(await drawer.words.inputValue()).toBe('Does a soft change count');
    await disk.freeUp(own);
    await drawer.words.fill(words);
    await drawer.frame.getByText('Draft saved').waitFor();
    await expectKept();
  });

  test('the icon brings no picture: said, and later the button brings one', async () => {
    await disk.fillUp(own);
    const drawer = await askByIcon();
    await pictureLost(drawer);
    await drawer.words.fill(words);
    await disk.freeUp(own);
    await drawer.button('Add a picture').click();
    await picture(drawer).waitFor();
    expect(await drawer.words.inputValue()).toBe(words);
    await sendAndExpectFiled(drawer);
  });

  test('sending with a picture: said, nothing is filed, and later it goes out as it was', async () => {
    const drawer = await askWithPicture();
    await drawer.words.fill(words);
    await drawer.frame.getByText('Draft saved').waitFor();
    await disk.fillUp(own);
    await drawer.frame.getByTestId('send').click();
    await refused(drawer);
    expect(await site.commentsOn(guide.id)).toEqual([]);
    expect(await drawer.words.inputValue()).toBe(words);
    expect(await picture(drawer).isVisible()).toBe(true);
    await disk.freeUp(own);
    await sendAndExpectFiled(drawer);
  });
});

describe.skipIf(!mayMount)('the disk is full (needs root)', () => {
  const disk = fullDisk();
  beforeAll(async () => {
    ({ browser } = await personWith(onWordPress(site, 'editor'), disk.options));
  });
  afterEach(() => disk.freeUp());
  afterAll(async () => {
    await browser.close();
    disk.remove();
  });

  test('the icon brings no picture: said, and the words, which still fit, are kept', async () => {
    disk.fillUp(512); // less than the picture, and more than what the browser writes beside the words
    const drawer = await askByIcon();
    await pictureLost(drawer);
    await drawer.words.fill(words);
    await drawer.frame.getByText('Draft saved').waitFor();
    await expectKept();
  });

  test('to the last byte: said while typing and on sending, and later it goes out as it was', async () => {
    const drawer = await askWithPicture();
    const many = `${words} ${'And so on. '.repeat(700)}`; // more than what is left of a page that is in use already
    disk.fillUp(0);
    await drawer.words.fill(many);
    await notSaved(drawer);
    await drawer.frame.getByTestId('send').click();
    await refused(drawer);
    expect(await site.commentsOn(guide.id)).toEqual([]);
    expect(await drawer.words.inputValue()).toBe(many);
    disk.freeUp();
    await sendAndExpectFiled(drawer);
  });
});
