import { inject } from 'vitest';
import type { Page } from 'playwright-core';
import type { Confluence, Person } from '../../confluence/index.ts';
import { WordPress } from '../../wordpress/wordpress.ts';
import type { Login } from '../../wordpress/people.ts';
import { DocketBrowser } from '../browser.ts';
import type { BrowserOptions } from '../browser.ts';
import { enable } from '../enable.ts';
import { Reader } from '../reader.ts';
import { signInToWordPress } from '../sign-in.ts';

/** A page with everything that the journeys ask about. */
export const GUIDE = {
  title: 'Rotating the signing keys',
  html: `<p>Keys are rotated once a quarter. Make sure that no deployment is running.</p>
<h2>On Linux</h2>
<p>Put the new key into the vault. The daemon must be restarted after each change, including soft ones. Otherwise the old value stays in use.</p>
<h2>Rolling back</h2>
<p>Run the same command with the previous fingerprint.</p>`,
};
export const SENTENCE = 'The daemon must be restarted after each change, including soft ones.';

/** The WordPress that all files of the run share. */
export function sharedWordPress(): WordPress {
  return new WordPress(inject('wordPress'));
}

/** Somebody with a browser of their own: the end-to-end build, switched on for the site. */
export async function personWith(
  site: { url: string; signIn: (page: Page) => Promise<void> },
  options: Partial<BrowserOptions> = {},
): Promise<{ reader: Reader; browser: DocketBrowser }> {
  const browser = await DocketBrowser.open({ extension: inject('extensions').forTests, ...options });
  try {
    const page = await browser.context.newPage();
    await site.signIn(page);
    await enable(browser, new URL(site.url).origin);
    return { reader: new Reader(page), browser };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** Somebody at a Confluence, signed in already. */
export function onConfluence(wiki: Confluence, who: Person) {
  const signIn = async (page: Page) => {
    const { name, value } = wiki.signIn(who);
    await page.context().addCookies([{ name, value, url: wiki.url, httpOnly: true }]);
  };
  return { url: wiki.url, signIn };
}

/** A WordPress person, by role. */
export function onWordPress(wordPress: WordPress, login: Login, base = wordPress.url) {
  return { url: base, signIn: (page: Page) => signInToWordPress(page, wordPress, login, base) };
}

/** Names the page that says who answers on a site, as each reader's options have it. */
export async function nameRegister(browser: DocketBrowser, address: string): Promise<void> {
  const options = await browser.openExtensionPage('options.html');
  await options.getByText('Address of the page that says who answers here').click();
  await options.getByRole('textbox', { name: 'Address of the page that says who answers here' }).fill(address);
  await options.getByRole('button', { name: 'Use it' }).click();
  await options.getByRole('status').getByText('Kept for').waitFor();
  await options.close();
}
