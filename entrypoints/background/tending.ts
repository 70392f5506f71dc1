import { browser } from '@/lib/browser';
import { patternOf, webOriginOf } from '@/lib/domain/origin';
import { readEventId } from '@/lib/domain/ids';
import type { Asking } from './asking';
import { icon } from './browser/icon';
import { panel } from './browser/panel';
import { visitOf } from './asking';
import type { Core } from './core';
import { describeTab } from './describe-tab';
import { retryReturned } from './calls/settings';

interface TabLike {
  id?: number | undefined;
  url?: string | undefined;
}

/** What the background does by itself, at events of the browser. */
export function createTending(core: Core, asking: Asking) {
  async function reconcile(): Promise<void> {
    for (const origin of await core.sites.reconcile()) await retryReturned(core, origin);
  }

  return {
    /** Each start of the worker: goes on with what an earlier one left. */
    async woken(): Promise<void> {
      await panel.switchOff();
      await core.outbox.deliverDue();
      await core.news.countWaiting();
    },

    /** Installed, updated, or the browser was started: the browser has forgotten rules, scripts or both. */
    async refreshed(): Promise<void> {
      await reconcile();
      await core.drafts.sweep();
      await core.outbox.sweep();
    },

    async online(): Promise<void> {
      await core.outbox.retryOffline();
      await core.outbox.deliverDue();
    },

    /** The panel is asked first and at once: it opens only while the gesture is being handled. */
    async asked(tab: TabLike | undefined): Promise<void> {
      if (tab?.id !== undefined) await asking.fromGesture({ id: tab.id, url: tab.url }, await panel.open(tab.id));
    },

    /** A permission was given, here or in the browser's own settings: either way this person wants Docket there. */
    async permitted(patterns: string[]): Promise<void> {
      const tabs = await browser.tabs.query({});
      const origins = new Set(tabs.flatMap(({ url }) => webOriginOf(url) ?? []));
      for (const origin of origins) if (patterns.includes(patternOf(origin))) await core.sites.enable(origin);
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

    /** Shows the request that a notice was about: its page, with the drawer's list over it. */
    async noticeClicked(id: string | null): Promise<void> {
      const eventId = readEventId(id);
      const entry = eventId === null ? null : await core.outboxStore.find(eventId);
      if (entry === null) return;
      const { page, event } = entry.parcel;
      const [shown] = await core.shownTabs.tabsOf(page);
      if (shown === undefined) {
        await browser.tabs.create({ url: page.url });
        return;
      }
      await browser.tabs.update(shown, { active: true });
      const anchor = event.kind === 'opened' ? event.anchor : null;
      if (anchor === null) return;
      const opening = { anchor, environment: '', kind: null, picture: null };
      const requestId = event.kind === 'opened' ? event.id : null;
      await asking.openDrawer(visitOf({ tabId: shown, page, opening, view: 'mine', requestId, byGesture: false }));
    },
  };
}
