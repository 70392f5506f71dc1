import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumProgram } from '../servers/programs.ts';
import { startConfluence, type Confluence, type PageRef } from './index.ts';

let site: Confluence;
let browser: Browser;
let tab: Page;
let first: PageRef;
let second: PageRef;

beforeAll(async () => {
  site = await startConfluence();
  site.createSpace({ key: 'DOC', name: 'Handbook' });
  first = site.createPage({ space: 'DOC', title: 'First', storage: '<p>One.</p>' });
  second = site.createPage({ space: 'DOC', title: 'Second', storage: '<p>Two.</p>' });
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath: chromiumProgram(), args });
  tab = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

function ask(what: string): Promise<unknown> {
  return tab.evaluate(what);
}

test('a reader signs in, goes from page to page without a reload, back again, and writes a comment', async () => {
  const faults: string[] = [];
  tab.on('pageerror', (error) => faults.push(error.message));
  tab.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await tab.goto(first.url);
  await tab.getByLabel('Email').fill(site.users.commenter.email);
  await tab.getByLabel('Password').fill(site.users.commenter.password);
  await tab.getByRole('button', { name: 'Log in' }).click();
  await tab.getByText('One.').waitFor();
  expect(tab.url()).toBe(first.url);

  await ask('window.notReloaded = true');
  await tab.getByRole('link', { name: 'Second' }).click();
  await tab.getByText('Two.').waitFor();
  expect(tab.url()).toBe(second.url);
  expect(await tab.title()).toBe('Second - Handbook - Confluence');
  expect(await ask('window.notReloaded')).toBe(true);
  // The head still speaks of the page that was loaded, as on Cloud.
  expect(await ask('document.querySelector("meta[name=ajs-page-id]").content')).toBe(first.id);

  await tab.goBack();
  await tab.getByText('One.').waitFor();
  expect(await tab.title()).toBe('First - Handbook - Confluence');

  await tab.getByLabel('Write a comment').fill('Plain <b>words</b>');
  await tab.getByRole('button', { name: 'Save' }).click();
  await tab.getByTestId('footer-comments').getByText('Plain <b>words</b>').waitFor();
  expect(faults).toEqual([]);
});

test('blog posts, live pages, old pages, the overview, lists, search and the editor are reached without a reload', async () => {
  const title = (name: string) =>
    tab.getByRole('navigation', { name: 'Space' }).getByRole('link', { name, exact: true });
  const post = site.createBlogPost({ space: 'DOC', title: 'Post', storage: '<p>Posted.</p>' });
  const live = site.createPage({ space: 'DOC', title: 'Live', storage: '<p>Typed.</p>', editor: 'live' });
  const old = site.createPage({ space: 'DOC', title: 'Old', storage: '<p>Rusty.</p>', editor: 'legacy' });
  const { name, value } = site.signIn(site.users.member);
  await tab.context().addCookies([{ name, value, url: site.url, httpOnly: true }]);
  await tab.goto(first.url);
  await ask('window.notReloaded = true');
  const shown: string[] = [];
  for (const [link, words] of [
    [title('Post'), 'Posted.'],
    [title('Live'), 'Typed.'],
    [title('Old'), 'Rusty.'],
    [tab.getByRole('link', { name: 'Edit' }), 'Normal text'],
    [title('Blog'), 'Handbook'],
    [tab.locator('#side a.space'), 'Second'],
    [tab.getByRole('link', { name: 'Home' }), 'Your spaces'],
  ] as const) {
    await link.click();
    await tab.locator('#app-content').getByText(words).first().waitFor();
    shown.push(new URL(tab.url()).pathname);
  }
  await tab.getByRole('searchbox').fill('old');
  await tab.getByRole('searchbox').press('Enter');
  await tab.getByText('Results for').waitFor();
  expect(shown.slice(0, 3)).toEqual([post.path, live.path, old.path]);
  expect(shown[3]).toBe(`/wiki/spaces/DOC/pages/edit-v2/${old.id}`);
  expect(new URL(tab.url()).pathname + new URL(tab.url()).search).toBe('/wiki/search?text=old');
  expect(await ask('window.notReloaded')).toBe(true);
});

test('a script that the page did not bring itself is stopped', async () => {
  await tab.goto(first.url);
  const ran = await ask(
    'new Promise((done) => { const script = document.createElement("script"); script.textContent = "window.ran = true"; document.body.append(script); done(window.ran === true); })',
  );
  expect(ran).toBe(false);
});
