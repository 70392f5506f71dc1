import { browser } from '@/lib/browser';
import { webOriginOf } from '@/lib/domain/origin';
import type { TabStanding } from '@/lib/domain/views';
import type { TabLook } from '../recognise';
import type { Core } from './core';
import { inItsJar } from './in-its-jar';

/** What the icon and the popup say about a tab. Looks into the page once, where the browser lets us. */
export async function describeTab(core: Core, tabId: number): Promise<TabStanding> {
  const seen = await lookInto(tabId);
  const tab = await browser.tabs.get(tabId).catch(() => undefined); // closed meanwhile
  const origin = webOriginOf(tab?.url);
  const look = seen?.found === true ? inItsJar(seen, tab) : seen;
  if (look === null || origin === null) return { standing: 'unreachable' };
  const known = await core.sites.originOf(origin);
  const enabled = known?.state === 'on';
  if (!look.found) return { standing: 'not-a-page', why: look.why, origin, enabled };
  const on = enabled && !known.without.includes(look.page.siteId);
  return on ? { standing: 'ready', page: look.page } : { standing: 'offer', page: look.page, origin };
}

/** `null`: the browser's own page, an error page, or one that no extension may look into. */
async function lookInto(tabId: number): Promise<TabLook | null> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, files: ['recognise.js'] });
    return (frame?.result as TabLook | null | undefined) ?? null; // what `entrypoints/recognise.ts` gives
  } catch {
    return null;
  }
}
