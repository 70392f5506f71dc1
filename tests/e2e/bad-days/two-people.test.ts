import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Login } from '../../wordpress/people.ts';
import type { PostRef } from '../../wordpress/wordpress.ts';
import { SENTENCE, sharedWordPress } from '../journey/stage.ts';
import type { Drawer } from '../reader.ts';
import { sendSignIn, signInToWordPress } from '../sign-in.ts';
import {
  badDayOn,
  beginAsking,
  createGuide,
  expectFiledOnce,
  expectKept,
  expectSaid,
  filedOn,
  inAnotherTab,
  newQuestion,
  readerOf,
} from './stage.ts';
import type { BadDay } from './stage.ts';

/** A browser that two people share, moderators who say no, and comments that close while somebody replies. */
const site = sharedWordPress();
let day: BadDay;
beforeAll(async () => {
  day = await badDayOn(site, 'approved');
});
afterEach(async () => {
  await site.setOption('comment_moderation', '0');
  await day.browser.context.clearCookies();
  await inAnotherTab(day.browser, (page) => signInToWordPress(page, site, 'approved', day.base));
});
afterAll(() => day.close());

async function signInInstead(login: Login): Promise<void> {
  await day.browser.context.clearCookies();
  await inAnotherTab(day.browser, (page) => signInToWordPress(page, site, login, day.base));
}

const show = (guide: PostRef) =>
  inAnotherTab(day.browser, async (page) => {
    await page.goto(day.base + guide.path);
    await page.locator('docket-overlay').waitFor({ state: 'attached' });
  });

const authorsOf = async (guide: PostRef) => (await site.commentsOn(guide.id)).map(({ author }) => author);

/** April writes, Edith signs in in the same browser, and April's words are sent. */
async function sendWhileEdithIsIn(guide: PostRef, words: string): Promise<Drawer> {
  const drawer = await beginAsking(day, guide);
  await signInInstead('editor');
  await drawer.send(words);
  await expectSaid(drawer, 'Needs you', [
    'This was written by April Moore, but Edith Park is signed in now.',
    'Nothing was sent in the name of Edith Park.',
    'Sign in as April Moore again, and it goes out by itself.',
    'Or take it back and send it as Edith Park.',
  ]);
  expect(await filedOn(site, guide, words)).toBe(0);
  return drawer;
}

test('another person is signed in: nothing is sent in their name, and the author’s return is all it takes', async () => {
  const guide = await createGuide(site);
  const words = newQuestion();
  const drawer = await sendWhileEdithIsIn(guide, words);
  await expectKept(drawer, words);
  await show(guide); // Edith reads on
  const before = day.proxy.exchanges.length;
  await drawer.button('Try again').click();
  await expect.poll(() => day.proxy.exchanges.slice(before).some(({ path }) => /users\/me/.test(path))).toBe(true);
  await expect.poll(() => drawer.delivery.innerText()).toContain('This was written by April Moore');
  expect(await filedOn(site, guide, words)).toBe(0);
  const opened = day.browser.context.waitForEvent('page');
  await drawer.button('Sign in').click();
  const signIn = await opened;
  await sendSignIn(signIn, site, 'approved');
  await signIn.waitForURL(new RegExp(guide.path)); // the way back to the page
  await expectFiledOnce(drawer, site, guide, words);
  expect(await authorsOf(guide)).toEqual(['approved']);
  await signIn.close();
});

test('another person takes the words back and sends them as their own', async () => {
  const guide = await createGuide(site);
  const words = newQuestion();
  const drawer = await sendWhileEdithIsIn(guide, words);
  await drawer.button('Take back').click();
  await drawer.frame.getByText('It is signed Edith Park.').waitFor();
  expect(await drawer.words.inputValue()).toBe(words);
  await drawer.frame.getByTestId('send').click();
  await expectFiledOnce(drawer, site, guide, words);
  expect(await authorsOf(guide)).toEqual(['editor']);
});

test('another person who signs in and asks at once is not taken for the one before', async () => {
  const guide = await createGuide(site);
  const words = newQuestion();
  await beginAsking(day, guide); // April looked around, and wrote nothing
  await signInInstead('editor');
  const reader = await readerOf(day, guide);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText('It is signed Edith Park.').waitFor();
  await drawer.send(words);
  await expectFiledOnce(drawer, site, guide, words);
  expect(await authorsOf(guide)).toEqual(['editor']);
});

test('a moderator says no: said with the words, which go back into the composer and out again', async () => {
  const guide = await createGuide(site);
  const words = newQuestion();
  await site.setOption('comment_moderation', '1');
  const drawer = await beginAsking(day, guide);
  await drawer.send(words);
  await expectSaid(drawer, 'Waiting for approval', ['A moderator approves it']);
  const [held] = await site.commentsOn(guide.id);
  await site.setCommentStatus(held?.id ?? 0, 'trash');
  await show(guide);
  await expectSaid(drawer, 'Not accepted', [
    'A moderator put it into the trash',
    'Your words are kept in this browser',
  ]);
  await expectKept(drawer, words);
  await site.setOption('comment_moderation', '0');
  await drawer.button('Take back').click();
  await drawer.words.waitFor();
  expect(await drawer.words.inputValue()).toBe(words);
  await drawer.frame.getByTestId('send').click();
  await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
  const standing = await site.commentsOn(guide.id);
  expect(standing.filter(({ status }) => status === 'approved')).toHaveLength(1);
  expect(standing.filter(({ status }) => status === 'trash').map(({ id }) => id)).toEqual([held?.id]);
});

test('what a moderator did not accept can be put away, and brought back with one click', async () => {
  const guide = await createGuide(site);
  const words = newQuestion();
  await site.setOption('comment_moderation', '1');
  const drawer = await beginAsking(day, guide);
  await drawer.send(words);
  await expectSaid(drawer, 'Waiting for approval', []);
  const [held] = await site.commentsOn(guide.id);
  await site.setCommentStatus(held?.id ?? 0, 'spam');
  await show(guide);
  await drawer.delivery.getByText('Not accepted', { exact: true }).waitFor();
  await drawer.frame.getByRole('tab', { name: 'My requests' }).click();
  const card = drawer.frame.getByTestId('mine').filter({ hasText: words });
  await card.getByRole('button', { name: 'Dismiss' }).click();
  await card.waitFor({ state: 'detached' });
  await drawer.button('Undo').click();
  await card.getByText('Not accepted').waitFor();
});

test('a reply that could not be sent goes back into its field, and out again', async () => {
  const guide = await createGuide(site);
  const question = newQuestion();
  const drawer = await beginAsking(day, guide);
  await drawer.send(question);
  await expectFiledOnce(drawer, site, guide, question);
  await drawer.frame.getByRole('tab', { name: 'This page' }).click();
  await drawer.button('Add details').click();
  const reply = `I mean the log level. (${crypto.randomUUID()})`;
  await site.setComments(guide.id, 'closed');
  await drawer.words.fill(reply);
  await drawer.button('Send reply').click();
  await expectSaid(drawer, 'Needs you', ['Comments were closed on this page.']);
  await drawer.button('Take back').click();
  await drawer.delivery.waitFor({ state: 'detached' });
  expect(await drawer.words.inputValue()).toBe(reply);
  await site.setComments(guide.id, 'open');
  await drawer.button('Send reply').click();
  await expect.poll(() => filedOn(site, guide, reply)).toBe(1);
  expect((await site.commentsOn(guide.id)).map(({ parent }) => parent > 0)).toEqual([false, true]);
});
