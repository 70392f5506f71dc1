import { browser, permissionsWithSites } from '@/lib/browser';
import type { SiteHost } from '@/lib/domain/host';
import { patternOf, webOriginOf } from '@/lib/domain/origin';
import { fail } from '@/lib/domain/result';
import { restoreOriginRules } from '@/lib/platforms/transport';
import type { ShownTabs } from '@/lib/app/shown-tabs';
import { icon } from './icon';
import { serveMenu } from './menu';
import { panel } from './panel';
import { tabClient } from './tab-client';
import { withTimeLimit } from './time-limit';

const OVERLAY_SCRIPT = 'overlay.js';
/** Colours of marked places: there before the page is styled, or all of it would be styled twice. Made by the build. */
const OVERLAY_STYLE = 'highlights.css';
const SCRIPT_ID = 'docket-overlay';
/** A frozen tab never answers. */
const LEAVE_LIMIT_MS = 1_500;

/** What the browser does for enabled sites. */
export function createSiteHost(shownTabs: ShownTabs): SiteHost {
  return {
    // both browsers keep an origin's own grant apart, also while `<all_urls>` stands beside it
    mayRead: async (origin) => (await browser.permissions.getAll()).origins?.includes(patternOf(origin)) === true,
    giveUp: async (origin) => {
      await browser.permissions.remove({ origins: [patternOf(origin)] });
      const { origins = [] } = await browser.permissions.getAll();
      const last = origins.every((left) => left === '<all_urls>');
      if (last) await browser.permissions.remove({ permissions: permissionsWithSites() });
    },
    async serve(origins) {
      const patterns = [...new Set(origins.map(patternOf))];
      await registerOverlay(patterns);
      await restoreOriginRules(browser.declarativeNetRequest, origins, new URL(browser.runtime.getURL('')).hostname);
      await serveMenu(patterns);
    },
    async enterTabs(origin) {
      const tabs = await browser.tabs.query({ url: patternOf(origin) });
      const ids = tabs.flatMap(({ id, url }) => (id !== undefined && webOriginOf(url) === origin ? [id] : []));
      await Promise.all(ids.map(injectOverlay));
    },
    async leaveTabs(origin) {
      const tabs = await shownTabs.tabsAt(origin);
      await Promise.all(tabs.map(leaveTab));
      for (const tabId of tabs) await shownTabs.forget(tabId);
    },
  };
}

/** The tab's icon opens the popup again, and its side panel closes. */
async function leaveTab(tabId: number): Promise<void> {
  await withTimeLimit(tabClient(tabId).leave(null), LEAVE_LIMIT_MS, fail({ kind: 'no-answer' }));
  await icon.showOff(tabId);
  await panel.withdraw(tabId);
}

/** Starts the overlay in a tab; `false` where the browser lets nobody in (error pages, discarded tabs). */
export async function injectOverlay(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.insertCSS({ target: { tabId }, files: [OVERLAY_STYLE] });
    await browser.scripting.executeScript({ target: { tabId }, files: [OVERLAY_SCRIPT] });
    return true;
  } catch {
    return false; // nothing is lost: the overlay starts with the tab's next page
  }
}

async function registerOverlay(matches: string[]): Promise<void> {
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) {
    if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    return;
  }
  const script = {
    id: SCRIPT_ID,
    js: [OVERLAY_SCRIPT],
    css: [OVERLAY_STYLE],
    matches,
    runAt: 'document_idle' as const,
  };
  await (known.length > 0
    ? browser.scripting.updateContentScripts([script])
    : browser.scripting.registerContentScripts([script]));
}
