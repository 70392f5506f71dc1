import { browser } from '@/lib/browser';
import { isPrivate } from '@/lib/domain/jar';
import type { Core } from './core';
import { removeSite } from './remove-site';

/**
 * Erases what belongs to private windows once none is open: their sign-ins are gone with the last of them, so nothing of
 * it could be sent any more. Also at each start, since the browser may have ended before this ran.
 */
export async function forgetPrivate(core: Core): Promise<void> {
  const windows = await browser.windows.getAll();
  if (windows.some(({ incognito }) => incognito)) return;
  for (const { id } of await core.siteStore.list()) {
    if (isPrivate(id)) await removeSite(core, id);
  }
}
