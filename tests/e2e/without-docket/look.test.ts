import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startConfluence, type FlavourName } from '../../confluence/index';
import { repoRoot } from '../../servers/cache';
import { startConfluenceWiki } from '../../servers/platforms/confluence-wiki';
import { never, receiptOf, sinkOf } from '../../servers/platforms/abilities';
import { aJournal, anOpened, aParcel } from '../../servers/platforms/samples';
import { startDataCenterWiki } from '../../servers/platforms/data-center-wiki';
import { startWordpressWiki } from '../../servers/platforms/wordpress-wiki';
import type { Login } from '../../wordpress/people';
import { WordPress } from '../../wordpress/wordpress';
import { launchPlainBrowser } from '../plain-browser';
import { ANSWER, holdConversation, QUESTION } from './conversation';

/** What people see who never heard of Docket: comment lists and mails, also as pictures in `test-output/without-docket`. */
const pictures = join(repoRoot, 'test-output', 'without-docket');
/** What belongs to machines: entities, tags, records outside a link's address. */
const FOR_MACHINES = /&#?\w+;|<\/?[a-z]|docket=1|\[object|undefined|NaN/i;

let browser: Browser;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launchPlainBrowser();
});
afterAll(() => browser.close());

async function photograph(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** All that a person needs is in words, and nothing else is. */
function expectReadable(text: string): void {
  for (const words of [
    'Question · Repair',
    'An answer is needed · Slows my work',
    'green button & wait.',
    'Which button is it',
    'https://example.org/manual?page=7&lang=en',
    ANSWER.slice(10),
    'Closed',
    'Thank you, that was it.',
    'Taken up as a request',
    'Open in context',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toMatch(FOR_MACHINES);
}

describe('on WordPress', () => {
  const site = new WordPress(inject('wordPress'));
  afterAll(() => site.useTheme('twentytwentyfour'));

  test.for<[Login, 'twentytwentyfour' | 'plain-classic']>([
    ['approved', 'twentytwentyfour'],
    ['editor', 'twentytwentyfour'],
    ['approved', 'plain-classic'],
  ])('the comments of a page, written by %s, in the theme %s', async ([login, theme]) => {
    const wiki = await startWordpressWiki(site, login);
    const page = await holdConversation(wiki);
    await site.useTheme(theme);
    const tab = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await tab.goto(page.url);
    await photograph(tab, `wordpress-${theme}-${login}`);
    expectReadable(await tab.locator('body').innerText());
    await tab.close();
    await wiki.stop();
  });

  test('the mails that WordPress sends of them: to whoever wrote the page, once a comment is approved', async () => {
    const wiki = await startWordpressWiki(site, 'subscriber');
    await site.setOption('comment_moderation', '1');
    const page = await wiki.newPage();
    const before = site.mails().length;
    receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, anOpened(QUESTION)), aJournal(), never));
    await site.setOption('comment_moderation', '0');
    const [held] = await site.commentsOn(Number(page.pageId));
    await site.setCommentStatus(held?.id ?? 0, 'approve');
    const mails = site.mails().slice(before);
    const text = mails.map(({ subject, message }) => `${subject}\n\n${message}`).join('\n\n=====\n\n');
    const tab = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    await tab.setContent('<pre style="white-space:pre-wrap;font:14px monospace"></pre>');
    await tab.locator('pre').evaluate((pre, words) => (pre.textContent = words), text);
    await photograph(tab, 'wordpress-mails');
    expect(mails.length).toBeGreaterThan(0);
    for (const words of ['Question', 'Repair', 'Which button is it -- the "green" one', 'manual?page=7&lang=en']) {
      expect(text).toContain(words);
    }
    await tab.close();
    await wiki.stop();
  });
});

describe.each<FlavourName>(['cloud', 'data-center'])('on Confluence, %s', (flavour) => {
  test('the comments of a page', async () => {
    const confluence = await startConfluence({ flavour });
    confluence.createSpace({ key: 'DOC', name: 'Documentation' });
    const { member, commenter } = confluence.users;
    const wiki =
      flavour === 'cloud'
        ? await startConfluenceWiki(confluence, member, true)
        : await startDataCenterWiki(confluence, member, { mayUpload: true });
    const page = await holdConversation(wiki);
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
    const { name, value } = confluence.signIn(commenter);
    await context.addCookies([{ name, value, url: new URL(page.url).origin }]);
    const tab = await context.newPage();
    await tab.goto(page.url);
    await tab.getByText('Which button is it').first().waitFor();
    await photograph(tab, `confluence-${flavour}`);
    expectReadable(await tab.locator('body').innerText());
    await context.close();
    await wiki.stop();
    await confluence.stop();
  });
});
