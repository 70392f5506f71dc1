import { afterAll, beforeAll, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { DocketBrowser } from '../browser.ts';
import { fingerOn } from '../finger.ts';
import type { Reader } from '../reader.ts';
import { GUIDE, onWordPress, personWith, SENTENCE, sharedWordPress } from '../journey/stage.ts';

const site = sharedWordPress();
let browser: DocketBrowser;
let reader: Reader;
beforeAll(async () => {
  ({ browser, reader } = await personWith(onWordPress(site, 'editor'), {
    touch: true,
    viewport: { width: 820, height: 1180 }, // a tablet held upright
  }));
});
afterAll(() => browser.close());

/** A finger that rests on the words until they are selected: what the system's long press and its handles leave. */
async function selectByPress(page: Page, words: string): Promise<void> {
  const at = await page.getByText(words).evaluate((element) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  const finger = await fingerOn(page);
  await finger.down(at);
  await finger.cancel(); // the system takes the finger for its own: a long press
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = node.nodeValue?.indexOf(wanted) ?? -1;
      if (start >= 0) return document.getSelection()?.setBaseAndExtent(node, start, node, start + wanted.length);
    }
  }, words);
}

test('a finger selects, asks and opens a badge; what it does within the drawer is in ui/touch.test.ts', async () => {
  const guide = await site.createPage(GUIDE);
  await reader.open(guide.url);
  await selectByPress(reader.page, SENTENCE);
  await reader.toolbarButton('Ask').tap();
  const drawer = await reader.drawer();
  await drawer.frame.getByText(SENTENCE).waitFor();
  await drawer.send('Which daemon?');
  await drawer.delivery.getByText('Filed').waitFor();
  await drawer.close();
  await reader.badge('On Linux').tap();
  const threads = await reader.drawer();
  await threads.frame.getByTestId('thread').getByText('Which daemon?').waitFor();
});
