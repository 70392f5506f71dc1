import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserContext } from 'playwright-core';
import { startConfluence } from '../../confluence/index.ts';
import type { Confluence, PageRef } from '../../confluence/index.ts';
import type { DocketBrowser } from '../browser.ts';
import { GUIDE, personWith, SENTENCE } from '../journey/stage.ts';
import type { Reader } from '../reader.ts';
import { expectKept, expectSaid, newQuestion } from './stage.ts';

/** The same on Confluence: everything was well when the drawer opened, and is not any more at Send. */
let wiki: Confluence;
let browser: DocketBrowser;
let reader: Reader;
beforeAll(async () => {
  wiki = await startConfluence();
  wiki.createSpace({ key: 'OPS', name: 'Operations' });
  ({ browser, reader } = await personWith({ url: wiki.url, signIn: (page) => signIn(page.context()) }));
});
afterAll(async () => {
  await browser.close();
  await wiki.stop();
});

const KEPT = 'Your words are kept in this browser.';
let pages = 0;

async function signIn(context: BrowserContext): Promise<void> {
  const { name, value } = wiki.signIn(wiki.users.member);
  await context.addCookies([{ name, value, url: wiki.url, httpOnly: true }]);
}

/** How many comments of the page, of either kind, hold these words. */
async function filedOn({ id }: PageRef, words: string): Promise<number> {
  const { header } = wiki.signIn(wiki.users.admin);
  const bodies = await Promise.all(
    ['inline', 'footer'].map(async (kind) => {
      const address = `${wiki.loopbackUrl}/wiki/api/v2/pages/${id}/${kind}-comments?body-format=storage&limit=250`;
      return (await fetch(address, { headers: { cookie: header } })).text();
    }),
  );
  return bodies.join('').split(words).length - 1;
}

interface Day {
  goneWrong: string;
  turn: (page: PageRef) => unknown;
  says: string[];
  mend: (page: PageRef) => unknown;
}

const DAYS: Day[] = [
  {
    goneWrong: 'the page was hidden from this person',
    turn: ({ id }) => wiki.restrict(id, { read: [wiki.users.admin] }),
    says: ['The page was deleted, moved or hidden from you.', KEPT, 'if it is back, send again'],
    mend: ({ id }) => wiki.restrict(id, { read: [] }),
  },
  {
    goneWrong: 'the right to comment was taken away',
    turn: () => wiki.setPermissions('OPS', wiki.users.member, ['view']),
    says: ['Your account may not do this here.', KEPT, 'Ask whoever looks after the site'],
    mend: () => wiki.setPermissions('OPS', wiki.users.member, ['view', 'comment', 'attach', 'edit']),
  },
];

test.for(DAYS)('$goneWrong: said, kept, and filed once when it is mended', async ({ turn, says, mend }) => {
  const guide = createGuide();
  const words = newQuestion();
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText('It is signed').waitFor();
  await turn(guide);
  await drawer.send(words);
  await expectSaid(drawer, 'Needs you', says);
  await expectKept(drawer, words);
  await mend(guide);
  expect(await filedOn(guide, words)).toBe(0);
  await drawer.button('Try again').first().click();
  await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
  expect(await filedOn(guide, words)).toBe(1);
});

test('the session ended: said, and filed once by itself after signing in again', async () => {
  const guide = createGuide();
  const words = newQuestion();
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText('It is signed').waitFor();
  wiki.signOut(wiki.users.member);
  await drawer.send(words);
  await expectSaid(drawer, 'Needs you', ['You are signed out of this site.', KEPT, 'Sign in, and it goes on.']);
  await expectKept(drawer, words);
  await signIn(browser.context);
  const other = await browser.context.newPage();
  await other.goto(guide.url); // any page of the wiki shows that its person is back
  await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
  expect(await filedOn(guide, words)).toBe(1);
  await other.close();
});

test('the page was deleted: said, nothing filed, and the words can be taken back', async () => {
  const guide = createGuide();
  const words = newQuestion();
  await reader.open(guide.url);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText('It is signed').waitFor();
  wiki.trashPage(guide.id);
  await drawer.send(words);
  await expectSaid(drawer, 'Needs you', ['The page was deleted, moved or hidden from you.', KEPT]);
  await drawer.button('Take back').click();
  await drawer.words.waitFor();
  expect(await drawer.words.inputValue()).toBe(words);
});

function createGuide(): PageRef {
  pages += 1;
  return wiki.createPage({ space: 'OPS', title: `${GUIDE.title} ${String(pages)}`, html: GUIDE.html });
}
