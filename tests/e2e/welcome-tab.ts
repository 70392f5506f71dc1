import type { BrowserContext, Page } from 'playwright-core';
import type { BrowserOptions } from './browser.ts';

/** Hears of the tab that Docket opens once it is installed, whether that is open already or not. */
export function awaitWelcome(context: BrowserContext): Promise<Page> {
  return new Promise((resolve) => {
    const look = (page: Page): void => {
      const isIt = (): boolean => page.url().endsWith('/welcome.html');
      if (isIt()) return resolve(page);
      page.on('framenavigated', () => {
        if (isIt()) resolve(page);
      });
    };
    context.pages().forEach(look);
    context.on('page', look);
  });
}

/** Takes that tab away before a test begins. In a profile that is kept it need not come: there it goes when it does. */
export async function closeWelcome(welcome: Promise<Page>, { welcome: stays, profile }: BrowserOptions): Promise<void> {
  if (stays === true) return;
  const closed = welcome.then(async (page) => {
    // Closed any earlier, Chromium keeps an empty list of texts for all pages of the extension in that process
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.close();
  });
  if (profile === undefined) await closed;
  else closed.catch(() => {}); // the browser may end before
}
