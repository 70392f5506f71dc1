import type { Intention } from '@/lib/app/intentions';
import { requestOf } from '@/lib/domain/event';
import { browser } from '@/lib/browser';
import { WHOLE_PAGE } from '@/lib/domain/anchor';
import { jarIn } from '@/lib/domain/jar';
import type { Parcel } from '@/lib/domain/delivery';
import type { PageRef } from '@/lib/domain/page';
import { visitOf, type Asking } from './asking';
import { aboutNotice, type NoticeAbout } from './browser/notices';
import { bringToFront } from './browser/tabs';
import type { Core } from './core';

export type NoticeClicks = ReturnType<typeof createNoticeClicks>;

/** From a click on a notice to the request it was about: its page, with the drawer over it. */
export function createNoticeClicks(core: Core, asking: Asking) {
  /** Opens what is intended on this page, if anything is. */
  async function openOver(tabId: number, shown: PageRef): Promise<void> {
    const intention = await core.intentions.take(shown);
    if (intention === null) return;
    const { page, view, requestId } = intention;
    const anchor = (await core.threads.anchorOf(page, requestId)) ?? WHOLE_PAGE;
    const opening = { anchor, environment: '', kind: null, picture: null };
    await asking.openDrawer(visitOf({ tabId, page, opening, view, requestId, byGesture: false }));
  }

  async function intendedBy(notice: NoticeAbout | null): Promise<Intention | null> {
    if (notice === null || notice.about === 'week') return null;
    if (notice.about === 'event') {
      const entry = await core.outboxStore.find(notice.id);
      return entry === null ? null : intentionOf(entry.parcel);
    }
    if (notice.about === 'digest') {
      const [newest] = (await core.outboxStore.list('all')).reverse();
      return newest === undefined ? null : { ...intentionOf(newest.parcel), view: 'mine' };
    }
    const page = await core.following.pageOf(notice.id);
    return page === null ? null : { page, view: 'threads', requestId: notice.id };
  }

  return {
    /** The intention is written down first: the page may have to be loaded, and the worker may be stopped meanwhile. */
    async clicked(noticeId: string): Promise<void> {
      const about = await aboutNotice(noticeId);
      if (about?.about === 'week') {
        await browser.tabs.create({ url: browser.runtime.getURL('/desk.html#reports') });
        return;
      }
      const intention = await intendedBy(about);
      if (intention === null) return;
      const { page } = intention;
      await core.intentions.keep(intention);
      for (const tabId of await core.shownTabs.tabsOf(page)) {
        const tab = await bringToFront(tabId);
        if (tab === 'ready') return openOver(tabId, page);
        if (tab === 'asleep') return; // it is loaded now
      }
      const jar = jarIn(page.siteId);
      await browser.tabs.create({ url: page.url, ...(jar !== null && { cookieStoreId: jar }) });
    },

    /** A page is shown: somebody may have been waiting for just this. */
    pageShown: openOver,
  };
}

/** A request stands in "my requests"; a reply with its buttons stands in its thread, which may be somebody else's. */
function intentionOf({ page, event }: Parcel): Intention {
  return { page, view: event.kind === 'opened' ? 'mine' : 'threads', requestId: requestOf(event) };
}
