import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reader } from '../reader.ts';
import { aMark, badgeNames, coveredText, painted } from './marks.ts';
import { drawerOf, OverlayStage } from './stand-in.ts';

const running = aMark('Before you start', 'Make sure that no deployment is running');
const daemon = aMark('On Linux', 'The daemon must be restarted', { state: 'answered' });
const linked = aMark('On Linux', 'The vault’s own page');
const own = aMark('Rolling back', 'Run the same command', { own: 'held' });
const closed = aMark('Before you start', 'Keys are rotated', { state: 'closed' });
const last = aMark('The end', 'The last sentence');

let stage: OverlayStage;
beforeAll(async () => {
  stage = await OverlayStage.open();
  await stage.mark([running, daemon, linked, own, closed, last]);
});
afterAll(() => stage.close());

const marked = async (path: string) => {
  const reader = await stage.reader(path);
  await expect.poll(() => reader.highlights()).not.toEqual([]);
  return reader;
};

test('quotes are highlighted by state, closed ones are not, and no node of the page is touched', async () => {
  const reader = await marked('/keys/');
  expect(await painted(reader, 'docket-open')).toEqual([running, linked, last].map((it) => it.anchor.quote?.exact));
  expect(await painted(reader, 'docket-answered')).toEqual([daemon.anchor.quote?.exact]);
  expect(await painted(reader, 'docket-own')).toEqual([own.anchor.quote?.exact]);
  const nodes = await reader.page.evaluate(
    () => [...document.querySelectorAll('*')].filter((it) => it.localName.startsWith('docket')).length,
  );
  expect(nodes).toBe(1);
  const bare = await reader.page.evaluate(async () => {
    const source = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    return source.body.innerHTML.trim() === document.body.innerHTML.trim();
  });
  expect(bare).toBe(true);
});

test('a click on a highlight opens its request; a link under one stays a link', async () => {
  const reader = await marked('/keys/');
  await reader.page.getByRole('link', { name: 'The vault’s own page' }).click();
  expect(reader.page.url()).toContain('#vault');
  await clickText(reader, 'The daemon must be restarted');
  await drawerOf(reader.page);
  const asked = (await stage.asked('requestDrawer')).at(-1);
  expect(asked).toMatchObject({ view: 'threads', focus: daemon.id });
});

test('resting the pointer on a highlight says what it is', async () => {
  const reader = await marked('/keys/');
  const place = await placeOf(reader, 'The daemon must be restarted');
  await reader.page.mouse.move(place.x, place.y);
  await reader.page.getByText('1 answered · click to read').waitFor();
  await reader.page.mouse.move(2, 2);
  await reader.page.getByText('1 answered · click to read').waitFor({ state: 'detached' });
});

