import { browser } from '@/lib/browser';
import { deskPageOf } from '@/lib/app/desk-page';
import type { SiteId } from '@/lib/domain/ids';
import { isPrivate } from '@/lib/domain/jar';
import { pageKeyOf } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import type { DrawerCalls } from '@/lib/messages/calls';
import type { Handlers } from '@/lib/messages/serve';
import type { Core } from '../core';
import { withVisit } from './session';

/** Whether this browser has the desk of the site, and its team a page on which flags are written down. */
export async function mayFlagOn({ desk, registers }: Core, siteId: SiteId): Promise<boolean> {
  if (isPrivate(siteId) || (await desk.syncStore.find(siteId)) === null) return false;
  const found = await registers.find(siteId);
  return found !== null && deskPageOf(siteId, found.register) !== null;
}

/** Answers what a drawer asks about flagged sections: for those who have the desk in this browser. */
export function createFlagHandlers(core: Core): Handlers<Pick<DrawerCalls, 'readFlags' | 'queueFlag' | 'openDesk'>> {
  return {
    readFlags: withVisit(core, async ({ page }) => {
      const { siteId } = page;
      const [flags, mayFlag] = await Promise.all([core.desk.pageFlags.of(pageKeyOf(page)), mayFlagOn(core, siteId)]);
      return ok({ flags, mayFlag });
    }),
    queueFlag: withVisit(core, async ({ page }, { eventId, anchor, text }) => {
      const queued = await core.desk.flags.writeAt(page, eventId, anchor, text.trim());
      core.desk.open.tell({ news: 'sites' });
      return queued;
    }),
    openDesk: withVisit(core, async ({ page, pageTabId }, { sectionId }) => {
      const place = new URLSearchParams({ page: pageKeyOf(page), section: sectionId });
      const url = browser.runtime.getURL(`/desk.html#${place.toString()}`);
      const { windowId } = await browser.tabs.get(pageTabId);
      await browser.tabs.create({ url, openerTabId: pageTabId, ...(windowId === undefined ? {} : { windowId }) });
      return ok(null);
    }),
  };
}
