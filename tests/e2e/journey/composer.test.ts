import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startConfluence, type Confluence } from '../../confluence/index.ts';
import type { DocketBrowser } from '../browser.ts';
import type { Drawer, Reader } from '../reader.ts';
import { GUIDE, onConfluence, onWordPress, personWith, SENTENCE, sharedWordPress } from './stage.ts';

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

async function person(stage: Parameters<typeof personWith>[0]) {
  const { reader, browser } = await personWith(stage);
  open.push(browser);
  return { reader, browser };
}

/** Asks with the icon, so that the drawer comes with a picture. */
async function askWithPicture(reader: Reader, browser: DocketBrowser, url: string): Promise<Drawer> {
  await reader.open(url);
  await reader.select(SENTENCE);
  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  return drawer;
}

/** Types as a person does: the buttons for bold and link, Enter for the next item of a list. */
async function writeRich(drawer: Drawer): Promise<void> {
  const { words, frame } = drawer;
  await words.click();
  await drawer.button('Bold').click();
  await words.pressSequentially('Each'); // over the words that stand for it
  await words.press('End');
  await words.pressSequentially(' change says:\n- nothing\nor ');
  await drawer.button('Link').click();
  await frame.getByLabel('Web address').fill('https://example.org/old_(page)');
  await frame.getByLabel('Web address').press('Enter');
}

const rich = '**Each** change says:\n- nothing\n- or [link](https://example.org/old_%28page%29)';

test('on WordPress: formatting, two pictures with an arrow and a text, and a file, all in one comment', async () => {
  const guide = await site.createPage(GUIDE);
  const { reader, browser } = await person(onWordPress(site, 'editor'));
  const drawer = await askWithPicture(reader, browser, guide.url);
  await writeRich(drawer);
  expect(await drawer.words.inputValue()).toBe(rich);
  await drawer.frame.getByRole('region', { name: 'As it will arrive' }).getByRole('listitem').nth(1).waitFor();

  await drawer.button('Mark, hide, crop').click();
  const stage = drawer.frame.getByLabel('Picture. Press Enter to add a mark in the middle.');
  await drawer.button('Arrow').click();
  await stage.press('Enter');
  await drawer.button('Turn the arrow').click();
  await drawer.frame.getByRole('button', { name: 'Text', exact: true }).click();
  await stage.press('Enter');
  await drawer.frame.getByLabel('Words on the picture').fill('This one?');
  await drawer.button('Done').click();
  await drawer.button('Add another picture').click();
  await drawer.frame.getByRole('figure').nth(1).waitFor();
  await drawer.frame.getByTestId('attach-file').setInputFiles({
    name: 'Agent Trace ü.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('a line of a trace'),
  });
  await drawer.frame.getByText('Agent Trace ü.txt').waitFor();
  await drawer.frame.getByTestId('send').click();
  await drawer.delivery.getByText('Filed').waitFor();

  const [comment] = await site.commentsOn(guide.id);
  expect(comment?.content).toContain('<strong>Each</strong> change says:');
  expect(comment?.content).toMatch(/<ul><li>nothing<\/li><li>or <a href="https:\/\/example\.org\/old_%28page%29"/);
  expect(comment?.content.match(/<img /g)).toHaveLength(2);
  const [address = ''] = /https?:[^\s<"]+agent-trace-u\.txt/.exec(comment?.content ?? '') ?? [];
  expect(await (await fetch(address.replace(new URL(address).origin, site.loopbackUrl))).text()).toBe(
    'a line of a trace',
  );

  const { reader: other } = await person(onWordPress(site, 'approved'));
  await other.open(guide.url);
  await other.badge('On Linux').click();
  const thread = (await other.drawer()).frame.getByTestId('thread');
  await thread.getByRole('listitem').filter({ hasText: 'nothing' }).waitFor();
  await thread.getByRole('link', { name: 'agent-trace-u.txt' }).waitFor();
  await thread.getByRole('link', { name: 'Picture 2' }).waitFor();
});

test('a subscriber is shown that lists and links arrive as plain text, and is not held for the address', async () => {
  const guide = await site.createPage(GUIDE);
  const { reader } = await person(onWordPress(site, 'approved'));
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.words.fill(rich);
  await drawer.frame.getByText('This site shows lists and links of your account as plain text.').waitFor();
  const shown = drawer.frame.getByRole('region', { name: 'As it will arrive' });
  expect(await shown.innerText()).toContain('- or link (https://example.org/old_%28page%29)');
  await drawer.frame.getByTestId('send').click();
  await drawer.delivery.getByText('Filed').waitFor();
  const [comment] = await site.commentsOn(guide.id);
  expect(comment).toMatchObject({ status: 'approved' });
  expect(comment?.content).toContain('<strong>Each</strong>');
  expect(comment?.content).not.toMatch(/<ul|<li/);
});

test('on Confluence: the same, with the file and both pictures attached to the page', async () => {
  const guide = wiki.createPage({ space: 'OPS', title: GUIDE.title, html: GUIDE.html });
  const { reader, browser } = await person(onConfluence(wiki, wiki.users.member));
  const drawer = await askWithPicture(reader, browser, guide.url);
  await drawer.words.fill(rich);
  await drawer.button('Add another picture').click();
  await drawer.frame.getByRole('figure').nth(1).waitFor();
  const file = { name: 'trace.log', mimeType: 'text/plain', buffer: Buffer.from('a line of a trace') };
  await drawer.frame.getByTestId('attach-file').setInputFiles(file);
  await drawer.button('Remove the file trace.log').click();
  await drawer.button('Undo').click();
  const { commenter } = wiki.users;
  await drawer.button('Copy to a colleague').click();
  await drawer.frame.getByRole('combobox').fill(commenter.displayName.slice(0, 3));
  await drawer.frame.getByRole('option', { name: commenter.displayName }).waitFor();
  await drawer.frame.getByRole('combobox').press('Enter');
  await drawer.frame.getByRole('list', { name: 'Copy to' }).getByText(commenter.displayName).waitFor();
  await drawer.frame.getByTestId('send').click();
  await drawer.delivery.getByText('Filed').waitFor();
  await drawer.button('Copy the link for a colleague').click();
  await drawer.frame.getByText('Link copied.').waitFor();
  const mention = `ri:account-id=\\"${commenter.accountId}\\"`; // in JSON; Confluence tells them of it
  expect(wiki.log.filter(({ method, requestBody }) => method === 'POST' && requestBody.includes(mention))).toHaveLength(
    1,
  );

  const { reader: other } = await person(onConfluence(wiki, wiki.users.commenter));
  await other.open(guide.url);
  await other.badge('On Linux').click();
  const thread = (await other.drawer()).frame.getByTestId('thread');
  await thread.getByRole('listitem').filter({ hasText: 'nothing' }).waitFor();
  await thread.getByRole('link', { name: 'trace.log' }).waitFor();
  await thread.getByRole('link', { name: 'Picture 2' }).waitFor();
});
