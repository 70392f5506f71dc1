import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startConfluence, type Confluence } from '../../confluence/index.ts';
import { patternOf } from '@/lib/domain/origin';
import type { DocketBrowser } from '../browser.ts';
import { GUIDE, onConfluence, personWith, SENTENCE } from './stage.ts';

let wiki: Confluence;
const open: DocketBrowser[] = [];
beforeAll(async () => {
  wiki = await startConfluence();
  wiki.createSpace({ key: 'OPS', name: 'Operations' });
  wiki.switches.ownPagesOnly = true;
});
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});
afterAll(() => wiki.stop());

/** How many tabs of a site the extension sees. */
async function tabsAt(pattern: string): Promise<number> {
  const { chrome } = globalThis as unknown as {
    chrome: { tabs: { query(what: { url: string }): Promise<object[]> } };
  }; // an extension page has it
  return (await chrome.tabs.query({ url: pattern })).length;
}

let pages = 0;
const createGuide = () =>
  wiki.createPage({ space: 'OPS', title: `${GUIDE.title} ${String((pages += 1))}`, html: GUIDE.html });
const question = 'Does changing only the log level count as a soft change?';
const writes = () => wiki.log.filter(({ method, address }) => method === 'POST' && /comments|attachment/.test(address));

async function member() {
  const { reader, browser } = await personWith(onConfluence(wiki, wiki.users.member));
  open.push(browser);
  return { reader, browser };
}

test('a site that takes writes from its own pages only gets them from one, picture included, without a word to the reader', async () => {
  const guide = createGuide();
  const { reader, browser } = await member();
  await reader.open(guide.url);
  await reader.select(SENTENCE);
  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  const before = writes().length;
  await drawer.send(question);
  await drawer.delivery.getByText('Filed').waitFor();
  expect(await reader.highlights()).toEqual([SENTENCE]);
  // Refused once, learned, and from then on right: the picture and the comment
  expect(
    writes()
      .slice(before)
      .map(({ status }) => status),
  ).toEqual([403, 200, 201]);
});

test('with no page of the site open it waits, and goes on by itself once there is one', async () => {
  const [asked, other] = [createGuide(), createGuide()];
  const { reader, browser } = await member();
  await reader.open(asked.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.words.fill(question);
  const hold = wiki.faults.next({ kind: 'late-work' }, { path: /user\/current/ });
  await drawer.frame.getByTestId('send').click();
  await hold.hit();
  const before = writes().length;
  const options = await browser.openExtensionPage('options.html');
  await reader.page.close();
  await expect.poll(() => options.evaluate(tabsAt, patternOf(wiki.url))).toBe(0); // Firefox says so before it is true
  hold.release();
  await expect.poll(() => writes().length).toBe(before + 1);
  await options.reload();
  await options.getByText('1 request not filed yet').waitFor();

  const page = await browser.context.newPage();
  await page.goto(other.url);
  const filed = () =>
    writes()
      .slice(before)
      .filter(({ status }) => status === 201);
  await expect.poll(() => filed().length).toBe(1);
  await page.locator('docket-overlay').waitFor({ state: 'attached' });
  expect(filed().map(({ address }) => address)).toEqual(['/wiki/api/v2/inline-comments']); // once, and at its sentence
});
