/** What Confluence Cloud shows besides pages of its current editor: old pages, live pages, blog posts, and all else on the way. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startConfluence } from '../../confluence/index.ts';
import type { Confluence, PageRef, Person } from '../../confluence/index.ts';
import { checkLog } from '../../contract/openapi.ts';
import { loadSpecs } from '../../contract/specs.ts';
import type { DocketBrowser } from '../browser.ts';
import type { Reader } from '../reader.ts';
import { GUIDE, onConfluence, personWith, SENTENCE } from './stage.ts';

let wiki: Confluence;
const open: DocketBrowser[] = [];
beforeAll(async () => {
  wiki = await startConfluence();
  wiki.createSpace({ key: 'OPS', name: 'Operations' });
});
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});
afterAll(() => wiki.stop());

const question = 'Does changing only the log level count as a soft change?';

async function person(who: Person): Promise<{ reader: Reader; browser: DocketBrowser }> {
  const one = await personWith(onConfluence(wiki, who));
  open.push(one.browser);
  return one;
}

/** Asks about the sentence from the toolbar and waits until it is filed. */
async function askFromToolbar(reader: Reader, words = question): Promise<void> {
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.send(words);
  await drawer.delivery.getByText('Filed').waitFor();
  await drawer.close();
}

/** Two frames on, so that whatever was to appear after a selection has appeared. */
async function settle(reader: Reader): Promise<void> {
  await reader.page.evaluate(
    () => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)))),
  );
}

test('on a page of the legacy editor a question stands at its sentence, and its section has a badge', async () => {
  const old = wiki.createPage({ space: 'OPS', title: 'Old keys', html: GUIDE.html, editor: 'legacy' });
  const { reader } = await person(wiki.users.member);
  await reader.open(old.url);
  await askFromToolbar(reader);
  expect(wiki.page(old.id).storage).toContain('<ac:inline-comment-marker');

  const { reader: other } = await person(wiki.users.commenter);
  await other.open(old.url);
  await expect.poll(() => other.highlights()).toEqual([SENTENCE]);
  await other.badge('On Linux').click();
  await (await other.drawer()).frame.getByText(question).waitFor();
});

test('on a blog post a member asks with a picture, is answered, and all of it stands on the post', async () => {
  const post = wiki.createBlogPost({ space: 'OPS', title: 'News of keys', html: GUIDE.html });
  const { reader, browser } = await person(wiki.users.member);
  await reader.open(post.url);
  await reader.select(SENTENCE);
  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByRole('img', { name: 'Picture of the page, with your marks' }).waitFor();
  await drawer.send(question);
  await drawer.delivery.getByText('Filed').waitFor();
  expect(wiki.page(post.id).storage).toContain('<ac:inline-comment-marker');

  const { reader: other } = await person(wiki.users.admin);
  await other.open(post.url);
  await other.badge('On Linux').click();
  const threads = await other.drawer();
  await threads.button('Reply').click();
  await threads.frame.getByLabel('Write a reply').fill('No: only what the daemon reads at its start.');
  await threads.button('Send reply').click();
  const replies = () => wiki.log.filter(({ requestBody }) => requestBody.includes('parentCommentId'));
  await expect.poll(() => replies().map(({ status }) => status)).toEqual([201]);
  await drawer.close();
  await reader.page.reload();
  await reader.badge('On Linux').click();
  await (await reader.drawer()).frame.getByText('No: only what the daemon reads at its start.').waitFor();
  await reader.page.getByTestId('inline-comments').getByTestId('media-image').waitFor();
});

test('a live page is asked about like any other, and Docket changes nothing in its editor', async () => {
  const live = wiki.createPage({ space: 'OPS', title: 'Live keys', html: GUIDE.html, editor: 'live' });
  const { reader, browser } = await person(wiki.users.member);
  await reader.open(live.url);
  await askFromToolbar(reader);
  expect(wiki.page(live.id).storage).toContain('<ac:inline-comment-marker');

  await reader.page.reload();
  const editor = reader.page.getByRole('textbox', { name: 'Main content area' });
  await editor.evaluate((element) => {
    const changes: string[] = [];
    const note = (records: MutationRecord[]) => changes.push(...records.map(({ type }) => type));
    new MutationObserver(note).observe(element, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    });
    Object.assign(globalThis, { changes });
  });
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
  expect(await reader.page.evaluate('changes.length')).toBe(0);

  // Writing before the sentence: every key arrives in order, and the mark stays on its words.
  await editor.getByText('Put the new key').click({ position: { x: 1, y: 4 } });
  await reader.page.keyboard.press('Home');
  await reader.page.keyboard.type('First of all: ');
  expect(await editor.innerText()).toContain('First of all: Put the new key into the vault.');
  expect(await reader.highlights()).toEqual([SENTENCE]);
  expect(await reader.page.evaluate('[...new Set(changes)].join()')).toBe('characterData'); // the reader's own keys alone

  // Who writes wants no toolbar; who has left the text gets it again.
  await reader.select('Run the same command');
  await settle(reader);
  expect(await reader.toolbarButton('Ask').count()).toBe(0);
  await reader.page.getByRole('textbox', { name: 'Page title' }).click();
  await reader.select('Run the same command');
  await reader.toolbarButton('Ask').waitFor();

  // Words that nobody saved yet are asked about all the same: the quote stands in the comment.
  await reader.select('First of all');
  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.send('First of what?');
  await drawer.delivery.getByText('Filed').waitFor();
  await reader.page.reload();
  const below = reader.page.getByTestId('footer-comments');
  await below.getByText('First of what?').waitFor();
  await below.getByText('First of all').waitFor();
});

