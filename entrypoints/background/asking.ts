import { withBrowser } from '@/lib/domain/reader-browser';
import type { Opening } from '@/lib/app/drafts';
import type { Seat, Visit } from '@/lib/app/sessions';
import { newSecretId, type CaptureId, type EventId, type SiteId } from '@/lib/domain/ids';
import type { CaptureInfo } from '@/lib/domain/capture';
import type { RequestDraft } from '@/lib/domain/draft';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { sizeOfPng } from '@/lib/capture/png';
import { takeShot, type Screen } from '@/lib/capture/shot';
import { jarOf, type JarTab } from '@/lib/domain/jar';
import { webOriginOf } from '@/lib/domain/origin';
import type { PageReport, Pointing } from '@/lib/messages/calls';
import { withTimeLimit } from './browser/time-limit';
import { icon } from './browser/icon';
import { injectOverlay } from './browser/site-host';
import { tabClient } from './browser/tab-client';
import type { Beside } from './beside';
import type { Core } from './core';
import { inItsJar } from './in-its-jar';

/** A hidden tab draws no frames, so an overlay there never answers. */
const PREPARE_LIMIT_MS = 1_500;

export interface AskedTab extends JarTab {
  id: number;
  url: string | undefined;
}

interface Seen {
  report: PageReport;
  pointing: Pointing;
  shot: Result<Blob>;
}

export type Asking = ReturnType<typeof createAsking>;

/** From the icon, the menu or the key to an open drawer with a picture; and the picture that an open drawer asks for. */
export function createAsking(core: Core, screen: Screen, beside: Beside) {
  /** Takes ours off the screen, photographs, and puts it back whatever happened. `null`: no documentation page, or no overlay. */
  async function photograph(tabId: number): Promise<Seen | null> {
    const tab = tabClient(tabId);
    try {
      const ready = await withTimeLimit(tab.preparePicture(null), PREPARE_LIMIT_MS, fail({ kind: 'no-answer' }));
      if (!ready.ok || ready.value === null) return null;
      return { ...ready.value, shot: await takeShot(screen, tabId) };
    } finally {
      await tab.pictureDone(null);
    }
  }

  async function keepShot({ shot, pointing }: Seen, siteId: SiteId): Promise<Result<CaptureInfo>> {
    if (!shot.ok) return shot;
    const size = await sizeOfPng(shot.value);
    const scale = size.width / pointing.viewport.width;
    const info: CaptureInfo = { id: newSecretId<CaptureId>(), size, scale, takenAt: core.clock.now() };
    const kept = await core.captures.add(info, siteId, shot.value);
    return kept.ok ? ok(info) : kept;
  }

  /** Opens a drawer over its page, or beside it where the page is known to forbid that or the panel is open already. */
  async function openDrawer(visit: Visit, panelOpen = false): Promise<void> {
    if (!panelOpen && !(await core.blockingOrigins.has(webOriginOf(visit.page.url) ?? ''))) {
      const ticket = await core.sessions.issue(visit);
      const opened = await tabClient(visit.pageTabId).openDrawer({ ticket, view: visit.view });
      if (opened.ok) return;
    }
    await beside.open(visit, panelOpen);
  }

  return {
    /**
     * The icon, the menu or the key was used on a tab.
     * @param panelOpen - Whether the gesture opened the side panel, which it does where the page is known to need it.
     */
    async fromGesture(tab: AskedTab, panelOpen: boolean): Promise<void> {
      const origin = webOriginOf(tab.url);
      if (!(await core.sites.isOn(origin))) return icon.openPopup();
      const seen = (await photograph(tab.id)) ?? ((await injectOverlay(tab.id)) ? await photograph(tab.id) : null);
      const report = seen === null ? null : inItsJar(seen.report, tab);
      const entered = report === null ? null : await core.sites.enter(report, origin, jarOf(tab));
      if (seen === null || report === null || entered?.ok !== true) return icon.openPopup();
      const picture = await keepShot(seen, entered.value.id);
      const { page } = report;
      const opening: Opening = {
        ...withBrowser(seen.pointing, navigator),
        kind: null,
        picture: picture.ok ? picture.value : null,
      };
      await core.siteStore.saveHidden(page, false);
      const draft = await core.drafts.open(page, opening, await core.openDrawers.showAny(page));
      core.openDrawers.tell({ news: 'capture-changed' });
      const visit = visitOf({ tabId: tab.id, page, opening, view: 'compose', requestId: null, byGesture: true });
      await openDrawer({ ...visit, pictureProblem: problemIn(picture, draft) }, panelOpen);
    },

    /** A drawer's own camera button; the browser may want a click on the icon first. */
    async again(visit: Visit): Promise<Result<CaptureInfo>> {
      const seen = await photograph(visit.pageTabId);
      if (seen === null) return fail({ kind: 'refused', why: 'no-picture-permission' });
      return keepShot(seen, visit.page.siteId);
    },

    openDrawer,
  };
}

/** Why there is no picture after a gesture that asked for one; a click on the icon is not what is missing then. */
function problemIn(picture: Result<CaptureInfo>, draft: Result<RequestDraft>): Problem | null {
  if (!picture.ok) return isUnpermitted(picture.problem) ? { kind: 'refused', why: 'no-picture' } : picture.problem;
  if (!draft.ok) return draft.problem;
  const taken = draft.value.pictures.some(({ capture }) => capture.id === picture.value.id);
  return taken ? null : { kind: 'refused', why: 'too-many-pictures' };
}

function isUnpermitted(problem: Problem): boolean {
  return problem.kind === 'refused' && problem.why === 'no-picture-permission';
}

/** What a drawer over a page is opened for. */
export function visitOf(asked: {
  tabId: number;
  page: PageReport['page'];
  opening: Opening;
  view: Visit['view'];
  requestId: EventId | null;
  byGesture: boolean;
}): Visit {
  const { tabId, page, opening, view, requestId, byGesture } = asked;
  const seat: Seat = { in: 'tab', tabId };
  const { anchor } = opening;
  const focus = { requestId, anchor };
  return { seat, pageTabId: tabId, page, view, focus, opening, byGesture, pictureProblem: null };
}
