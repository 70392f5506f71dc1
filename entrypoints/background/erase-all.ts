import { browser } from '@/lib/browser';
import { ok, type Result } from '@/lib/domain/result';
import { giveUpAnyPicture } from './browser/any-picture';
import { sessionMemory } from './browser/session-memory';
import type { Core } from './core';
import { removeSite } from './remove-site';

/**
 * Erases everything of Docket from this browser, as if it had just been installed: each site as when it is removed, then
 * what belongs to none. What a wiki holds stays there.
 */
export async function eraseAll(core: Core): Promise<Result<null>> {
  for (const { id } of await core.siteStore.list()) {
    const removed = await removeSite(core, id);
    if (!removed.ok) return removed;
  }
  await core.sites.removeOrigins();
  await giveUpAnyPicture();
  await core.eraseEverything();
  for (const key of Object.keys(await sessionMemory.readAll())) await sessionMemory.remove(key);
  await browser.alarms.clearAll();
  return ok(null);
}
