import { expect, onTestFinished, test } from 'vitest';
import { startConfluence } from '../../confluence/index.ts';
import { talkOn } from '../../servers/platforms/confluence-talk.ts';
import { GUIDE, onConfluence, onWordPress, personWith, SENTENCE, sharedWordPress } from './stage.ts';
import type { Drawer } from '../reader.ts';

const remark = 'The second command is missing a flag, is it not?';

/** Opens the list of requests and makes one of the only comment that was made without Docket. */
async function takeUp(drawer: Drawer): Promise<void> {
  await drawer.frame.getByRole('tab', { name: 'This page' }).click();
  const comment = drawer.frame.getByTestId('plain-comment');
  await comment.getByText(remark).waitFor();
  await comment.getByRole('button', { name: 'Make it a request' }).click();
  const thread = drawer.frame.getByTestId('thread');
  await thread.getByText(remark).waitFor();
  await thread.getByText('Made this comment a request').waitFor();
  expect(await comment.count()).toBe(0);
}

test('a comment from WordPress’ own form becomes a request in one click, for everyone, and is answered as one', async () => {
  const site = sharedWordPress();
  const guide = await site.createPage(GUIDE);
  const { reader: writer, browser: writers } = await personWith(onWordPress(site, 'approved'));
  onTestFinished(() => writers.close());
  await writer.open(guide.url);
  await writer.page.getByRole('textbox', { name: 'Comment' }).fill(remark);
  await writer.page.getByRole('button', { name: 'Post Comment' }).click();
  await writer.page.getByText(remark).waitFor();

  const { reader, browser } = await personWith(onWordPress(site, 'editor'));
  onTestFinished(() => browser.close());
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await takeUp(drawer);
  const [written, event] = await site.commentsOn(guide.id);
  expect(event).toMatchObject({ author: 'editor', parent: written?.id });
  expect(event?.content).toContain('Taken up as a request');

  await drawer.button('Reply').click();
  await drawer.frame.getByRole('textbox').last().fill('Yes, it takes --all.');
  await drawer.button('Send').last().click();
  await expect.poll(async () => (await site.commentsOn(guide.id)).length).toBe(3);

  await writer.open(guide.url);
  const answered = await writer.askAbout(SENTENCE);
  await answered.frame.getByRole('tab', { name: 'This page' }).click();
  await answered.frame.getByTestId('thread').getByText('Yes, it takes --all.').waitFor();
});

test('Confluence’s own inline comment becomes a request at the words it stands at', async () => {
  const wiki = await startConfluence();
  onTestFinished(() => wiki.stop());
  wiki.createSpace({ key: 'OPS', name: 'Operations' });
  const guide = wiki.createPage({ space: 'OPS', title: GUIDE.title, html: GUIDE.html });
  await talkOn(wiki).askInline({ pageId: guide.id } as never, remark, SENTENCE); // only the page's id is asked for
  const { reader, browser } = await personWith(onConfluence(wiki, wiki.users.commenter));
  onTestFinished(() => browser.close());
  await reader.open(guide.url);
  const drawer = await reader.askAbout('previous fingerprint');
  await takeUp(drawer);
  await expect.poll(() => reader.highlights()).toEqual([SENTENCE]);
  await reader.badge('On Linux').waitFor();
});
