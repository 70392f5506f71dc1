import type { Sessions, Visit } from '@/lib/app/sessions';
import { openPanel } from './browser/panel';
import { browser } from '@/lib/browser';

export type Beside = ReturnType<typeof createBeside>;

/** The drawer where the page keeps it from running over it: the browser's side panel while the gesture lasts, else a tab. */
export function createBeside(sessions: Sessions) {
  const addressWith = (ticket: string) => browser.runtime.getURL(`drawer.html#ticket=${ticket}`);
  return {
    async open(visit: Visit): Promise<void> {
      const ticket = await sessions.issue({ ...visit, seat: { in: 'panel' } });
      if (await openPanel(visit.pageTabId, addressWith(ticket))) return;
      const tab = await browser.tabs.create({ url: 'about:blank', openerTabId: visit.pageTabId });
      if (tab.id === undefined) return;
      const ownTicket = await sessions.issue({ ...visit, seat: { in: 'tab', tabId: tab.id } });
      await browser.tabs.update(tab.id, { url: addressWith(ownTicket) });
    },
  };
}
