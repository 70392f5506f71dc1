import { expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright-core';
import { testedBrowser } from '../browser.ts';
import { GUIDE, onWordPress, personWith, sharedWordPress } from './stage.ts';

/** A block that stands still on the page, in CSS pixels; its colour is nowhere else. */
const BLOCK = { left: 100, top: 180, width: 60, height: 40 };
/** Of the browser's window before any zoom, in CSS pixels (DocketBrowser). */
const WINDOW_WIDTH = 1200;
const COLOUR = [240, 0, 200, 255];
const CSS = `body::after{content:'';position:fixed;left:${String(BLOCK.left)}px;top:${String(BLOCK.top)}px;width:${String(BLOCK.width)}px;height:${String(BLOCK.height)}px;background:rgb(240,0,200)}`;
const site = sharedWordPress();

interface Extension {
  chrome: {
    tabs: {
      query(what: object): Promise<{ id: number; url?: string }[]>;
      setZoom(tab: number, factor: number): Promise<void>;
    };
  };
}

test.for([
  { pixelRatio: 1, zoom: 1.25, said: '@1.25× · zoom 125%' },
  { pixelRatio: 2, zoom: 0.75, said: '@1.5× · zoom 75%' }, // whole parts of a pixel: Firefox rounds others
])(
  "what is uploaded has the screen's own pixels: ratio $pixelRatio, zoom $zoom",
  async ({ pixelRatio, zoom, said }) => {
    const guide = await site.createPage(GUIDE);
    const { reader, browser } = await personWith(onWordPress(site, 'author'), { pixelRatio });
    onTestFinished(() => browser.close());
    await reader.open(guide.url);
    await reader.page.addStyleTag({ content: CSS });
    const worker = await browser.worker();
    await worker.evaluate(
      async ({ url, factor }) => {
        const { chrome } = globalThis as unknown as Extension; // the worker has it
        for (const tab of await chrome.tabs.query({})) if (tab.url === url) await chrome.tabs.setZoom(tab.id, factor);
      },
      { url: reader.page.url(), factor: zoom },
    );
    const exact = pixelRatio * zoom;
    await expect.poll(() => reader.page.evaluate(() => devicePixelRatio)).toBeCloseTo(exact, 2);
    await browser.clickIcon(reader.page);
    const drawer = await reader.drawer();
    await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
    await drawer.send('What does the coloured block stand for?');
    await drawer.delivery.getByText(/^(Filed|Waiting for approval)$/).waitFor();

    const [comment] = await site.commentsOn(guide.id);
    // Firefox tells pages nothing of a zoom
    expect(comment?.content).toContain(testedBrowser() === 'firefox' ? said.replace(/ · zoom.*/, '') : said);
    const [address] = /https?:[^\s<"]+\.png/.exec(comment?.content ?? '') ?? [];
    if (address === undefined) throw new Error(`The comment names no picture: ${String(comment?.content)}`);
    const { size, block } = await measure(reader.page, address);
    expect(size.width).toBe(WINDOW_WIDTH * pixelRatio);
    expect(block).toEqual({
      left: BLOCK.left * exact,
      top: BLOCK.top * exact,
      width: BLOCK.width * exact,
      height: BLOCK.height * exact,
    });
  },
);

/** The size of an uploaded picture, and where the pixels of the block's very colour are in it: a full rectangle of them. */
function measure(page: Page, address: string) {
  return page.evaluate(
    async ({ source, colour }) => {
      const bitmap = await createImageBitmap(await (await fetch(source)).blob());
      const size = { width: bitmap.width, height: bitmap.height };
      const context = new OffscreenCanvas(size.width, size.height).getContext('2d');
      if (context === null) throw new Error('The browser gives no canvas');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, size.width, size.height);
      const xs: number[] = [];
      const ys: number[] = [];
      for (let at = 0; at < data.length; at += 4) {
        if (colour.some((value, channel) => data[at + channel] !== value)) continue;
        xs.push((at / 4) % size.width);
        ys.push(Math.floor(at / 4 / size.width));
      }
      const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
      const block = { left, top, width: right - left + 1, height: bottom - top + 1 };
      if (xs.length !== block.width * block.height)
        throw new Error(
          `Of ${JSON.stringify(block)} only ${String(xs.length)} pixels have the block's colour (${source})`,
        );
      return { size, block };
    },
    { source: address, colour: COLOUR },
  );
}
