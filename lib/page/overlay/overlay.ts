import type { AskKind } from '@/lib/domain/event';
import type { EventId, Ticket } from '@/lib/domain/ids';
import { ok } from '@/lib/domain/result';
import type { DrawerOpening, ThreadMark, ToolbarOffers } from '@/lib/domain/views';
import type { OverlayCalls, Pointing } from '@/lib/messages/calls';
import type { Client } from '@/lib/messages/client';
import { askBackground, isOff } from './ask-background';
import { createCaptureGuard } from './capture-guard';
import { createDrawer } from './drawer';
import { createFocusKeeper } from './focus-keeper';
import { mountHost } from './host';
import { watchKeys } from './keys';
import { createMarksView, type Chosen } from './marks-view';
import { createNotices } from './notice';
import { anchorAt, described, newAnchor, pointingOf, selectedOn } from './pointing';
import { watchReadingPlace } from './reading-place';
import { createSelectionToolbar } from './selection-toolbar';
import { followPage } from './follow-page';
import type { ShownPage } from './shown-page';
import type { TabHandlers } from './tab-calls';
import type { Say } from './words';
import { watchWriting } from './writing-watch';

export interface OverlayPorts {
  calls: Client<OverlayCalls>;
  say: Say;
  /** Of those words, as in BCP 47. */
  locale: string;
  /** `drawer.html` of this extension. */
  drawerAddress: string;
  /** False after the extension was updated or removed: this copy of the script is an orphan. */
  isAlive: () => boolean;
  /** Page scripts may look into the shadow root; only in the end-to-end build. */
  openRoot: boolean;
}

/** What opens in the drawer, beside the place that is pointed at. */
interface Wish {
  view: DrawerOpening;
  focus: EventId | null;
  kind: AskKind | null;
}

/**
 * Puts Docket on the page that is shown and follows it through navigation, until the signal aborts.
 * @param end - Aborts that signal: the site was removed, or a newer copy of this script took over.
 */
