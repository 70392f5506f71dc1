import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Login } from '../../wordpress/people.ts';
import { startWordPress } from '../../wordpress/start.ts';
import type { DocketBrowser } from '../browser.ts';
import { GUIDE, onWordPress, personWith, SENTENCE, sharedWordPress } from './stage.ts';

const site = sharedWordPress();
const open: DocketBrowser[] = [];
afterEach(async () => {
  for (const browser of open.splice(0)) await browser.close();
});

async function person(login: Login, on = site) {
  const { reader, browser } = await personWith(onWordPress(on, login));
  open.push(browser);
  return { reader, browser };
}

const question = 'Does changing only the log level count as a soft change?';

test('an editor asks with two clicks and a sentence, and it stands on the page for everyone', async () => {
  const guide = await site.createPage(GUIDE);
  const { reader } = await person('editor');
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText(SENTENCE).waitFor();
  await drawer.send(question);
  await drawer.delivery.getByText('Filed').waitFor();

  expect(await reader.highlights()).toEqual([SENTENCE]);
  await reader.badge('On Linux').waitFor();
  const [stored, ...more] = await site.commentsOn(guide.id);
  expect(more).toEqual([]);
  expect(stored).toMatchObject({ author: 'editor', status: 'approved' });

  const { reader: other } = await person('approved');
  await other.open(guide.url);
  await expect.poll(() => other.highlights()).toEqual([SENTENCE]);
  const comment = other.page.locator(`#comment-${String(stored?.id)}`);
  expect(await comment.innerText()).toContain(question); // without Docket, in the theme's own list
  await other.badge('On Linux').click();
  const threads = await other.drawer();
  await threads.frame.getByText(question).waitFor();
  await threads.frame.getByText('Edith Park').first().waitFor();
});

test('a reply to a request reaches the one who asked', async () => {
  const guide = await site.createPage(GUIDE);
  const { reader } = await person('approved');
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.send(question);
  await drawer.delivery.getByText('Filed').waitFor();

  const { reader: support } = await person('editor');
  await support.open(guide.url);
  await support.badge('On Linux').click();
  const theirs = await support.drawer();
  await theirs.button('Reply').click();
  await theirs.frame.getByLabel('Write a reply').fill('No, a log level is read at once.');
  await theirs.button('Send reply').click();
  await expect.poll(async () => (await site.commentsOn(guide.id)).length).toBe(2);
  const [asked, answered] = await site.commentsOn(guide.id);
  expect(answered).toMatchObject({ parent: asked?.id, author: 'editor', status: 'approved' });

  await reader.open(guide.url);
  await reader.badge('On Linux').click();
  const mine = await reader.drawer();
  await mine.frame.getByText('No, a log level is read at once.').waitFor();
});

test('a first-time subscriber is told before typing that it will be held, and sees it held until it is approved', async () => {
  // A site of its own: once one comment was approved, nobody of that name is new there any more.
  const started = await startWordPress();
  onTestFinished(() => started.stop());
  const { wordPress } = started;
  const guide = await wordPress.createPage(GUIDE);
  const { reader } = await person('subscriber', wordPress);
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText('A moderator approves first comments on this site.').waitFor();
  await drawer.send(question);
  await drawer.delivery.getByText('Waiting for approval').waitFor();
  const [held] = await wordPress.commentsOn(guide.id);
  expect(held).toMatchObject({ author: 'subscriber', status: 'hold' });
  await reader.badge('On Linux').waitFor(); // for this person alone

  const { reader: other } = await person('approved', wordPress);
  await other.open(guide.url);
  await other.page.getByRole('heading', { name: 'Leave a Reply' }).waitFor();
  expect(await other.highlights()).toEqual([]);

  await wordPress.setCommentStatus(held?.id ?? 0, 'approve');
  await other.open(guide.url);
  await expect.poll(() => other.highlights()).toEqual([SENTENCE]);
});

test('an author asks with a picture by the icon; what was hidden is not in what is uploaded', async () => {
  const guide = await site.createPage(GUIDE);
  const { reader, browser } = await person('author');
  await reader.open(guide.url);
  await reader.select(SENTENCE);
  await browser.clickIcon(reader.page);
  const drawer = await reader.drawer();
  await drawer.frame.getByText(SENTENCE).waitFor();
  await drawer.button('Mark, hide, crop').click();
  await drawer.button('Hide').click();
  await drawer.frame.getByLabel('Picture. Press Enter to add a mark in the middle.').press('Enter');
  await drawer.button('Done').click();
  await drawer.frame.getByText('1 place hidden').waitFor();
  await drawer.frame.getByText('Pictures uploaded to this site are public').waitFor();
  await drawer.send(question);
  await drawer.delivery.getByText(/Filed|Waiting for approval/).waitFor();
  const [comment] = await site.commentsOn(guide.id);
  const [address] = /https?:[^\s<"]+\.png/.exec(comment?.content ?? '') ?? [];
  if (address === undefined) throw new Error(`The comment names no picture: ${String(comment?.content)}`);
  expect(await coloursInTheMiddle(reader.page, address)).toHaveLength(1); // the hide mark was added in the middle
});

/** The different colours of a picture within 60 x 40 pixels around its middle, where the page's own text stood. */
function coloursInTheMiddle(page: Page, address: string): Promise<number[]> {
  return page.evaluate(async (source) => {
    const bitmap = await createImageBitmap(await (await fetch(source)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('The browser gives no canvas');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(bitmap.width / 2 - 30, bitmap.height / 2 - 20, 60, 40);
    return [...new Set(new Uint32Array(data.buffer))];
  }, address);
}