test('somebody who may only read a live page asks, and opens a request by a click on its words', async () => {
  const live = wiki.createPage({ space: 'OPS', title: 'Live to read', html: GUIDE.html, editor: 'live' });
  const { reader } = await person(wiki.users.commenter);
  await reader.open(live.url);
  await askFromToolbar(reader);
  await reader.page.reload();
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
  await reader.page.locator('#ak-editor-textarea').getByText('The daemon must be restarted').click();
  await (await reader.drawer()).frame.getByText(question).waitFor();
});

test('wandering without a reload shows each page’s own requests, and nothing where nothing can be asked', async () => {
  const made = { space: 'OPS', html: GUIDE.html };
  const page = wiki.createPage({ ...made, title: 'Way page' });
  const quiet = wiki.createPage({ ...made, title: 'Way quiet' });
  const old = wiki.createPage({ ...made, title: 'Way old', editor: 'legacy' });
  const live = wiki.createPage({ ...made, title: 'Way live', editor: 'live' });
  const post = wiki.createBlogPost({ ...made, title: 'Way post' });
  const { reader } = await person(wiki.users.member);
  await reader.open(page.url);
  await reader.page.evaluate('window.notReloaded = true');
  const go = async (to: PageRef) => {
    await reader.page.locator('#side').getByRole('link', { name: to.title, exact: true }).click();
    await reader.page.waitForURL(to.url);
  };
  /** Docket has seen the page when it has read what was asked there. */
  const seen = ({ id, type }: PageRef) =>
    expect.poll(() => wiki.log.some(({ address }) => address.includes(`/${type}s/${id}/inline-comments`))).toBe(true);
  const standingAt = async ({ id, type }: PageRef) => {
    const asked = wiki.log.filter(({ method, address }) => method === 'POST' && address.endsWith('/inline-comments'));
    const member = type === 'page' ? 'pageId' : 'blogPostId';
    return asked.filter(({ requestBody }) => requestBody.includes(`"${member}":"${id}"`)).length;
  };

  // Asked on each in turn, one after the other: each question lands where it was asked.
  const asked = [page, live, post, old];
  for (const one of asked) {
    if (one !== page) await go(one);
    await seen(one);
    await askFromToolbar(reader, `About ${one.title}?`);
    await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
    expect(await standingAt(one)).toBe(1);
  }

  // Nothing follows the reader to where nothing can be asked.
  const nowhere = [
    () => reader.page.locator('#side').getByRole('link', { name: 'Blog', exact: true }).click(),
    () => reader.page.locator('#side a.space').click(),
    () => reader.page.getByRole('link', { name: 'Home' }).click(),
    async () => {
      await reader.page.getByRole('searchbox').fill('way');
      await reader.page.getByRole('searchbox').press('Enter');
    },
  ];
  for (const leave of nowhere) {
    await leave();
    await reader.page.locator('#app-content:not([aria-busy]) h1').first().waitFor();
    await expect.poll(() => reader.highlights()).toEqual([]);
    await expect.poll(() => reader.badge('On Linux').count()).toBe(0);
  }
  for (const _ of ['search', 'home']) await reader.page.goBack(); // to the space, which lists its pages
  await go(quiet);
  await expect.poll(() => reader.highlights()).toEqual([]);
  await go(old);
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
  await reader.page.getByRole('link', { name: 'Edit' }).click();
  await reader.page.getByText('Normal text').waitFor();
  await expect.poll(() => reader.highlights()).toEqual([]);
  for (const back of [old, quiet]) {
    await reader.page.goBack();
    await reader.page.waitForURL(back.url);
    await expect.poll(() => reader.highlights()).toEqual(back === old ? [SENTENCE] : []);
  }
  expect(await reader.page.evaluate('window.notReloaded')).toBe(true);
});

test.skipIf(loadSpecs() === null)('all that Docket asked of the wiki fits Atlassian’s own documents', () => {
  const specs = loadSpecs();
  if (specs === null) throw new Error('skipped without the documents');
  const report = checkLog(wiki.log, specs);
  expect([...report.operations]).toEqual(
    expect.arrayContaining(['v2 getBlogPostInlineComments', 'v1 createAttachment']),
  );
  expect(report.findings).toEqual([]);
});
