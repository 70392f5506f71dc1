import { browser } from '@/lib/browser';

/** Whether the person allowed pictures without a click on the icon, in the options. */
export function canPhotographAnything(): Promise<boolean> {
  return browser.permissions.contains({ origins: ['<all_urls>'] });
}

/** Gives that permission back; Chromium takes those of single sites along. */
export async function giveUpAnyPicture(): Promise<void> {
  await browser.permissions.remove({ origins: ['<all_urls>'] });
}
