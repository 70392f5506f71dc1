import { createPace } from './pace';
import { recognise } from './recognise';
import type { Recognition } from './recognition';

/** What a page does while it is watched. */
export interface PageWatcher {
  /** The address moved to another page: nothing of the former one may be shown any longer. */
  left(): void;
  /** A page is there, or it is certain that there is none to ask about. */
  shown(seen: Recognition): void;
  /** The content of the page shown has changed in place: read it anew. */
  changed(records: MutationRecord[]): void;
}

/** New content under the old title is believed after this long: some pages share a title, others get it late. */
const SETTLED_MS = 1_500;

/** What was shown when the address moved. */
interface Former {
  title: string;
  root: Element;
  text: string;
}

/** The part of the Navigation API that Chromium and newer Firefox have. */
interface NavigationTarget extends EventTarget {
  addEventListener(type: 'currententrychange', listener: () => void, options: { signal: AbortSignal }): void;
}

/**
 * Follows a page through navigation without reload (Confluence Cloud) and through late rendering.
 * Begins with the page that is there. Ends with the signal.
 * @see https://developer.mozilla.org/docs/Web/API/Navigation/currententrychange_event
 */
export function watchPage(view: Window, watcher: PageWatcher, signal: AbortSignal): void {
  const { document: page } = view;
  let place = placeOf(view);
  let seen: Recognition = recognise(page, new URL(view.location.href));
  let former: Former | null = null;
  let movedAt = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;

  const show = (next: Recognition): void => {
    seen = next;
    former = null;
    watcher.shown(next);
  };
  const look = (): void => {
    follow();
    if (former === null && seen.kind !== 'none' && seen.contentRoot.isConnected) return;
    const next = recognise(page, new URL(view.location.href));
    if (former !== null && isOutdated(next, former, Date.now() - movedAt >= SETTLED_MS)) return;
    if (next.kind === 'none' && seen.kind === 'none' && next.why === seen.why && former === null) return;
    show(next);
  };
  const looking = createPace(look);
  const follow = (): void => {
    const now = placeOf(view);
    if (now === place) return;
    place = now;
    movedAt = Date.now();
    const next = recognise(page, new URL(view.location.href));
    if (
      seen.kind !== 'none' &&
      next.kind !== 'none' &&
      next.pageId === seen.pageId &&
      next.contentRoot === seen.contentRoot
    )
      return;
    former =
      seen.kind === 'none' ? null : { title: seen.title, root: seen.contentRoot, text: sample(seen.contentRoot) };
    watcher.left();
    clearTimeout(settling);
    settling = setTimeout(look, SETTLED_MS);
    looking.ask();
  };
  const observer = new MutationObserver((records) => {
    looking.ask();
    if (former !== null || seen.kind === 'none' || !seen.contentRoot.isConnected) return;
    const root = seen.contentRoot;
    if (records.some(({ target }) => root.contains(target))) watcher.changed(records);
  });

  const { navigation } = view as Partial<{ navigation: NavigationTarget }>; // Firefox lacked it for long
  navigation?.addEventListener('currententrychange', follow, { signal });
  for (const type of ['popstate', 'hashchange', 'pageshow']) view.addEventListener(type, follow, { signal });
  observer.observe(page.documentElement, { childList: true, subtree: true, characterData: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    looking.cancel();
    clearTimeout(settling);
  });
  if (!signal.aborted) show(seen);
}

/** Address without fragment: moving within a page is no navigation. */
function placeOf({ location }: Window): string {
  return location.origin + location.pathname + location.search;
}

/** True while the page still shows, or may show, what was there before the address moved. */
function isOutdated(next: Recognition, former: Former, settled: boolean): boolean {
  if (next.kind === 'none') return !settled;
  if (next.contentRoot === former.root && sample(next.contentRoot) === former.text) return true;
  return next.title === former.title && !settled;
}

/** Enough of the text to tell two contents apart. */
function sample(root: Element): string {
  const text = root.textContent;
  return `${text.length}:${text.slice(0, 500)}`;
}
