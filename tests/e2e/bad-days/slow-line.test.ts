import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { holdRequest, slowLine } from '../../servers/faults.ts';
import { SENTENCE, sharedWordPress } from '../journey/stage.ts';
import type { Drawer } from '../reader.ts';
import { badDayOn, createGuide, expectFiledOnce, newQuestion, readerOf } from './stage.ts';
import type { BadDay } from './stage.ts';

/** Pictures that take their time. */
const site = sharedWordPress();
let day: BadDay;
beforeAll(async () => {
  day = await badDayOn(site, 'editor');
});
afterEach(() => day.proxy.clear());
afterAll(() => day.close());

const UPLOAD = { method: 'POST', path: /wp\/v2\/media/ };
async function askWithPicture(): Promise<{ drawer: Drawer; guide: Awaited<ReturnType<typeof createGuide>> }> {
  const guide = await createGuide(site);
  const reader = await readerOf(day, guide);
  await reader.page.evaluate(coverWithNoise);
  await reader.select(SENTENCE);
  await day.browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  return { drawer, guide };
}

test(
  'a large picture over a slow line arrives, though it takes longer than any other request may',
  { timeout: 240_000 },
  async () => {
    const { drawer, guide } = await askWithPicture();
    const line = day.proxy.add({ ...UPLOAD, fault: slowLine(60_000) });
    const question = newQuestion();
    await drawer.send(question);
    await drawer.delivery.getByText(/The picture is being uploaded \(\d\.\d MB\)/).waitFor();
    await drawer.delivery.getByText('Filed', { exact: true }).waitFor({ timeout: 180_000 });
    await expectFiledOnce(drawer, site, guide, question);
    const uploads = day.proxy.exchanges.filter(({ path }) => UPLOAD.path.test(path));
    expect([line.hits, uploads.length]).toEqual([1, 1]);
    expect(uploads[0]?.body.length).toBeGreaterThan(60_000 * 30); // so that it took more than 30 s
  },
);

test('a picture that is going up can be taken back, and nothing is filed', async () => {
  const { drawer, guide } = await askWithPicture();
  const held = day.proxy.add({ ...UPLOAD, fault: holdRequest });
  const question = newQuestion();
  await drawer.send(question);
  await held.reached;
  await drawer.delivery.getByText('you can take everything back').waitFor();
  await drawer.button('Take back').click();
  await drawer.frame.getByTestId('send').waitFor();
  expect(await drawer.words.inputValue()).toBe(question);
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  day.proxy.clear();
  await drawer.frame.getByRole('tab', { name: 'My requests' }).click();
  expect(await drawer.frame.getByTestId('mine').filter({ hasText: question }).count()).toBe(0);
  expect(await site.commentsOn(guide.id)).toEqual([]);
});

/** Fills the window with what no format makes smaller: its picture has some megabytes. */
function coverWithNoise(): void {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [innerWidth, innerHeight];
  canvas.style.cssText = 'position: fixed; inset: 0; pointer-events: none';
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser gives no canvas');
  const pixels = context.createImageData(canvas.width, canvas.height);
  for (let at = 0; at < pixels.data.length; at += 65_536) crypto.getRandomValues(pixels.data.subarray(at, at + 65_536));
  for (let at = 3; at < pixels.data.length; at += 4) pixels.data[at] = 255;
  context.putImageData(pixels, 0, 0);
  document.body.append(canvas);
}
