import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { loginPage, nonsense, serverError, tooLarge, tooManyRequests } from '../../servers/faults.ts';
import type { Fault } from '../../servers/faults.ts';
import type { PostRef } from '../../wordpress/wordpress.ts';
import { sharedWordPress } from '../journey/stage.ts';
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
} from './stage.ts';
import type { BadDay } from './stage.ts';

/** Everything was well when the drawer opened, and is not any more when the reader presses Send. */
const site = sharedWordPress();
let day: BadDay;
beforeAll(async () => {
  day = await badDayOn(site, 'approved');
});
afterEach(() => day.proxy.clear());
afterAll(() => day.close());

const COMMENT = /wp\/v2\/comments/;
const KEPT = 'Your words are kept in this browser.';
const asJson = (status: number, code: string, message: string): Fault => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ code, message, data: { status } }),
});
const setStatus = (id: number, status: string) =>
  site.php(`return wp_update_post(['ID' => $args['id'], 'post_status' => $args['status']], true);`, { id, status });
const refuseComment = (fault: Fault) => () => {
  day.proxy.add({ method: 'POST', path: COMMENT, times: 1, fault });
};

interface Day {
  goneWrong: string;
  turn: (guide: PostRef) => unknown;
  label: string;
  says: string[];
  /** What is done about it, and the button that goes on. */
  mend: { turn?: (guide: PostRef) => unknown; button: string };
}

const MENDED: Day[] = [
  {
    goneWrong: 'comments were closed',
    turn: ({ id }) => site.setComments(id, 'closed'),
    label: 'Needs you',
    says: ['Comments were closed on this page.', KEPT, 'try again when they are open'],
    mend: { turn: ({ id }) => site.setComments(id, 'open'), button: 'Try again' },
  },
  {
    goneWrong: 'the page was made private',
    turn: ({ id }) => setStatus(id, 'private'),
    label: 'Needs you',
    says: ['The page was deleted, moved or hidden from you.', KEPT, 'if it is back, send again'],
    mend: { turn: ({ id }) => setStatus(id, 'publish'), button: 'Try again' },
  },
  {
    goneWrong: 'the page went to the trash',
    turn: ({ id }) => setStatus(id, 'trash'),
    label: 'Needs you',
    says: ['The page was deleted, moved or hidden from you.', KEPT, 'if it is back, send again'],
    mend: { turn: ({ id }) => setStatus(id, 'publish'), button: 'Try again' },
  },
  {
    goneWrong: 'the page is a draft again',
    turn: ({ id }) => setStatus(id, 'draft'),
    label: 'Needs you',
    says: ['The page was deleted, moved or hidden from you.', KEPT, 'if it is back, send again'],
    mend: { turn: ({ id }) => setStatus(id, 'publish'), button: 'Try again' },
  },
  {
    goneWrong: 'the right to comment was taken away',
    turn: refuseComment(asJson(403, 'rest_cannot_create_comment', 'Sorry, you are not allowed to comment here.')),
    label: 'Needs you',
    says: [
      'Your account may not do this here.',
      'The site says: “Sorry, you are not allowed',
      KEPT,
      'Ask whoever looks',
    ],
    mend: { button: 'Try again' },
  },
  {
    goneWrong: 'the site takes the words for those of another comment',
    turn: refuseComment(asJson(409, 'comment_duplicate', 'Duplicate comment detected; you have already said that!')),
    label: 'Needs you',
    says: ['The same words of yours stand on this page already.', KEPT, 'put it differently'],
    mend: { button: 'Try again' },
  },
  {
    goneWrong: 'the comment is too large for the site',
    turn: refuseComment(tooLarge),
    label: 'Needs you',
    says: ['The site takes nothing this large.', KEPT, 'Take it back, then shorten the words'],
    mend: { button: 'Try again' },
  },
  {
    goneWrong: 'the site answers the comment with nonsense',
    turn: refuseComment(nonsense),
    label: 'Needs you',
    says: ['The site answered with something that Docket cannot read', KEPT, 'then try again'],
    mend: { button: 'Try again' },
  },
  {
    goneWrong: 'the site is busy for an hour',
    turn: refuseComment(tooManyRequests(3600)),
    label: 'Trying again',
    says: ['The site is busy and asked to wait.', KEPT, 'Docket tries again by itself.', 'Next try in'],
    mend: { button: 'Try now' },
  },
  {
    goneWrong: 'the site has a fault of its own',
    turn: () => day.proxy.add({ method: 'POST', path: COMMENT, fault: serverError }),
    label: 'Trying again',
    says: ['The site has a fault of its own.', KEPT, 'Docket tries again by itself.'],
    mend: { turn: () => day.proxy.clear(), button: 'Try now' },
  },
];

