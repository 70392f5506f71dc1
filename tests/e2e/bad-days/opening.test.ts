import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { loginPage, nonsense } from '../../servers/faults.ts';
import type { PostRef } from '../../wordpress/wordpress.ts';
import { SENTENCE, sharedWordPress } from '../journey/stage.ts';
import { signInToWordPress } from '../sign-in.ts';
import { badDayOn, createGuide, expectFiledOnce, inAnotherTab, newQuestion, readerOf } from './stage.ts';
import type { BadDay } from './stage.ts';

/** What cannot work is said before anything is typed, and what is typed all the same stays. */
const site = sharedWordPress();
let day: BadDay;
beforeAll(async () => {
  day = await badDayOn(site, 'approved');
});
afterEach(() => day.proxy.clear());
afterAll(() => day.close());

const API = /wp-json|rest_route|admin-ajax/;
const CLOSED = [
  {
    when: 'comments are closed',
    turn: ({ id }: PostRef) => site.setComments(id, 'closed'),
    mend: ({ id }: PostRef) => site.setComments(id, 'open'),
    says: 'Comments are closed on this page. You can save your words as an e-mail draft',
  },
  {
    when: 'the page was hidden since it was opened',
    turn: ({ id }: PostRef) => setStatus(id, 'private'),
    mend: ({ id }: PostRef) => setStatus(id, 'publish'),
    says: 'This page was deleted, moved or hidden from you. Your words stay here',
  },
];
const setStatus = (id: number, status: string) =>
  site.php(`return wp_update_post(['ID' => $args['id'], 'post_status' => $args['status']], true);`, { id, status });

test.for(CLOSED)(
  '$when: said before typing, the words stay, and go out once it is open',
  async ({ turn, mend, says }) => {
    const guide = await createGuide(site);
    const reader = await readerOf(day, guide);
    await turn(guide);
    const drawer = await reader.askAbout(SENTENCE);
    await drawer.frame.getByText(says).waitFor();
    await drawer.button('Save as e-mail draft').first().waitFor();
    const words = newQuestion();
    await drawer.words.fill(words);
    await drawer.frame.getByText('Draft saved').waitFor();
    expect(await drawer.frame.getByTestId('send').getAttribute('aria-disabled')).toBe('true');
    expect(await site.commentsOn(guide.id)).toEqual([]);
    await mend(guide);
    await drawer.button('Check again').click();
    await drawer.frame.getByText('It is signed').waitFor();
    expect(await drawer.words.inputValue()).toBe(words);
    await drawer.send(words);
    await expectFiledOnce(drawer, site, guide, words);
  },
);

const UNSURE = [
  { when: 'the site answers with nonsense', fault: nonsense, says: 'The site does not say right now' },
  { when: 'a sign-in wall answers with status 200', fault: loginPage, says: 'You are not signed in on this site.' },
];
test.for(UNSURE)('$when: said before typing, and what is sent all the same waits here', async ({ fault, says }) => {
  const guide = await createGuide(site);
  const reader = await readerOf(day, guide);
  day.proxy.add({ path: API, fault });
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText(says).waitFor();
  const words = newQuestion();
  await drawer.send(words);
  await drawer.delivery.getByText('Needs you').waitFor();
  expect(await drawer.delivery.innerText()).toContain('Your words are kept in this browser.');
  expect(await site.commentsOn(guide.id)).toEqual([]);
  day.proxy.clear();
  await drawer.button('Try again').first().click();
  await expectFiledOnce(drawer, site, guide, words);
});

test('signed out: said before typing, with the button; after signing in what was sent goes out by itself', async () => {
  await site.setOption('comment_registration', '1'); // else visitors may comment here
  onTestFinished(() => site.setOption('comment_registration', ''));
  const guide = await createGuide(site);
  const reader = await readerOf(day, guide);
  await day.browser.context.clearCookies();
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText('You are not signed in on this site. Sign in first, or send now').waitFor();
  await drawer.button('Sign in').first().waitFor();
  const words = newQuestion();
  await drawer.send(words);
  await drawer.delivery.getByText('You are signed out of this site.').waitFor();
  await reader.page.close(); // nobody waits for it
  await inAnotherTab(day.browser, async (page) => {
    await signInToWordPress(page, site, 'approved', day.base);
    await expect.poll(async () => (await site.commentsOn(guide.id)).length).toBe(1);
  });
});
