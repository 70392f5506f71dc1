import { browser } from '@/lib/browser';
import type { JarTab } from '@/lib/domain/jar';
import { patternOf, webOriginOf } from '@/lib/domain/origin';
import { withinRoom } from '@/lib/store/room';
import type { Asking } from './asking';
import { icon } from './browser/icon';
import { panel } from './browser/panel';
import { registersByPolicy } from './browser/policy';
import type { Core } from './core';
import { describeTab } from './describe-tab';
import { forgetPrivate } from './forget-private';
import type { HintOnce } from './hint-once';
import { retryReturned } from './calls/settings';
import { sweepSession } from './sweep';

interface TabLike extends JarTab {
  id?: number | undefined;
  url?: string | undefined;
}

/**
 * The origins in open tabs that a grant is about. It knows no ports, a person does: given on a page that it covers, by
 * the popup over it, it is about that page's origin alone.
 */
async function shownOrigins(patterns: string[]): Promise<Set<string>> {
  const granted = (tabs: TabLike[]) =>
    tabs.flatMap(({ url }) => webOriginOf(url) ?? []).filter((origin) => patterns.includes(patternOf(origin)));
  const before = granted(await browser.tabs.query({ active: true, lastFocusedWindow: true }));
  return new Set(before.length > 0 ? before : granted(await browser.tabs.query({})));
}

/** What the background does by itself, at events of the browser. */
export function createTending(core: Core, asking: Asking, hintOnce: HintOnce) {
  async function reconcile(): Promise<void> {
    for (const origin of await core.sites.reconcile()) await retryReturned(core, origin);
  }

  /** Installed, updated, or the browser was started: the browser has forgotten rules, scripts or both. */
  async function refreshed(): Promise<void> {
    await reconcile();
    await core.drafts.sweep();
    await core.outbox.sweep();
  }

  return {
    /** Each start of the worker: goes on with what an earlier one left. */
    async woken(): Promise<void> {
      await forgetPrivate(core);
      await panel.switchOff();
      await sweepSession(core);
      await core.outbox.deliverDue();
      await core.following.count();
      await core.news.countWaiting();
      await core.weekly.tellIfDue();
      await core.registers.follow(await core.siteStore.list(), await registersByPolicy()); // last: it asks the wikis
    },

    refreshed,

    /** @param anew - For the first time: says what this is, in a tab of its own. An update does not take anybody's time. */
    async installed(anew: boolean): Promise<void> {
      if (anew) await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
      await refreshed();
    },

    /** With the last private window goes all that belongs to it. */
    windowClosed: (): Promise<void> => forgetPrivate(core),

    /** The drawers in it went along. */
    tabClosed: (tabId: number): Promise<void> => sweepSession(core, tabId),

    async online(): Promise<void> {
      await core.outbox.retryOffline();
      await core.outbox.deliverDue();
    },

    /** The panel is asked first and at once: it opens only while the gesture is being handled. */
    async asked(tab: TabLike | undefined): Promise<void> {
      if (tab?.id === undefined) return;
      const asked = { ...tab, id: tab.id, url: tab.url };
      const panelOpen = await panel.open(tab.id);
      const opened = await withinRoom(() => asking.fromGesture(asked, panelOpen));
      if (!opened.ok) await icon.openPopup(); // which says so
    },

    /**
     * A permission was given, here or in the browser's own settings: either way this person wants Docket there. An
     * origin that is on the list already comes back as it was left.
     */
    async permitted(patterns: string[]): Promise<void> {
      for (const origin of await shownOrigins(patterns)) {
        if ((await core.sites.originOf(origin)) !== null) continue;
        await core.sites.enable(origin);
        const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
        if (tab?.id !== undefined && webOriginOf(tab.url) === origin) void hintOnce(tab.id); // over it was the popup
      }
      await reconcile();
    },

    /** A tab finished loading: its icon says what it is, and a person who just signed in is noticed. */
    async loaded(tabId: number, url: string | undefined): Promise<void> {
      const origin = webOriginOf(url);
      if (origin === null || !(await core.sites.isOn(origin))) return core.shownTabs.forget(tabId);
      const standing = await describeTab(core, tabId);
      if (standing.standing === 'ready') await icon.showReady(tabId);
      if (standing.standing === 'not-a-page') {
        await core.shownTabs.forget(tabId);
        await icon.showWhy(tabId, standing.why);
      }
      const sites = (await core.siteStore.list()).filter((site) => site.origin === origin);
      const mayChange = standing.standing === 'not-a-page' && standing.why === 'sign-in';
      for (const { id } of sites) {
        if (mayChange) await core.access.forget(id); // whoever comes out of there may be another person
        await core.watchSignIn(id);
      }
    },
  };
}
