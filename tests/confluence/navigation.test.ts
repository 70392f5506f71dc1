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

test('a script that the page did not bring itself is stopped', async () => {
  await tab.goto(first.url);
  const ran = await ask(
    'new Promise((done) => { const script = document.createElement("script"); script.textContent = "window.ran = true"; document.body.append(script); done(window.ran === true); })',
  );
  expect(ran).toBe(false);
});
