import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startConfluence, type Confluence } from '../../confluence/index.ts';
import type { DocketBrowser } from '../browser.ts';
import type { Reader } from '../reader.ts';
import { GUIDE, onConfluence, onWordPress, personWith, SENTENCE, sharedWordPress } from './stage.ts';

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
const DIFFERENCE = { gone: ['must', 'each', 'including'], new: ['has to', 'every', 'even after'] };
const OTHER = 'Keys of the new kind are longer.';
const rewritten = NEWS + GUIDE.html.replace(SENTENCE, REWORDED);
const shortened =
  NEWS + GUIDE.html.replace(` ${SENTENCE}`, '').replace('<h2>On Linux</h2>', '<h2>On Linux systems</h2>');

async function ask(reader: Reader, url: string): Promise<void> {
  await reader.open(url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.send(question);
  await drawer.delivery.getByText('Filed').waitFor();
}

/**
 * Reworded, it stands at the new words, and what changed is shown. Deleted, no lookalike is marked, its section has it
 * still, and its asker can put it to other words.
 */
async function expectFollowed(reader: Reader, url: string, write: (html: string) => Promise<void>): Promise<void> {
  await write(rewritten);
  await reader.open(url);
  await expect.poll(() => reader.highlights()).toEqual([REWORDED]);
  await reader.badge('On Linux').click();
  const changed = (await reader.drawer()).frame.getByTestId('thread');
  await changed.getByText('The words on the page have changed since:').waitFor();
  expect(await changed.locator('del').allTextContents()).toEqual(DIFFERENCE.gone);
  expect(await changed.locator('ins').allTextContents()).toEqual(DIFFERENCE.new);

  await write(shortened);
  await reader.open(url);
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
  await frame.getByText('Moved it to another place on the page').waitFor();
  await frame.getByText('On its way').waitFor({ state: 'detached' });
  await reader.open(url);
  await expect.poll(() => reader.highlights()).toEqual([OTHER]);
}

test('on WordPress a request follows its sentence, and stays with its section when that is gone', async () => {
  const guide = await site.createPage(GUIDE);
  const { reader, browser } = await personWith(onWordPress(site, 'approved'));
  open.push(browser);
  await ask(reader, guide.url);
  const { login, appPassword } = site.users.editor;
  await expectFollowed(reader, guide.url, async (content) => {
    const answer = await fetch(`${site.loopbackUrl}/?rest_route=/wp/v2/pages/${String(guide.id)}`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${login}:${appPassword}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ content }),
    });
    expect(answer.status).toBe(200);
  });
});

test('on Confluence Cloud likewise', async () => {
  const guide = wiki.createPage({ space: 'OPS', title: GUIDE.title, html: GUIDE.html });
  const { reader, browser } = await personWith(onConfluence(wiki, wiki.users.member));
  open.push(browser);
  await ask(reader, guide.url);
  await expectFollowed(reader, guide.url, async (html) => void wiki.editPage(guide.id, { html }));
});
