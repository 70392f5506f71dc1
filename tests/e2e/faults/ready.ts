import type { Page } from 'playwright-core';
import { findEventId } from '@/lib/domain/codec';
import type { Step } from '../../faults/matrix';
import { never, receiptOf, sinkOf } from '../../servers/platforms/abilities';
import { aJournal, anOpened, aParcel } from '../../servers/platforms/samples';
import type { TestWiki } from '../../servers/platforms/test-wiki';
import type { DocketBrowser } from '../browser.ts';
import { enable } from '../enable.ts';
import { Reader } from '../reader.ts';
import type { Drawer } from '../reader.ts';
import type { Place } from './grounds.ts';

/** A tab in which everything is typed that a step sends. */
export interface Ready {
  page: Page;
  drawer: Drawer;
  /** They stand nowhere else: what is found again is surely this. */
  words: string;
  /** By the keyboard, which also works in a tab that lies behind others. */
  send: () => Promise<void>;
}

/** A sentence of the sample page that stands there once. */
export const SENTENCE = 'Welcome to the printer.';
const SECTION = 'Repair';

/** Signs in and switches Docket on at a place. */
export async function settleIn(browser: DocketBrowser, place: Place): Promise<void> {
  await place.signIn(browser.context);
  await enable(browser, new URL(place.page.url).origin);
}

/** Opens the page and gets everything ready to send. From then on Docket asks the wiki nothing until it is sent. */
export async function getReady(browser: DocketBrowser, place: Place, step: Step): Promise<Ready> {
  const words = `Which one is it? (${crypto.randomUUID()})`;
  if (step.sends === 'reply') await fileRequest(place);
  const page = await browser.context.newPage();
  const reader = new Reader(page);
  await reader.open(place.page.url);
  switch (step.sends) {
    case 'request':
      return writeRequest(browser, reader, { picture: step.picture, words, wiki: place.wiki });
    case 'request-without-quote': {
      const ready = await writeRequest(browser, reader, { picture: step.picture, words, wiki: place.wiki });
      await place.rewrite();
      return ready;
    }
    case 'reply':
      return writeReply(reader, words, place.wiki);
  }
}

async function writeRequest(
  browser: DocketBrowser,
  reader: Reader,
  { picture, words, wiki }: { picture: boolean; words: string; wiki: TestWiki },
): Promise<Ready> {
  await reader.select(SENTENCE);
  if (picture) await browser.clickIcon(reader.page);
  else await reader.toolbarButton('Ask').click();
  const drawer = await reader.drawer();
  const tab = (name: string) => drawer.frame.getByRole('tab', { name });
  await drawer.frame.getByTestId('readers').waitFor(); // what this person may do was asked
  await tab('This page').click();
  await drawer.frame.getByText('Nobody asked here yet').waitFor();
  await drawer.frame.getByText('Looking for news…').waitFor({ state: 'detached' }); // and what others asked
  await tab('Ask').click();
  if (picture) await drawer.frame.getByRole('img', { name: 'Picture of the page' }).waitFor();
  await introduce(drawer, wiki);
  await drawer.words.fill(words);
  await drawer.frame.getByText('Draft saved').waitFor();
  return { page: reader.page, drawer, words, send: () => drawer.words.press('Control+Enter') };
}

async function writeReply(reader: Reader, words: string, wiki: TestWiki): Promise<Ready> {
  await reader.badge(SECTION).click();
  const drawer = await reader.drawer();
  await drawer.frame.getByRole('button', { name: /^(Reply|Add details)$/ }).click(); // its asker adds to it
  await drawer.frame.getByText('Looking for news…').waitFor({ state: 'detached' });
  await introduce(drawer, wiki);
  const field = drawer.frame.getByLabel(/^(Write a reply|Write what else helps)/);
  await field.fill(words);
  return { page: reader.page, drawer, words, send: () => field.press('Control+Enter') };
}

/** Somebody without an account says who they are. */
async function introduce({ frame }: Drawer, { visitor }: TestWiki): Promise<void> {
  if (visitor === undefined) return;
  await frame.getByLabel('Name', { exact: true }).fill(visitor.name);
  await frame.getByLabel('E-mail address').fill(visitor.mail);
}

async function fileRequest({ wiki, page }: Place): Promise<void> {
  const asked = aParcel(page, anOpened('Which button?'));
  receiptOf(await sinkOf(wiki.staff()).file(asked, aJournal(), never));
}

/** What stands on the wiki in truth: comments with these words, and files that belong to them. */
export async function countFiled({ wiki, page }: Place, words: string): Promise<{ comments: number; files: number }> {
  const standing = (await wiki.standing(page)).filter(({ body }) => body.includes(words));
  const eventId = findEventId(standing[0]?.body ?? '');
  const files = eventId === null ? [] : await wiki.filesOf(page, eventId);
  return { comments: standing.length, files: files.length };
}
