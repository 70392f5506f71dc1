import { browser } from '@/lib/browser';

/** Chrome's side panel; the polyfill's types do not know it. */
interface SidePanel {
  setOptions(options: { tabId?: number; path?: string; enabled: boolean }): Promise<void>;
  getOptions(of: { tabId: number }): Promise<{ enabled?: boolean }>;
  open(options: { tabId: number }): Promise<void>;
}

const { sidePanel } = browser as unknown as { sidePanel?: SidePanel }; // absent in Firefox and in the polyfill's types

/**
 * Chrome's side panel, for the tabs of pages that keep the drawer from running over them. It opens only while a gesture
 * is being handled, that is before anything is awaited, when nothing is known of the tab yet: so it is switched off
 * everywhere, on for those tabs in advance, and asked to open at every gesture. Firefox has no such switch for a
 * sidebar, so there is none; the drawer gets a tab.
 */
export const panel = {
  async switchOff(): Promise<void> {
    await sidePanel?.setOptions({ enabled: false });
  },
  async offer(tabId: number): Promise<void> {
    const now = await sidePanel?.getOptions({ tabId });
    if (now?.enabled === true) return; // its path would be loaded in place of a drawer that is open there
    await sidePanel?.setOptions({ tabId, path: 'drawer.html', enabled: true });
  },
  /** Closes it, where it is open. */
  async withdraw(tabId: number): Promise<void> {
    await sidePanel?.setOptions({ tabId, enabled: false }).catch(() => undefined); // the tab may be closed by now
  },
  /** Call it first of all in the gesture's listener. `false`: not offered in this tab, or not in this browser. */
  open(tabId: number): Promise<boolean> {
    if (sidePanel === undefined) return Promise.resolve(false);
    return sidePanel.open({ tabId }).then(
      () => true,
      () => false,
    );
  },
  /** Loads the drawer in a panel that is open: an address of its own each time, as a new fragment alone loads nothing. */
  async show(tabId: number, ticket: string): Promise<void> {
    const path = `drawer.html?opened=${String(Date.now())}#ticket=${ticket}`;
    await sidePanel?.setOptions({ tabId, path, enabled: true });
  },
};
