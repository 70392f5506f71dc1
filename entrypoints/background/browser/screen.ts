import { browser } from '@/lib/browser';
import type { Screen } from '@/lib/capture/shot';

/** Tabs and their pictures, as the browser gives them. */
export const screen: Screen = {
  captureVisibleTab: (windowId) => browser.tabs.captureVisibleTab(windowId, { format: 'png' }),
  async look(tabId) {
    try {
      const { active, windowId, url } = await browser.tabs.get(tabId);
      return windowId === undefined ? null : { active, windowId, url };
    } catch {
      return null; // closed meanwhile
    }
  },
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
