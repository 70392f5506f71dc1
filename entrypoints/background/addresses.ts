import type { Visit } from '@/lib/app/sessions';
import { browser } from '@/lib/browser';
import type { EventId } from '@/lib/domain/ids';
import type { OutboxEntry } from '@/lib/domain/stores';
import { editAddress } from '@/lib/domain/edit-address';
import { jarOf } from '@/lib/domain/jar';
import { webOriginOf } from '@/lib/domain/origin';
import { fail, ok, type Result } from '@/lib/domain/result';
import { signInAddress } from '@/lib/platforms/sign-in-address';
import type { Core } from './core';

/** The person waits for the tab to open. */
const LOOK_MS = 5_000;

type What = 'sign-in' | 'page' | 'form' | 'comment' | 'options' | 'editor';

/** Opens an address that the background knows of itself; a drawer names none. */
export async function openAddressFor(
  core: Core,
  visit: Visit,
  what: What,
  eventId: EventId | null,
): Promise<Result<null>> {
  if (what === 'options' || (what === 'sign-in' && (await usesPassword(core, visit, eventId)))) {
    await browser.runtime.openOptionsPage();
    return ok(null);
  }
  const url = await addressOf(core, visit, what, eventId);
  if (webOriginOf(url ?? undefined) === null || url === null) return fail({ kind: 'refused', why: 'page-gone' });
  await browser.tabs.create({ url, openerTabId: visit.pageTabId, ...(await sameJar(visit.pageTabId)) });
  return ok(null);
}

/** What is opened from a page in a container or a private window belongs there, too. */
async function sameJar(tabId: number): Promise<{ cookieStoreId?: string; windowId?: number }> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  if (jarOf(tab) === null) return {};
  const { cookieStoreId, windowId } = tab ?? {};
  return {
    ...(cookieStoreId === undefined ? {} : { cookieStoreId }),
    ...(windowId === undefined ? {} : { windowId }),
  };
}

/** Where an application password signs in, the wiki's own form would change nothing: it is set in the options. */
async function usesPassword(core: Core, { page: here }: Visit, eventId: EventId | null): Promise<boolean> {
  const own = eventId === null ? null : await core.outboxStore.find(eventId);
  return (await core.siteStore.auth((own?.parcel.page ?? here).siteId)).way === 'application-password';
}

async function addressOf(
  core: Core,
  { page: here }: Visit,
  what: Exclude<What, 'options'>,
  eventId: EventId | null,
): Promise<string | null> {
  const own = eventId === null ? null : await core.outboxStore.find(eventId);
  const page = own?.parcel.page ?? here;
  switch (what) {
    case 'page':
      return page.url;
    case 'form':
      return `${page.url}#respond`; // WordPress' own mark of its comment form, `comment_form()`
    case 'editor': {
      const site = await core.siteStore.find(page.siteId);
      return site === null ? null : editAddress(site, page.pageId, page.url);
    }
    case 'sign-in': {
      const site = await core.siteStore.find(page.siteId);
      if (site === null) return null;
      const anew = isAnothers(own);
      const source = (await core.findPlatform(site.id))?.access;
      const found = await source?.signInAddress?.(page, anew, AbortSignal.timeout(LOOK_MS));
      return found?.ok === true ? found.value : signInAddress(site, page, anew);
    }
    case 'comment': {
      const delivery = own?.parcel.delivery;
      if (delivery?.state === 'filed') return delivery.receipt.url;
      return eventId === null ? page.url : core.threads.addressOf(page, eventId);
    }
  }
}

/** Whether it waits for somebody else than who is signed in. */
function isAnothers(entry: OutboxEntry | null): boolean {
  const delivery = entry?.parcel.delivery;
  return delivery?.state === 'held' && delivery.problem.kind === 'other-person';
}
