import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { removeFolder } from '../../servers/cache.ts';
import { temporaryFolder } from '../../servers/process-group.ts';
import type { PostRef } from '../../wordpress/wordpress.ts';
import type { DocketBrowser } from '../browser.ts';
import { GUIDE, onWordPress, personWith, SENTENCE, sharedWordPress } from '../journey/stage.ts';
import { Reader } from '../reader.ts';
import type { Drawer } from '../reader.ts';
import { chromiumOnTinyDisk, fillUp, freeUp, mayMount, type Shortage } from './tiny-disk.ts';

/** The browser has no room left: each thing that cannot be kept is told of, what is there stays, and it goes on later. */
const NO_ROOM = 'The browser has no room left to keep it. What you typed stays here as long as this is open. Free some';
const site = sharedWordPress();
const words = 'Does a soft change count as well?';

describe.skipIf(!mayMount).each<Shortage>(['share', 'disk'])('the %s is used up (needs root)', (shortage) => {
  const folder = temporaryFolder('tiny-disk');
  let browser: DocketBrowser;
  /** Of the extension's origin. */
  let own: Page;
  let guide: PostRef;
  let reader: Reader;

  beforeAll(async () => {
    ({ browser } = await personWith(onWordPress(site, 'editor'), chromiumOnTinyDisk(folder, shortage)));
    own = await browser.openExtensionPage('options.html');
  });
  beforeEach(async () => {
    guide = await site.createPage(GUIDE);
    reader = new Reader(await browser.context.newPage());
    await reader.open(guide.url);
  });
  afterEach(() => reader.page.close());
  afterAll(async () => {
    await browser.close();
    removeFolder(folder);
  });

  async function askByIcon(): Promise<Drawer> {
    await reader.select(SENTENCE);
    await browser.clickIcon(reader.page);
    const drawer = await reader.drawer();
    await drawer.frame.getByText(SENTENCE).waitFor();
    return drawer;
  }
  const picture = (drawer: Drawer) => drawer.frame.getByRole('img', { name: 'Picture of the page' });
  const expectFiled = async (drawer: Drawer): Promise<void> => {
    await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
    const [comment, ...more] = await site.commentsOn(guide.id);
    expect(more).toEqual([]);
    expect(comment?.content).toContain(words);
    expect(comment?.content).toContain('<img');
  };

  test('the icon brings no picture: said, the rest of the drawer works, and later the button brings one', async () => {
    await fillUp(own);
    const drawer = await askByIcon();
    await drawer.frame.getByRole('alert').getByText(NO_ROOM).waitFor();
    await drawer.words.fill(words);
    await freeUp(own);
    await drawer.button('Add a picture').click();
    await picture(drawer).waitFor();
    expect(await drawer.words.inputValue()).toBe(words);
    await drawer.send(words);
    await expectFiled(drawer);
  });

  test('sending with a picture: said, all stays as it was, and later it goes out as it is', async () => {
    const drawer = await askByIcon();
    await picture(drawer).waitFor();
    await drawer.words.fill(words);
    await drawer.frame.getByText('Draft saved').waitFor();
    await fillUp(own);
    await drawer.frame.getByTestId('send').click();
    await drawer.frame.getByRole('alert').getByText(NO_ROOM).waitFor();
    expect(await site.commentsOn(guide.id)).toEqual([]);
    expect(await drawer.words.inputValue()).toBe(words);
    expect(await picture(drawer).isVisible()).toBe(true);
    await freeUp(own);
    await drawer.frame.getByTestId('send').click();
    await expectFiled(drawer);
  });

  test.runIf(shortage === 'share')('a draft: said while it is typed, and kept as soon as there is room', async () => {
    const drawer = await askByIcon();
    await drawer.words.fill('Does a soft');
    await drawer.frame.getByText('Draft saved').waitFor();
    await fillUp(own);
    await drawer.words.pressSequentially(' change count');
    await drawer.frame.getByRole('status').getByText(NO_ROOM).waitFor();
    expect(await drawer.words.inputValue()).toBe('Does a soft change count');
    await freeUp(own);
    await drawer.words.fill(words);
    await drawer.frame.getByText('Draft saved').waitFor();
    await reader.open(guide.url); // the page was closed over it
    const again = await reader.askAbout(SENTENCE);
    expect(await again.words.inputValue()).toBe(words);
  });

  test.runIf(shortage === 'disk')('words still fit where a picture does not: they are kept', async () => {
    await fillUp(own);
    const drawer = await askByIcon();
    await drawer.words.fill(words);
    await drawer.frame.getByText('Draft saved').waitFor();
    await reader.open(guide.url);
    const again = await reader.askAbout(SENTENCE);
    expect(await again.words.inputValue()).toBe(words);
    await freeUp(own);
  });
});
