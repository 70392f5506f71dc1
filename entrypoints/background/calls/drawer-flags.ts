import { browser } from '@/lib/browser';
import { deskPageOf } from '@/lib/app/desk-page';
import { isPrivate } from '@/lib/domain/jar';
import { pageKeyOf } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import type { DrawerCalls } from '@/lib/messages/calls';
import type { Handlers } from '@/lib/messages/serve';
import type { Core } from '../core';
import { withVisit } from './session';

/** Answers what a drawer asks about flagged sections: for those who have the desk in this browser. */
export function createFlagHandlers(core: Core): Handlers<Pick<DrawerCalls, 'readFlags' | 'queueFlag' | 'openDesk'>> {
  return {
    readFlags: withVisit(core, async ({ page }) => {
      const { siteId } = page;
      const isRead = !isPrivate(siteId) && (await core.desk.syncStore.find(siteId)) !== null;
      const found = isRead ? await core.registers.find(siteId) : null;
      const mayFlag = found !== null && deskPageOf(siteId, found.register) !== null;
      return ok({ flags: await core.desk.pageFlags.of(pageKeyOf(page)), mayFlag });
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
