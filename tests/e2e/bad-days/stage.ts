import { expect, onTestFinished } from 'vitest';
import type { Page } from 'playwright-core';
import { startFaultProxy } from '../../servers/fault-proxy.ts';
import type { FaultProxy } from '../../servers/fault-proxy.ts';
import type { Login } from '../../wordpress/people.ts';
import type { PostRef, WordPress } from '../../wordpress/wordpress.ts';
import type { DocketBrowser } from '../browser.ts';
import { GUIDE, onWordPress, personWith, SENTENCE } from '../journey/stage.ts';
import { Reader } from '../reader.ts';
import type { Drawer } from '../reader.ts';

/** One person with one browser before a WordPress whose line can be disturbed. */
export interface BadDay {
  site: WordPress;
  proxy: FaultProxy;
  /** The site's address through the proxy. */
  base: string;
  browser: DocketBrowser;
  close(): Promise<void>;
}

/** Opens the browser, signed in and switched on. */
export async function badDayOn(site: WordPress, login: Login): Promise<BadDay> {
  const proxy = await startFaultProxy(site.loopbackUrl);
  const base = proxy.urlFor(new URL(site.url).hostname);
  try {
    const { browser } = await personWith(onWordPress(site, login, base));
    const close = async () => {
      await browser.close();
      await proxy.stop();
    };
    return { site, proxy, base, browser, close };
  } catch (error) {
    await proxy.stop();
    throw error;
  }
}

/** A page that no other test shares. */
export function createGuide(site: WordPress, change: { html?: string; comments?: 'open' | 'closed' } = {}) {
  return site.createPage({ ...GUIDE, ...change });
}

/** Words that stand nowhere else: what is found again is surely this request. */
export function newQuestion(): string {
  return `Does a soft change count as well? (${crypto.randomUUID()})`;
}

/** Opens a tab with the page: closed with the test that opened it. */
export async function readerOf({ browser, base }: BadDay, guide: PostRef): Promise<Reader> {
  const page = await browser.context.newPage();
  onTestFinished(() => page.close());
  const reader = new Reader(page);
  await reader.open(base + guide.path);
  return reader;
}

/** The reader has the page before them and the drawer open, and the drawer has asked the site all it wants to know. */
export async function beginAsking(day: BadDay, guide: PostRef): Promise<Drawer> {
  const reader = await readerOf(day, guide);
  const drawer = await reader.askAbout(SENTENCE);
  await drawer.frame.getByText('It is signed').waitFor();
  return drawer;
}

/** The state says all these sentences, under this label. */
export async function expectSaid(drawer: Drawer, label: string, sentences: string[]): Promise<void> {
  await drawer.delivery.getByText(label, { exact: true }).waitFor();
  const said = await drawer.delivery.innerText();
  for (const sentence of sentences) expect(said).toContain(sentence);
}

/** The request is kept: "My requests" reads it from the browser's store. */
export async function expectKept(drawer: Drawer, words: string): Promise<void> {
  await drawer.frame.getByRole('tab', { name: 'My requests' }).click();
  await drawer.frame.getByTestId('mine').filter({ hasText: words }).waitFor();
  await drawer.frame.getByRole('tab', { name: 'Ask' }).click();
}

/** The page's comments that hold these words. */
export async function filedOn(site: WordPress, guide: PostRef, words: string): Promise<number> {
  return (await site.commentsOn(guide.id)).filter(({ content }) => content.includes(words)).length;
}

/** The only comment of the page, with these words. */
export async function expectFiledOnce(drawer: Drawer, site: WordPress, guide: PostRef, words: string): Promise<void> {
  await drawer.delivery.getByText('Filed', { exact: true }).waitFor();
  expect(await filedOn(site, guide, words)).toBe(1);
  expect(await site.commentsOn(guide.id)).toHaveLength(1);
}

/** Signs out and in as somebody does in another tab; the page under test stays as it is. */
export async function inAnotherTab(browser: DocketBrowser, work: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.context.newPage();
  await work(page);
  await page.close();
}
