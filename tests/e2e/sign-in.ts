import type { Page } from 'playwright-core';
import type { Login } from '../wordpress/people.ts';
import type { WordPress } from '../wordpress/wordpress.ts';

/**
 * Signs in by WordPress' own form, as a person does. `base` is the address by which the browser knows the site, where
 * it is not the site's own one: a proxy's, for instance.
 */
export async function signInToWordPress(
  page: Page,
  wordPress: WordPress,
  login: Login,
  base = wordPress.url,
): Promise<void> {
  const home = `${base}/`; // the dashboard loads much that nobody here looks at
  await page.goto(`${base}/wp-login.php?redirect_to=${encodeURIComponent(home)}`);
  await sendSignIn(page, wordPress, login);
  await page.waitForURL(home);
}

/** Fills in and sends the form that stands there; where it leads to is the form's own affair. */
export async function sendSignIn(page: Page, wordPress: WordPress, login: Login): Promise<void> {
  // A moment after loading WordPress moves the focus there, with all that is being typed.
  await page.waitForFunction(() => document.activeElement?.id === 'user_login');
  await page.getByLabel('Username or Email Address').fill(login);
  await page.getByLabel('Password', { exact: true }).fill(wordPress.users[login].password);
  await page.getByRole('button', { name: 'Log In' }).click();
}
