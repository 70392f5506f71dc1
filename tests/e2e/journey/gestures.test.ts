import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startDisplay } from '../../servers/display.ts';
import type { Display } from '../../servers/display.ts';
import type { Reader } from '../reader.ts';
import type { DocketBrowser } from '../browser.ts';
import { chooseFromMenu } from '../context-menu.ts';
import { GUIDE, onWordPress, personWith, SENTENCE, sharedWordPress } from './stage.ts';

/** The context menu and the shortcut are the browser's own: only a real window with real keys reaches them. */
const site = sharedWordPress();
let display: Display;
let browser: DocketBrowser;
let reader: Reader;
let guideUrl: string;
beforeAll(async () => {
  display = await startDisplay();
  const extension = inject('extensions').shipping;
  ({ browser, reader } = await personWith(onWordPress(site, 'editor'), {
    display: display.name,
    viewport: null,
    extension,
  }));
  guideUrl = (await site.createPage(GUIDE)).url;
});
afterAll(async () => {
  await browser.close();
  await display.stop();
});

async function expectAskedWithPicture(): Promise<void> {
  const drawer = await reader.drawer();
  await drawer.frame.getByText(SENTENCE).waitFor();
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  expect(await drawer.frame.getByRole('textbox').first().isVisible()).toBe(true);
}

test('the keyboard shortcut asks about the selection, with a picture', async () => {
  await reader.open(guideUrl);
  await reader.select(SENTENCE);
  await display.press('alt+shift+k');
  await expectAskedWithPicture();
});

test('"Ask about this" in the context menu asks about the selection, with a picture', async () => {
  await reader.open(guideUrl);
  await reader.select(SENTENCE);
  const open = () => reader.page.getByText(SENTENCE).click({ button: 'right', position: { x: 300, y: 12 } });
  await chooseFromMenu(browser, display, open, 'Ask about this');
  await expectAskedWithPicture();
});
