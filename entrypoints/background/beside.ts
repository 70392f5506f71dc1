import type { Sessions, Visit } from '@/lib/app/sessions';
import { browser } from '@/lib/browser';
import { panel } from './browser/panel';

export type Beside = ReturnType<typeof createBeside>;

/** The drawer where the page keeps it from running over it: in the browser's side panel if the gesture opened that, else in a tab. */
export function createBeside(sessions: Sessions) {
  const addressWith = (ticket: string) => browser.runtime.getURL(`drawer.html#ticket=${ticket}`);
  return {
    async open(visit: Visit, panelOpen: boolean): Promise<void> {
      if (panelOpen) {
        return panel.show(visit.pageTabId, await sessions.issue({ ...visit, seat: { in: 'panel' } }));
      }
      const tab = await browser.tabs.create({ url: 'about:blank', openerTabId: visit.pageTabId });
      if (tab.id === undefined) return;
      const ownTicket = await sessions.issue({ ...visit, seat: { in: 'tab', tabId: tab.id } });
      await browser.tabs.update(tab.id, { url: addressWith(ownTicket) });
    },
  };
}
