import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { Step } from '../../faults/matrix';
import type { DocketBrowser } from '../browser.ts';
import { Reader } from '../reader.ts';
import type { Drawer } from '../reader.ts';
import type { Place } from './grounds.ts';

/** The reader opens the page again, and the drawer with the icon. */
export async function comeBack(browser: DocketBrowser, place: Place): Promise<Drawer> {
  const reader = new Reader(await browser.context.newPage());
  await reader.open(place.page.url);
  await untilIconAsks(browser, reader.page);
  await browser.clickIcon(reader.page);
  return reader.drawer();
}

/** The drawer says that it stands on the page: among its threads and, a request, in the list of one's own. */
export async function findFiled({ frame }: Drawer, { sends }: Step, words: string): Promise<void> {
  const tab = (name: string) => frame.getByRole('tab', { name });
  await tab('This page').click();
  const thread = frame.getByTestId('thread');
  if (sends === 'reply') {
    await thread.getByRole('listitem').filter({ hasText: words }).waitFor();
    return;
  }
  await thread.filter({ hasText: words }).getByText('Open', { exact: true }).waitFor();
  await tab('My requests').click();
  await frame.getByTestId('mine').filter({ hasText: words }).getByText('Open', { exact: true }).waitFor();
}

interface Extension {
  chrome: {
    tabs: { query(what: object): Promise<{ id: number; url?: string }[]> };
    action: { getPopup(what: { tabId: number }): Promise<string> };
  };
}

/** A click that comes before the background has heard of the page would open the popup, as on any page. */
async function untilIconAsks(browser: DocketBrowser, page: Page): Promise<void> {
  const worker = await browser.worker();
  const popup = () =>
    worker.evaluate(async (url) => {
      const { chrome } = globalThis as unknown as Extension; // the worker has it
      const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
      return tab === undefined ? null : chrome.action.getPopup({ tabId: tab.id });
    }, page.url());
  await expect.poll(popup).toBe('');
}
