import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { holdRequest } from '../../servers/faults.ts';
import type { PostRef } from '../../wordpress/wordpress.ts';
import { badDayOn, createGuide, newQuestion, readerOf, type BadDay } from '../bad-days/stage.ts';
import { clickOnNotice } from '../notice-click.ts';
import { Reader, type Drawer } from '../reader.ts';
import { SENTENCE, sharedWordPress } from './stage.ts';

/** What is said outside of the page when something sent needs its person, and where a click on it leads. */
const site = sharedWordPress();
let day: BadDay;
beforeAll(async () => {
  day = await badDayOn(site, 'approved');
});
afterEach(async () => {
  day.proxy.clear();
  const worker = await day.browser.worker();
  await worker.evaluate(async () => {
    const { notifications } = (globalThis as unknown as Background).chrome; // the extension's own API
    for (const id of Object.keys(await notifications.getAll())) await notifications.clear(id);
  });
});
afterAll(() => day.close());

interface Background {
  chrome: {
    notifications: {
      getAll(): Promise<Record<string, boolean>>;
      clear(id: string): Promise<boolean>;
    };
    windows: {
      getLastFocused(): Promise<{ id: number; state: string }>;
      update(id: number, change: { state: string }): Promise<{ state: string }>;
    };
  };
}

async function notices(): Promise<string[]> {
  const worker = await day.browser.worker();
  const all = await worker.evaluate(() => (globalThis as unknown as Background).chrome.notifications.getAll()); // the extension's own API
  return Object.keys(all);
}

async function clickNotice(): Promise<void> {
  await expect.poll(notices).toHaveLength(1);
  const [id = ''] = await notices();
  await clickOnNotice(day.browser, id);
}

/** What state the window is in, or is put into. */
async function window(state?: 'minimized'): Promise<string> {
  const worker = await day.browser.worker();
  return worker.evaluate(async (wanted) => {
    const { windows } = (globalThis as unknown as Background).chrome; // the extension's own API
    const one = await windows.getLastFocused();
    return wanted === undefined ? one.state : (await windows.update(one.id, { state: wanted })).state;
  }, state);
}

/** A request that is stopped at the site's door. When it is let in, comments are closed: time to look elsewhere. */
async function sendSlowly(drawer: Drawer, guide: PostRef, words: string): Promise<() => void> {
  const rule = day.proxy.add({ method: 'POST', path: /wp\/v2\/comments/, fault: holdRequest });
  await drawer.send(words);
  await rule.reached;
  await site.setComments(guide.id, 'closed');
  return () => rule.release();
}

test('before the reader’s eyes nothing is said twice', async () => {
  const guide = await createGuide(site);
  const drawer = await (await readerOf(day, guide)).askAbout(SENTENCE);
  const letIn = await sendSlowly(drawer, guide, newQuestion());
  letIn();
  await drawer.delivery.getByText('Needs you').waitFor();
  expect(await notices()).toEqual([]);
});

test('the drawer of another page hides no notice; a click on it leads to its tab and the request', async () => {
  const guide = await createGuide(site);
  const reader = await readerOf(day, guide);
  const words = newQuestion();
  const drawer = await reader.askAbout(SENTENCE);
  const letIn = await sendSlowly(drawer, guide, words);
  const elsewhere = await readerOf(day, await createGuide(site));
  await (await elsewhere.askAbout(SENTENCE)).frame.getByText('It is signed').waitFor();
  letIn();
  await clickNotice();
  const mine = drawer.frame.getByTestId('mine').filter({ hasText: words });
  await mine.waitFor();
  await expect.poll(() => mine.evaluate((card) => card === document.activeElement)).toBe(true);
  expect(await reader.page.evaluate(() => document.visibilityState)).toBe('visible');
  expect(await notices()).toEqual([]);
});

test('a window that was put away hides no notice either, and a click on it brings the window back', async () => {
  const guide = await createGuide(site);
  const reader = await readerOf(day, guide);
  const words = newQuestion();
  const drawer = await reader.askAbout(SENTENCE);
  const letIn = await sendSlowly(drawer, guide, words);
  expect(await window('minimized')).toBe('minimized');
  letIn();
  await clickNotice();
  await expect.poll(() => window()).toBe('normal');
  await drawer.frame.getByTestId('mine').filter({ hasText: words }).waitFor();
});

test('a page that was closed is opened with the drawer at the request, though the worker was stopped on the way', async () => {
  const guide = await createGuide(site);
  const reader = await readerOf(day, guide);
  const words = newQuestion();
  const letIn = await sendSlowly(await reader.askAbout(SENTENCE), guide, words);
  await reader.page.close();
  letIn();
  const slow = day.proxy.add({ path: guide.path, fault: holdRequest });
  await clickNotice();
  await slow.reached;
  await day.browser.stopWorker();
  slow.release();
  const pages = () => day.browser.context.pages().filter((page) => page.url() === day.base + guide.path);
  await expect.poll(pages).toHaveLength(1);
  onTestFinished(() => pages()[0]?.close());
  const drawer = await new Reader(pages()[0] ?? reader.page).drawer();
  await drawer.frame.getByTestId('mine').filter({ hasText: words }).getByText('Needs you').waitFor();
});

test('a reply that needs its person leads to the thread it belongs to', async () => {
  const guide = await createGuide(site);
  const reader = await readerOf(day, guide);
  const first = await reader.askAbout(SENTENCE);
  const question = newQuestion();
  await first.send(question);
  await first.delivery.getByText('Filed', { exact: true }).waitFor();
  await first.frame.getByRole('tab', { name: 'This page' }).click();
  await first.button('Add details').click();
  await first.frame.getByLabel('Write what else helps').fill('One more thing.');
  const rule = day.proxy.add({ method: 'POST', path: /wp\/v2\/comments/, fault: holdRequest });
  await first.button('Send reply').click();
  await rule.reached;
  await site.setComments(guide.id, 'closed');
  await first.close();
  rule.release();
  await clickNotice();
  const thread = (await reader.drawer()).frame.getByTestId('thread').filter({ hasText: question });
  await thread.getByText('One more thing.').waitFor();
  await thread.getByText('Needs you').waitFor();
  await expect.poll(() => thread.evaluate((card) => card.classList.contains('focused'))).toBe(true);
  expect(await thread.getByText('Take it back').count()).toBe(1);
});