export function startOverlay(ports: OverlayPorts, signal: AbortSignal, end: () => void): TabHandlers {
  const { calls, say } = ports;
  let page: ShownPage | null = null;
  let marks: ThreadMark[] = [];
  let hidden = false;
  let offers: ToolbarOffers = { shortcut: null, mayFlag: false };
  let lastWish: Wish = { view: 'compose', focus: null, kind: null };

  const host = mountHost({ open: ports.openRoot, locale: ports.locale }, signal, {
    superseded: end,
    remounted: () => {
      if (!drawer.isOpen) return;
      drawer.close(false); // its document was lost with the frame; the background still has the draft
      void openDrawer(lastWish, pointHere());
    },
  });
  const notices = createNotices(host.root, signal);
  const keeper = createFocusKeeper(host);
  const readingPlace = watchReadingPlace(signal);
  const source = askBackground(calls, isAlive);
  const view = createMarksView(
    host,
    say,
    source,
    { chosen: openThreads, placed: repaint, reached: (words) => notices.murmur(words) },
    signal,
  );
  const drawer = createDrawer(
    host.root,
    { address: ports.drawerAddress, title: say('overlayDrawer'), keeper, styles: () => source.styles('drawer') },
    {
      alive: tellPlaces,
      askAnchor: tellAnchor,
      showPlace: (request) => {
        if (!view.showPlace(request)) notices.show(say('overlayPlaceGone'));
      },
      blocked: (ticket, sure) => void openBeside(ticket, sure),
      refused: sayNotOpened,
    },
    signal,
  );
  const guard = createCaptureGuard((concealed) => {
    host.conceal(concealed);
    view.conceal(concealed);
  }, signal);
  const writing = watchWriting(() => page?.content, signal);
  const toolbar = createSelectionToolbar(
    { host, keeper, notices, say },
    {
      prepare: () => void page?.readInSlices(() => true),
      selected: () =>
        page === null || hidden || writing.isUnderWay() || !isAlive() ? null : (selectedOn(page)?.ranges ?? null),
      offers: () => offers,
      coveredAtEnd: () => drawer.coveredAtEnd,
    },
    (choice) => {
      if (choice === 'hide') {
        void setHidden(true);
        keeper.giveBack();
      } else void openDrawer({ ...choice, focus: null }, pointHere());
    },
    signal,
  );
  watchKeys(
    {
      escape() {
        toolbar.hide();
        drawer.close(true);
      },
      move() {
        if (toolbar.isShown) toolbar.focus();
        else if (drawer.isOpen) drawer.focus();
        else return document.activeElement !== host.element && view.focus(); // within the badges Tab goes on, and F6 leaves
        return true;
      },
    },
    host.element,
    signal,
  );
  followPage({ shown: (now) => void showPage(now), texts: (changed) => view.texts(changed), changed: repaint }, signal);

  function isAlive(): boolean {
    if (!ports.isAlive()) end();
    return ports.isAlive();
  }

  async function repaint() {
    await view.show(hidden ? null : page, marks);
    tellPlaces();
  }

  function tellPlaces() {
    drawer.tell({ type: 'places', places: view.places() });
  }

  async function tellAnchor(requestId: EventId, of: 'place' | 'selection') {
    const on = page;
    if (on === null || !isAlive()) return;
    const anchor = await newAnchor(on, of === 'selection' ? 'selection' : view.positionOf(requestId), calls);
    if (page === on) drawer.tell({ type: 'anchor', requestId, anchor });
  }

  async function showPage(now: ShownPage | null) {
    const isOther = now?.key !== page?.key;
    page = now;
    if (isOther) {
      marks = [];
      hidden = false;
      toolbar.hide();
      drawer.close(false);
    }
    void repaint();
    if (now === null || !isAlive()) return;
    const known = await calls.pageShown(now.report);
    if (!known.ok && isOff(known.problem)) end();
    if (!known.ok || page?.key !== now.key) return;
    ({ marks, hidden, ...offers } = known.value);
    void repaint();
  }

  /** What the reader means: the selection, else what was clicked for the menu, else what is being read. */
  async function pointHere(): Promise<Pointing | null> {
    if (page === null) return null;
    const anchor = selectedOn(page)?.anchor ?? anchorAt(page, readingPlace.node(page.content));
    return pointingOf(page, isAlive() ? await described(page, anchor, calls) : anchor);
  }

  async function openDrawer(wish: Wish, asked: Promise<Pointing | null>) {
    const on = page;
    const pointing = await asked;
    if (page === null || page.key !== on?.key || pointing === null || !isAlive()) return; // or it was left meanwhile
    lastWish = wish;
    keeper.note();
    if (wish.view === 'compose' && drawer.tell({ type: 'pointing-changed', pointing, kind: wish.kind })) {
      drawer.focus();
      return;
    }
    const opened = await calls.requestDrawer({ report: page.report, pointing, ...wish });
    if (opened.ok) drawer.open(opened.value.ticket);
    else notices.show(say(opened.problem.kind === 'refused' ? 'overlaySiteOff' : 'overlayReload'));
  }

  async function openBeside(ticket: Ticket, sure: boolean) {
    const opened = await calls.drawerBlocked({ ticket, sure });
    if (!opened.ok) sayNotOpened();
  }

  function sayNotOpened() {
    const again = { name: say('overlayTryAgain'), run: () => void openDrawer(lastWish, pointHere()) };
    notices.show(say('overlayNotOpened'), again);
  }

  function openThreads(chosen: Chosen) {
    if (page === null) return;
    const focus = 'request' in chosen ? chosen.request : null;
    const own = marks.find(({ id }) => id === focus)?.anchor;
    const anchor = 'section' in chosen ? anchorAt(page, chosen.section) : own;
    if (anchor !== undefined)
      void openDrawer({ view: 'threads', focus, kind: null }, Promise.resolve(pointingOf(page, anchor)));
  }

  async function setHidden(value: boolean) {
    hidden = value;
    void repaint();
    if (value) notices.show(say('overlayHidden'), { name: say('overlayShowAgain'), run: () => void setHidden(false) });
    if (page !== null) await calls.hidePage({ report: page.report, hidden: value });
  }

  return {
    async preparePicture() {
      const on = page;
      const asked = pointHere();
      await guard.hide();
      const pointing = await asked;
      if (page === null || page.key !== on?.key || pointing === null) return ok(null);
      return ok({ report: page.report, pointing });
    },
    async pictureDone() {
      guard.show();
      return ok(null);
    },
    async openDrawer({ ticket, view: wanted }) {
      guard.show();
      toolbar.hide();
      if (hidden) void setHidden(false);
      lastWish = { view: wanted, focus: null, kind: null };
      keeper.note();
      drawer.open(ticket);
      return ok(null);
    },
    async showMarks({ pageId, marks: newer }) {
      if (page?.report.page.pageId === pageId) {
        marks = newer;
        void repaint();
      }
      return ok(null);
    },
    async leave() {
      end();
      return ok(null);
    },
  };
}
