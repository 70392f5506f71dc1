import { browser } from '@/lib/browser';

/** The only grant with which a browser photographs a tab without a click on the icon. */
const ANY_PICTURE = { origins: ['<all_urls>'] };

/**
 * Asks for, or gives back, the permission to photograph any tab; call it within the click. Resolves to whether it stands.
 * Chromium takes the grants of single sites away together with the one for all. They were given once, so it gives them
 * back within the same click without a question; Firefox keeps them, and would refuse to be asked so late.
 */
export async function changeAnyPicture(wanted: boolean): Promise<boolean> {
  if (wanted) return browser.permissions.request(ANY_PICTURE);
  const before = await grantedOrigins();
  await browser.permissions.remove(ANY_PICTURE);
  const after = await grantedOrigins();
  const lost = before.filter((pattern) => !after.includes(pattern) && !ANY_PICTURE.origins.includes(pattern));
  if (lost.length > 0) await browser.permissions.request({ origins: lost });
  return browser.permissions.contains(ANY_PICTURE);
}

async function grantedOrigins(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}