test.for(MENDED)('$goneWrong: said, kept, and filed once when it is mended', async ({ turn, label, says, mend }) => {
  const guide = await createGuide(site);
  const words = newQuestion();
  const drawer = await beginAsking(day, guide);
  await turn(guide);
  await drawer.send(words);
  await expectSaid(drawer, label, says);
  await expectKept(drawer, words);
  await mend.turn?.(guide);
  await drawer.button(mend.button).click();
  await expectFiledOnce(drawer, site, guide, words);
});

test('the page was deleted: said, nothing filed, and the words can be taken back', async () => {
  const guide = await createGuide(site);
  const words = newQuestion();
  const drawer = await beginAsking(day, guide);
  await site.deletePost(guide.id);
  await drawer.send(words);
  await expectSaid(drawer, 'Needs you', ['The page was deleted, moved or hidden from you.', KEPT]);
  await drawer.button('Take back').click();
  await drawer.words.waitFor();
  expect(await drawer.words.inputValue()).toBe(words);
  expect(await site.commentsOn(guide.id)).toEqual([]);
});

test('the session ended: said, and signing in by the button is all there is to do', async () => {
  const guide = await createGuide(site);
  const words = newQuestion();
  const drawer = await beginAsking(day, guide);
  await day.browser.context.clearCookies();
  await drawer.send(words);
  await expectSaid(drawer, 'Needs you', ['You are signed out of this site.', KEPT, 'Sign in, and it goes on.']);
  await expectKept(drawer, words);
  const opened = day.browser.context.waitForEvent('page');
  await drawer.button('Sign in').click();
  const signIn = await opened;
  await sendSignIn(signIn, site, 'approved');
  await signIn.waitForURL(new RegExp(guide.path)); // the way back to the page
  await expectFiledOnce(drawer, site, guide, words);
  await signIn.close();
});

test('a sign-in wall with status 200: said, and it goes on by itself behind it', async () => {
  const guide = await createGuide(site);
  const words = newQuestion();
  const drawer = await beginAsking(day, guide);
  day.proxy.add({ path: /wp-json|rest_route|admin-ajax/, fault: loginPage });
  await drawer.send(words);
  await expectSaid(drawer, 'Needs you', ['You are signed out of this site.', KEPT, 'Sign in, and it goes on.']);
  await expectKept(drawer, words);
  expect(await filedOn(site, guide, words)).toBe(0);
  day.proxy.clear();
  await inAnotherTab(day.browser, async (page) => {
    await page.goto(day.base + guide.path);
    await expectFiledOnce(drawer, site, guide, words);
  });
});

test('the nonce belongs to a session that is over: the reader notices nothing, and it is filed once', async () => {
  const guide = await createGuide(site);
  const words = newQuestion();
  const drawer = await beginAsking(day, guide);
  await day.browser.context.clearCookies();
  await inAnotherTab(day.browser, (page) => signInToWordPress(page, site, 'approved', day.base));
  const before = day.proxy.exchanges.length;
  await drawer.send(words);
  await expectFiledOnce(drawer, site, guide, words);
  const refused = day.proxy.exchanges
    .slice(before)
    .filter(({ serverSaid }) => serverSaid?.body.includes('rest_cookie_invalid_nonce'));
  expect(refused.length).toBeGreaterThan(0); // WordPress itself refused the old one
});

test('offline: said, and it goes out by itself when the connection is back', async () => {
  const guide = await createGuide(site);
  const words = newQuestion();
  const drawer = await beginAsking(day, guide);
  await day.browser.context.setOffline(true);
  await drawer.send(words);
  await expectSaid(drawer, 'Offline', ['There is no connection to the site.', KEPT, 'Docket tries again by itself.']);
  await expectKept(drawer, words);
  await day.browser.context.setOffline(false);
  await expectFiledOnce(drawer, site, guide, words);
});