test('highlights that a page clears come back, and on a dark page their colours', async () => {
  const reader = await marked('/dark/');
  await reader.page.evaluate(() => {
    CSS.highlights.clear();
    document.adoptedStyleSheets = [];
  });
  await reader.page.mouse.click(2, 2);
  await expect.poll(() => painted(reader, 'docket-answered')).toHaveLength(1);
  expect(await reader.page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
});

test.each([
  ['light', '/keys/', 'rgb(255, 217, 122)'],
  ['dark', '/dark/', 'rgb(107, 78, 16)'],
])('on a %s page highlights have its colours', async (_, path, colour) => {
  const reader = await marked(path);
  const groundOf = () =>
    reader.page.evaluate(() => getComputedStyle(document.body, '::highlight(docket-open)').backgroundColor);
  await expect.poll(groundOf).toBe(colour);
});

test('sections with requests have a badge that says how many, in the order of the page', async () => {
  const reader = await marked('/keys/');
  await expect
    .poll(() => badgeNames(reader))
    .toEqual([
      '“Before you start”: 1 open',
      '“On Linux”: 1 open, 1 answered',
      '“Rolling back”: 1 of yours on the way',
      '“The end”: 1 open',
    ]);
  await reader.badge('On Linux').click();
  await drawerOf(reader.page);
  const asked = (await stage.asked('requestDrawer')).at(-1);
  expect(asked).toMatchObject({ view: 'threads', focus: null });
  expect(asked?.pointing.anchor).toMatchObject({ quote: null, section: { path: ['On Linux'] } });
});

test('badges exist near the window only, and come as the reader scrolls', async () => {
  const reader = await marked('/long/');
  await reader.badge('On Linux').waitFor();
  expect(await badgeNames(reader)).not.toContain('“The end”: 1 open');
  await reader.page.getByRole('heading', { name: 'The end' }).scrollIntoViewIfNeeded();
  await expect.poll(() => badgeNames(reader)).toContain('“The end”: 1 open');
});

test('a badge goes with its heading into a hidden tab, and comes back with it', async () => {
  const reader = await stage.reader('/tabs/');
  const open = (first: boolean) =>
    reader.page.locator('main').evaluate((it, is) => void it.classList.toggle('first', is), first);
  await open(true);
  const badge = reader.badge('On Linux');
  await badge.waitFor();
  for (const shown of [false, true, false]) {
    await open(shown);
    await badge.waitFor({ state: shown ? 'attached' : 'detached' });
  }
});

for (const path of ['/keys/', '/beside/', '/inner/', '/strict/']) {
  test(`a badge covers no text and moves with its heading (${path})`, async () => {
    const reader = await marked(path);
    await reader.badge('On Linux').waitFor();
    const offset = async () => {
      const [badge, heading] = [
        await reader.badge('On Linux').boundingBox(),
        await reader.page.getByRole('heading', { name: 'On Linux' }).boundingBox(),
      ];
      return Math.round((badge?.y ?? 0) - (heading?.y ?? 0));
    };
    expect(await coveredText(reader)).toEqual([]);
    const before = await offset();
    const stays = async () => Math.abs((await offset()) - before) <= 1; // a badge stands on whole pixels, a heading need not
    await reader.page
      .getByText('Two people of')
      .evaluate((it) => it.after('A new paragraph that pushes everything down.'));
    await expect.poll(stays).toBe(true);
    const inner = reader.page.locator(path === '/inner/' ? 'main' : 'html');
    await inner.evaluate((it) => it.scrollBy({ top: 90, behavior: 'instant' }));
    await expect.poll(stays).toBe(true);
    expect(await coveredText(reader)).toEqual([]);
  });
}

test('a badge lies on the layer of the content: above its ground, below a header that stays', async () => {
  const reader = await marked('/header/');
  const badge = reader.badge('Before you start');
  await badge.waitFor();
  const onTop = async () => {
    const box = await badge.boundingBox();
    const middle = { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 10 };
    return reader.page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName, middle);
  };
  expect(await onTop()).toBe('docket-overlay');
  const { y } = (await badge.boundingBox()) ?? { y: 0 };
  await reader.page.evaluate((by) => scrollBy({ top: by, behavior: 'instant' }), y - 20);
  await expect.poll(onTop).toBe('header');
});

test('another page in the same tab shows its own requests and nothing of the one before', async () => {
  const reader = await marked('/keys/');
  const other = aMark('Elsewhere', 'Words of the second page');
  await stage.mark([other]);
  await reader.page.evaluate(() => {
    history.pushState(null, '', '/second/');
    document.title = 'Second page – Sample site';
    document.body.className = 'single single-post postid-99';
    document.querySelector('link[rel=alternate]')?.setAttribute('href', '/wp-json/wp/v2/posts/99');
    const article = document.createElement('article');
    article.className = 'post';
    article.id = 'post-99';
    const title = document.createElement('h1');
    title.className = 'entry-title';
    title.textContent = 'Second page';
    const content = document.createElement('div');
    content.className = 'entry-content';
    const heading = document.createElement('h2');
    heading.textContent = 'Elsewhere';
    content.append(heading, 'Words of the second page, and more of them.');
    article.append(title, content);
    document.querySelector('main')?.replaceChildren(article);
  });
  await expect.poll(() => reader.highlights()).toEqual(['Words of the second page']);
  await expect.poll(() => badgeNames(reader)).toEqual(['“Elsewhere”: 1 open']);
  expect((await stage.asked('pageShown')).at(-1)?.page.pageId).toBe('99');
  await stage.mark([running, daemon, linked, own, closed, last]);
});

test('news from the background repaint the page that they are about, and only that', async () => {
  const reader = await marked('/keys/');
  await stage.tell('showMarks', { pageId: '4711', marks: [] });
  expect(await painted(reader, 'docket-answered')).toHaveLength(1);
  await stage.tell('showMarks', { pageId: '11', marks: [{ ...daemon, state: 'open' }] });
  expect(await painted(reader, 'docket-answered')).toEqual([]);
  expect(await painted(reader, 'docket-open')).toEqual([daemon.anchor.quote?.exact]);
});

async function placeOf({ page }: Reader, words: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at + 2);
      range.setEnd(node, at + 3);
      const { x, y } = range.getBoundingClientRect();
      return { x: x + 2, y: y + 4 };
    }
    throw new Error(`"${wanted}" does not stand on the page`);
  }, words);
}

async function clickText(reader: Reader, words: string): Promise<void> {
  const { x, y } = await placeOf(reader, words);
  await reader.page.mouse.click(x, y);
}
