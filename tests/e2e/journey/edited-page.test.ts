import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startConfluence, type Confluence } from '../../confluence/index.ts';
import type { DocketBrowser } from '../browser.ts';
import type { Reader } from '../reader.ts';
import { personOn } from './data-center-person.ts';
import { GUIDE, onConfluence, onWordPress, personWith, SENTENCE, sharedWordPress } from './stage.ts';
import { expectUntouched, watchNodes } from './untouched.ts';

/** A page that its authors go on writing, by the wiki's own API, after somebody has asked about it. */
const site = sharedWordPress();
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
const NEWS =
  '<h2>What is new</h2><p>Keys of the new kind are longer. The daemon must be stopped before the first rotation.</p>';
const REWORDED = 'The daemon has to be restarted after every change, even after soft ones.';
/** Few of its words are left: it may be the same sentence, and may be another one. */
const DOUBTFUL = 'Every change, soft ones too, needs a restart of the daemon.';
const DIFFERENCE = { gone: ['must', 'each', 'including'], new: ['has to', 'every', 'even after'] };
const OTHER = 'Keys of the new kind are longer.';
const rewritten = NEWS + GUIDE.html.replace(SENTENCE, REWORDED);
const doubtful = NEWS + GUIDE.html.replace(SENTENCE, DOUBTFUL);
const shortened =
  NEWS + GUIDE.html.replace(` ${SENTENCE}`, '').replace('<h2>On Linux</h2>', '<h2>On Linux systems</h2>');

async function ask(reader: Reader, url: string): Promise<void> {
  await reader.open(url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.send(question);
  await drawer.delivery.getByText('Filed').waitFor();
}

/**
 * Reworded, it stands at the new words, and what changed is shown. Where that is not sure it is marked once its asker
 * says so. Deleted, no lookalike is marked, its section has it
 * still, and its asker can put it to other words.
 */
async function expectFollowed(reader: Reader, url: string, write: (html: string) => Promise<void>): Promise<void> {
  await write(rewritten);
  await watchNodes(reader.page);
  await expectWalk(reader, url);
  await reader.badge('On Linux').click();
  const changed = (await reader.drawer()).frame.getByTestId('thread');
  await changed.getByText('The words on the page have changed since:').waitFor();
  expect(await changed.locator('del').allTextContents()).toEqual(DIFFERENCE.gone);
  expect(await changed.locator('ins').allTextContents()).toEqual(DIFFERENCE.new);

  await write(doubtful);
  await reader.open(url);
  await reader.badge('On Linux').click();
  const perhaps = (await reader.drawer()).frame.getByTestId('thread');
  await perhaps.getByRole('button', { name: 'Yes, it is here' }).waitFor();
  expect(await reader.highlights()).toEqual([]);
  await perhaps.getByRole('button', { name: 'Yes, it is here' }).click();
  await expect.poll(() => reader.highlights()).toEqual([DOUBTFUL]);
  await perhaps.getByText('Moved it to another place on the page').waitFor();

  await write(shortened);
  await reader.open(url);
  await expect.poll(() => reader.badge('On Linux systems').getAttribute('data-count')).toBe('1 · was here');
  await reader.badge('On Linux systems').click();
  const { frame } = await reader.drawer();
  await frame.getByText(question).waitFor();
  await frame.getByRole('region', { name: 'On Linux systems' }).waitFor(); // as its section is called now
  await frame.getByText('These words are not on the page any more; they were in “On Linux systems”.').waitFor();
  expect(await reader.highlights()).toEqual([]);
  const move = frame.getByRole('button', { name: 'Move it to the selected text' });
  await move.click();
  await frame.getByText('Select the right text on the page first').waitFor();
  await reader.select(OTHER);
  await move.click();
  await expect.poll(() => reader.highlights()).toEqual([OTHER]); // at once, though the wiki does not know yet
  await frame.getByText('Moved it to another place on the page').last().waitFor();
  await frame.getByText('On its way').waitFor({ state: 'detached' });
  await reader.open(url);
  await expect.poll(() => reader.highlights()).toEqual([OTHER]);
}

/** Its place is marked, the keys lead there, and nothing of the page is touched by all that. */
async function expectWalk(reader: Reader, url: string): Promise<void> {
  await reader.open(url);
  await expect.poll(() => reader.highlights()).toEqual([REWORDED]);
  await reader.badge('On Linux').waitFor();
  await reader.page.keyboard.press('F6');
  await reader.page.keyboard.press('j');
  await expect.poll(() => reader.highlights()).toEqual([REWORDED, REWORDED]); // and strongly, for a moment
  await expectUntouched(reader);
}

async function editPost(id: number, content: string): Promise<void> {
  const { login, appPassword } = site.users.editor;
  const answer = await fetch(`${site.loopbackUrl}/?rest_route=/wp/v2/pages/${String(id)}`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${login}:${appPassword}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ content }),
  });
  expect(answer.status).toBe(200);
}

test('on WordPress a request follows its sentence, and stays with its section when that is gone', async () => {
  const guide = await site.createPage(GUIDE);
  const { reader, browser } = await personWith(onWordPress(site, 'approved'));
  open.push(browser);
  await ask(reader, guide.url);
  await expectFollowed(reader, guide.url, (html) => editPost(guide.id, html));
});

describe('in other themes', () => {
  afterAll(() => site.useTheme('twentytwentyfour'));

  test.each(['twentytwentythree', 'plain-classic'] as const)('%s shows it likewise', async (theme) => {
    await site.useTheme(theme);
    const guide = await site.createPage(GUIDE);
    const { reader, browser } = await personWith(onWordPress(site, 'approved'));
    open.push(browser);
    await ask(reader, guide.url);
    await editPost(guide.id, rewritten);
    await watchNodes(reader.page);
    await expectWalk(reader, guide.url);
  });
});

test('on Confluence Cloud likewise', async () => {
  const guide = wiki.createPage({ space: 'OPS', title: GUIDE.title, html: GUIDE.html });
  const { reader, browser } = await personWith(onConfluence(wiki, wiki.users.member));
  open.push(browser);
  await ask(reader, guide.url);
  await expectFollowed(reader, guide.url, async (html) => void wiki.editPage(guide.id, { html }));
});

test('on Data Center likewise', async () => {
  const server = await startConfluence({ flavour: 'data-center' });
  onTestFinished(() => server.stop());
  server.createSpace({ key: 'OPS', name: 'Operations' });
  const guide = server.createPage({ space: 'OPS', title: GUIDE.title, html: GUIDE.html });
  const { reader, browser } = await personOn(server, server.users.member);
  open.push(browser);
  await ask(reader, guide.url);
  await expectFollowed(reader, guide.url, async (html) => void server.editPage(guide.id, { html }));
});
