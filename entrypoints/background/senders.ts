import { browser } from '@/lib/browser';
import { webOriginOf } from '@/lib/domain/origin';
import type { Sender } from '@/lib/messages/runtime';
import type { SenderRules } from '@/lib/messages/schemas';
import type { Seat } from '@/lib/app/sessions';

/**
 * Who may use which calls. An overlay is the top frame of a tab with a web page; whether its site is enabled is looked
 * up by its handler. Our own pages are told by their address, which only the browser can set.
 */
export function createSenderRules(): SenderRules {
  const ours = (sender: Sender) => sender.id === browser.runtime.id;
  return {
    overlay: (sender) =>
      ours(sender) && sender.frameId === 0 && sender.tab?.id !== undefined && pageOriginOf(sender) !== null,
    drawer: (sender) => ours(sender) && isOwnPage(sender, ['drawer.html']),
    // A web page can frame neither of these two: only the drawer is web-accessible.
    desk: isDesk,
    settings: (sender) => ours(sender) && isOwnPage(sender, ['popup.html', 'options.html']) && !inWebPage(sender),
  };
}

/** The desk is a page of its own in a tab; no web page can frame it. */
export function isDesk(sender: Sender): boolean {
  return sender.id === browser.runtime.id && isOwnPage(sender, ['desk.html']) && !inWebPage(sender);
}

/** The origin of the page that an overlay speaks from; `null` for our own pages. */
export function pageOriginOf(sender: Sender): string | null {
  return webOriginOf(sender.origin ?? sender.url);
}

/** Where a drawer sits: its tab, or the side panel, which has none. */
export function seatOf(sender: Sender): Seat {
  return sender.tab?.id === undefined ? { in: 'panel' } : { in: 'tab', tabId: sender.tab.id };
}

function isOwnPage(sender: Sender, names: string[]): boolean {
  if (sender.url === undefined || !URL.canParse(sender.url)) return false;
  const { origin, protocol, host, pathname } = new URL(sender.url);
  const own = new URL(browser.runtime.getURL(''));
  const sameOrigin = origin === own.origin && protocol === own.protocol && host === own.host;
  return sameOrigin && names.some((name) => pathname === `/${name}`);
}

function inWebPage(sender: Sender): boolean {
  return sender.tab !== undefined && sender.frameId !== 0 && webOriginOf(sender.tab.url) !== null;
}
