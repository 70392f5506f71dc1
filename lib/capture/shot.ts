import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { fromDataUrl } from './png';

/** What the browser offers for pictures. */
export interface Screen {
  /** The visible tab of a window as a PNG in a `data:` address. */
  captureVisibleTab(windowId: number): Promise<string>;
  /** Whether this tab is the one its window shows, and its address; `null` if it was closed. */
  look(tabId: number): Promise<{ active: boolean; windowId: number; url: string | undefined } | null>;
  wait(ms: number): Promise<void>;
}

/** Chrome allows two captures in each second. */
const QUOTA = 'MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND';
const QUOTA_WAIT_MS = 600;
const NO_PICTURE: Problem = { kind: 'refused', why: 'no-picture-permission' };

/**
 * Photographs a tab. What comes out is that tab's page or nothing: a person who changes tabs meanwhile must not find
 * another one's pixels in a request.
 */
export async function takeShot(screen: Screen, tabId: number): Promise<Result<Blob>> {
  const before = await screen.look(tabId);
  if (before?.active !== true) return fail(NO_PICTURE);
  const dataUrl = await captureWithinQuota(screen, before.windowId);
  const after = await screen.look(tabId);
  const samePage = after?.active === true && after.windowId === before.windowId && after.url === before.url;
  return dataUrl === null || !samePage ? fail(NO_PICTURE) : ok(fromDataUrl(dataUrl));
}

/** `null`: the browser wants a click on the icon first, or shows a page that no extension may photograph. */
async function captureWithinQuota(screen: Screen, windowId: number): Promise<string | null> {
  try {
    return await screen.captureVisibleTab(windowId);
  } catch (error) {
    if (!String(error).includes(QUOTA)) return null;
    await screen.wait(QUOTA_WAIT_MS);
    return screen.captureVisibleTab(windowId).catch(() => null);
  }
}
