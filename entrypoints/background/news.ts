import { forPage } from '@/lib/app/own-events';
import type { ShownTabs } from '@/lib/app/shown-tabs';
import type { Threads } from '@/lib/app/threads';
import { FRESHNESS_MS } from '@/lib/app/threads';
import { needsPerson, type Parcel } from '@/lib/domain/delivery';
import { isPrivate } from '@/lib/domain/jar';
import { flagMarks, type PageFlagStore } from '@/lib/domain/flags/page-flag';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { ThreadMark } from '@/lib/domain/views';
import type { OutboxEntry, OutboxStore } from '@/lib/domain/stores';
import { icon } from './browser/icon';
import { tellHeld } from './browser/notices';
import { tabClient } from './browser/tab-client';
import type { OpenDrawers } from './open-drawers';

interface NewsPorts {
  pageFlags: Pick<PageFlagStore, 'of'>;
  threads: Threads;
  shownTabs: ShownTabs;
  outboxStore: OutboxStore;
  openDrawers: OpenDrawers;
}

export type News = ReturnType<typeof createNews>;

/** Tells drawers, overlays, the icon and the person what changed. Who misses it reads the same from the store later. */
export function createNews(ports: NewsPorts) {
  const { threads, shownTabs, outboxStore, openDrawers } = ports;

  /** All that is marked on a page: requests, and sections that are flagged. */
  async function marksOn(page: PageRef): Promise<ThreadMark[]> {
    const pageKey = pageKeyOf(page);
    const [marks, flags] = await Promise.all([threads.marks(page), ports.pageFlags.of(pageKey)]);
    return [...forPage(marks), ...flagMarks(pageKey, flags)];
  }

  async function repaint(page: PageRef): Promise<void> {
    const marks = await marksOn(page);
    const tabs = await shownTabs.tabsOf(page);
    await Promise.all(tabs.map((tabId) => tabClient(tabId).showMarks({ pageId: page.pageId, marks })));
  }

  let unseen = 0;

  async function countWaiting(): Promise<void> {
    const entries = await outboxStore.list('all');
    await icon.showCount({
      waiting: entries.filter(({ parcel }) => needsPerson(parcel.delivery)).length,
      news: unseen,
    });
  }

  return {
    marksOn,
    repaint,
    countWaiting,

    /** So many requests that this person follows have something new. */
    async showUnseen(requests: number): Promise<void> {
      if (requests === unseen) return;
      unseen = requests;
      await countWaiting();
    },

    async outboxChanged(entry: OutboxEntry): Promise<void> {
      const { parcel } = entry;
      openDrawers.tell({ news: 'outbox-changed' });
      await repaint(parcel.page);
      await countWaiting();
      if (isForPerson(parcel) && !(await openDrawers.showAny(parcel.page))) await tellHeld(entry);
      if (parcel.delivery.state === 'filed' && !parcel.delivery.receipt.held) {
        await threads.refresh(parcel.page, FRESHNESS_MS.filed, parcel.parent === null ? [] : [parcel.parent.commentId]);
      }
    },

    async threadsRead(page: PageRef): Promise<void> {
      openDrawers.tell({ news: 'threads-changed' });
      await repaint(page);
    },
  };
}

/** The system's list of notices outlives a private window, so nothing of one is said there. */
function isForPerson({ delivery, page }: Parcel): boolean {
  return needsPerson(delivery) && !isPrivate(page.siteId);
}
