import type { Page } from 'playwright-core';
import type { Confluence, Person } from '../../confluence/index.ts';
import type { DocketBrowser } from '../browser.ts';
import { personWith } from './stage.ts';

/** Lets a browser be somebody on a Confluence at this origin; the cookie reaches no other site of the same origin. */
export async function signInToConfluence(page: Page, wiki: Confluence, who: Person, origin = wiki.url): Promise<void> {
  const { name, value, path } = wiki.signIn(who);
  const { hostname: domain } = new URL(origin);
  await page.context().addCookies([{ name, value, domain, path, httpOnly: true }]);
}

/** Somebody with a browser of their own, switched on for a Data Center; a visitor for `null`. */
export function personOn(wiki: Confluence, who: Person | null) {
  const signIn = async (page: Page) => {
    if (who !== null) await signInToConfluence(page, wiki, who);
  };
  return personWith({ url: wiki.url, signIn });
}

/** What its reader does in Docket's options with one site. */
export async function openOptions(browser: DocketBrowser, siteName: string) {
  const page = await browser.openExtensionPage('options.html');
  const site = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: siteName, exact: true }) });
  return {
    page,
    site,
    async give(token: string) {
      await site.getByRole('button', { name: /access token$/ }).click();
      await site.getByRole('textbox', { name: 'Access token' }).fill(token);
      await site.getByRole('button', { name: 'Check and keep' }).click();
    },
  };
}
