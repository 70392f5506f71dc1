import type { Page } from 'playwright-core';
import type { DocketBrowser } from './browser.ts';
import { openTarget } from './target.ts';

/** The drawer in the browser's side panel, which Playwright does not list. */
export interface Panel {
  /** Waits until these words stand in it, in its text or its field. */
  says(words: string): Promise<void>;
  /** Presses the button with this test id as a person would. */
  press(testId: string): Promise<void>;
}

/** Clicks the icon on a page that keeps the drawer from running over it. */
export async function openPanel(browser: DocketBrowser, page: Page): Promise<Panel> {
  const evaluate = await openTarget(
    browser,
    (url) => url.includes('/drawer.html?opened='),
    () => browser.clickIcon(page),
  );
  return {
    async says(words) {
      await evaluate(`new Promise((done) => {
        const words = ${JSON.stringify(words)};
        const fields = () => [...document.querySelectorAll('textarea')].map(({ value }) => value);
        const look = () => [document.body?.innerText ?? '', ...fields()].some((text) => text.includes(words));
        const wait = () => (look() ? done(true) : requestAnimationFrame(wait));
        wait();
      })`);
    },
    async press(testId) {
      await evaluate(`document.querySelector('[data-testid="${testId}"]').click()`);
    },
  };
}
