import { browser } from '@/lib/browser';
import type { Visit } from '@/lib/app/sessions';
import type { SiteId } from '@/lib/domain/ids';
import { isPrivate } from '@/lib/domain/jar';
import type { Result } from '@/lib/domain/result';
import { clearNotices } from './browser/notices';
import { panel } from './browser/panel';
import type { Core } from './core';
import { forgetWays } from './platforms';

/**
 * Removes everything of a site from this browser: what is under way is cut, the store, the permission and what lies in
 * memory are emptied, and what shows it goes. Nothing that began before writes anything afterwards.
 */
export async function removeSite(core: Core, id: SiteId): Promise<Result<null>> {
  const events = (await core.outboxStore.list({ siteId: id })).map(({ parcel }) => parcel.eventId);
  cutAll(core, id);
  const origin = (await core.siteStore.find(id))?.origin;
  const removed = await core.sites.remove(id);
  if (!removed.ok) return removed;
  cutAll(core, id); // what began while the pages were being left
  await core.access.forget(id);
  await core.pauses.forget(id);
  await forgetWays(id);
  await core.shownTabs.forgetSite(id);
  await Promise.all((await core.sessions.forgetSite(id)).map(closeDrawer));
  await clearNotices(events);
  core.desk.open.tell({ news: 'all-rows' });
  core.openDrawers.tell({ news: 'outbox-changed' }); // "my requests" of other sites' drawers
  await core.following.count();
  await core.news.countWaiting();
  void core.outbox.deliverDue(); // its alarm may have been this site's
  if (origin !== undefined && (await core.sites.originOf(origin)) === null) await removePrivate(core, origin);
  return removed;
}

/** Nobody can ask in a private window any more where Docket was switched off. */
async function removePrivate(core: Core, origin: string): Promise<void> {
  const left = (await core.siteStore.list()).filter((site) => site.origin === origin && isPrivate(site.id));
  for (const { id } of left) await removeSite(core, id);
}

function cutAll(core: Core, id: SiteId): void {
  core.outbox.callOffSite(id);
  core.platforms.forget(id);
  core.desk.sync.stop(id);
}

/** A drawer in a tab of its own or in the panel outlives its page; the one over the page went with the overlay. */
async function closeDrawer({ seat, pageTabId }: Visit): Promise<void> {
  if (seat.in === 'panel') return panel.withdraw(pageTabId);
  if (seat.tabId !== pageTabId) await browser.tabs.remove(seat.tabId).catch(() => undefined); // closed meanwhile
}
