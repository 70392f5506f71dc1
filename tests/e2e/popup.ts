import type { Page } from 'playwright-core';
import type { DocketBrowser } from './browser.ts';

/** The popup of the toolbar icon, which is no tab. */
export interface Popup {
  text(): Promise<string>;
  /** Clicks the button with this name as a person would: it counts as a gesture. */
  click(name: string): Promise<void>;
  /** What an expression comes to in the popup's document. */
  evaluate(expression: string): Promise<unknown>;
}

/** Clicks the icon on a page that Docket is not switched on for, and waits until its popup says something. */
export async function openPopup(browser: DocketBrowser, page: Page): Promise<Popup> {
  const evaluate = await browser.openPopup(page);
  const said = `new Promise((done) => {
    const look = () => document.querySelector('main[aria-busy=false]') ? (watch.disconnect(), done(true)) : undefined;
    const watch = new MutationObserver(look);
    watch.observe(document, { childList: true, subtree: true, attributes: true });
    look();
  })`;
  await evaluate(said);
  return {
    evaluate,
    text: async () => String(await evaluate('document.body.innerText')),
    async click(name) {
      const wanted = JSON.stringify(name);
      await evaluate(
        `[...document.querySelectorAll('button')].find((one) => one.textContent.trim() === ${wanted}).click()`,
      );
    },
  };
}
