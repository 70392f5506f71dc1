import { jarOf } from '@/lib/domain/jar';
import { webOriginOf } from '@/lib/domain/origin';
import { pageKeyOf } from '@/lib/domain/page';
import tokens from '@/components/tokens.css?raw';
import more from '@/components/tokens-pages.css?raw';
import drawer from '@/lib/page/overlay/drawer.css?inline';
import { withBrowser } from '@/lib/domain/reader-browser';
import { highlightRules } from '@/lib/page/overlay/highlight-rules';
import { FRESHNESS_MS } from '@/lib/app/threads';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { Site } from '@/lib/domain/page';
import type { OverlayCalls, PageReport } from '@/lib/messages/calls';
import type { Sender } from '@/lib/messages/runtime';
import type { Handlers } from '@/lib/messages/serve';
import { visitOf } from '../asking';
import { mayFlagOn } from './drawer-flags';
import type { Beside } from '../beside';
import { icon } from '../browser/icon';
import { inItsJar } from '../in-its-jar';
import { panel } from '../browser/panel';
import { askShortcut } from '../browser/shortcut';
import type { Core } from '../core';
import { createAnchoringHandlers } from './anchoring';
import type { NoticeClicks } from '../notice-clicks';
import { pageOriginOf } from '../senders';

/** Answers the content scripts. Each report is held against the origin that the browser names for its tab. */
export function createOverlayHandlers(core: Core, beside: Beside, noticeClicks: NoticeClicks): Handlers<OverlayCalls> {
  const enter = (report: PageReport, sender: Sender): Promise<Result<Site>> =>
    core.sites.enter(report, pageOriginOf(sender), jarOf(sender.tab));

  async function lookAfter({ page }: PageReport): Promise<void> {
    await core.watchSignIn(page.siteId);
    await core.outbox.retryMended(page.siteId, isWaitingForTab);
    void core.outbox.deliverDue();
    await core.outbox.followPage(pageKeyOf(page));
    await core.threads.refresh(page, FRESHNESS_MS.shown);
  }

  return {
    ...createAnchoringHandlers(core, enter),

    async pageShown(given, sender) {
      const report = inItsJar(given, sender.tab);
      const entered = await enter(report, sender);
      if (!entered.ok) return entered;
      const tabId = tabOf(sender);
      await core.shownTabs.note(tabId, report.page);
      await icon.showReady(tabId);
      await ((await core.blockingOrigins.has(entered.value.origin)) ? panel.offer(tabId) : panel.withdraw(tabId));
      void noticeClicks.pageShown(tabId, report.page);
      void lookAfter(report); // the answer is the cache's; news follow
      const [marks, hidden, shortcut, mayFlag] = await Promise.all([
        core.news.marksOn(report.page),
        core.siteStore.isHidden(report.page),
        askShortcut(),
        mayFlagOn(core, report.page.siteId),
      ]);
      return ok({ marks, hidden, shortcut, mayFlag });
    },

    readStyles: async ({ of }) =>
      ok({ css: of === 'drawer' ? more + drawer : highlightRules(tokens + more, of, true) }),

    async hidePage({ report: given, hidden }, sender) {
      const report = inItsJar(given, sender.tab);
      const entered = await enter(report, sender);
      if (!entered.ok) return entered;
      await core.siteStore.saveHidden(report.page, hidden);
      return ok(null);
    },

    async requestDrawer({ report: given, view, pointing, focus, kind }, sender) {
      const report = inItsJar(given, sender.tab);
      const entered = await enter(report, sender);
      if (!entered.ok) return entered;
      const { page } = report;
      const known = focus === null ? null : await core.threads.anchorOf(page, focus); // the page has less of it
      const anchor = known ?? pointing.anchor;
      const opening = { ...withBrowser(pointing, navigator), anchor, kind, picture: null };
      if (view === 'compose') await core.drafts.open(page, opening);
      const visit = visitOf({ tabId: tabOf(sender), page, opening, view, requestId: focus, byGesture: false });
      return ok({ ticket: await core.sessions.issue(visit) });
    },

    async drawerBlocked({ ticket, sure }, sender) {
      const visit = await core.sessions.withdraw(ticket, tabOf(sender));
      if (visit === null) return fail({ kind: 'refused', why: 'not-allowed' });
      if (sure) {
        await core.blockingOrigins.note(webOriginOf(visit.page.url) ?? '');
        await panel.offer(tabOf(sender));
      }
      await beside.open(visit, false);
      return ok(null);
    },
  };
}

/** A page of the site is open now, through which it can go. */
function isWaitingForTab(problem: Problem): boolean {
  return problem.kind === 'refused' && problem.why === 'needs-tab';
}

/** The rules let only senders with a tab through. */
function tabOf(sender: Sender): number {
  if (sender.tab?.id === undefined) throw new Error('an overlay without a tab');
  return sender.tab.id;
}
