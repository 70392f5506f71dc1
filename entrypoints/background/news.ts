import type { ShownTabs } from '@/lib/app/shown-tabs';
import type { Threads } from '@/lib/app/threads';
import { FRESHNESS_MS } from '@/lib/app/threads';
import type { PageRef } from '@/lib/domain/page';
import type { OutboxEntry, OutboxStore } from '@/lib/domain/stores';
import type { DrawerNews } from '@/lib/messages/calls';
import { icon } from './browser/icon';
import { tellHeld } from './browser/notices';
import { tabClient } from './browser/tab-client';

/** The parts of a `runtime.Port` that news travel by. */
interface NewsPort {
  name: string;
  postMessage: (message: unknown) => void;
  onDisconnect: { addListener: (listener: () => void) => void };
}

const PORT_NAME = /^docket-session:/;

export type News = ReturnType<typeof createNews>;

/** Tells drawers, overlays, the icon and the person what changed. Who misses it reads the same from the store later. */
export function createNews(ports: { threads: Threads; shownTabs: ShownTabs; outboxStore: OutboxStore }) {
  const { threads, shownTabs, outboxStore } = ports;
  const open = new Set<NewsPort>();

  function tellDrawers(message: DrawerNews): void {
    for (const port of open) port.postMessage(message);
  }

  async function repaint(page: PageRef): Promise<void> {
    const marks = await threads.marks(page);
    const tabs = await shownTabs.tabsOf(page);
    await Promise.all(tabs.map((tabId) => tabClient(tabId).showMarks({ pageId: page.pageId, marks })));
  }

  async function countWaiting(): Promise<void> {
    const entries = await outboxStore.list('all');
    await icon.showWaiting(entries.filter(({ parcel }) => parcel.delivery.state === 'held').length);
  }

  return {
    tellDrawers,
    countWaiting,

    /** A drawer began to listen. */
    connect(port: NewsPort): void {
      if (!PORT_NAME.test(port.name)) return;
      open.add(port);
      port.onDisconnect.addListener(() => open.delete(port));
    },

    async outboxChanged({ parcel }: OutboxEntry): Promise<void> {
      tellDrawers({ news: 'outbox-changed' });
      await repaint(parcel.page);
      await countWaiting();
      const unseen = open.size === 0; // an open drawer says it itself
      if (unseen && parcel.delivery.state === 'held') await tellHeld(parcel, parcel.delivery.problem);
      if (parcel.delivery.state === 'filed' && !parcel.delivery.receipt.held) {
        await threads.refresh(parcel.page, FRESHNESS_MS.filed, parcel.parent === null ? [] : [parcel.parent.commentId]);
      }
    },

    async threadsRead(page: PageRef): Promise<void> {
      tellDrawers({ news: 'threads-changed' });
      await repaint(page);
    },
  };
}
