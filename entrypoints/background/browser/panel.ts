import { browser } from '@/lib/browser';

/** Chrome's side panel; the polyfill's types do not know it. */
interface SidePanel {
  setOptions(options: { tabId: number; path: string; enabled: boolean }): Promise<void>;
  open(options: { tabId: number }): Promise<void>;
}

/** Opens our own page in the side panel or sidebar of a tab; `false` where the browser wants a gesture that is over. */
export async function openPanel(tabId: number, url: string): Promise<boolean> {
  try {
    const { sidePanel } = browser as unknown as { sidePanel?: SidePanel }; // absent in Firefox and in the polyfill's types
    if (sidePanel !== undefined) {
      const { pathname, hash } = new URL(url);
      await sidePanel.setOptions({ tabId, path: pathname.slice(1) + hash, enabled: true });
      await sidePanel.open({ tabId });
    } else {
      await browser.sidebarAction.setPanel({ tabId, panel: url });
      await browser.sidebarAction.open();
    }
    return true;
  } catch {
    return false; // the caller opens a tab instead
  }
}
