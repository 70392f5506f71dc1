import type { Page } from 'playwright-core';
import type { DocketBrowser } from './browser.ts';
import { openTarget } from './target.ts';

/** The popup of the toolbar icon. Playwright does not list it, so it is reached by the browser's own protocol. */
export interface Popup {
  text(): Promise<string>;
  /** Clicks the button with this name as a person would: it counts as a gesture. */
  click(name: string): Promise<void>;
  /** What an expression comes to in the popup's document. */
  evaluate(expression: string): Promise<unknown>;
}

/** Clicks the icon on a page that Docket is not switched on for, and waits until its popup says something. */
export async function openPopup(browser: DocketBrowser, page: Page): Promise<Popup> {
  const target = await openTarget(
    browser,
    (url) => url.endsWith('/popup.html'),
    () => browser.clickIcon(page),
  );
  const said = `new Promise((done) => {
    const look = () => document.querySelector('main[aria-busy=false]') ? (watch.disconnect(), done(true)) : undefined;
    const watch = new MutationObserver(look);
    watch.observe(document, { childList: true, subtree: true, attributes: true });
    look();
  })`;
  await target(said);
  return {
    evaluate: target,
    text: async () => String(await target('document.body.innerText')),
    async click(name) {
      const wanted = JSON.stringify(name);
      await target(
        `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === ${wanted}).click()`,
      );
    },
  };
}
