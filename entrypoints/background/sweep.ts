import { browser } from '@/lib/browser';
import type { Core } from './core';

/**
 * Clears away what is kept until the browser ends and nobody needs any more: it would only grow.
 * @param closed - A tab that was closed just now; the browser may still list it.
 */
export async function sweepSession(core: Core, closed?: number): Promise<void> {
  const openTabs = async () =>
    new Set((await browser.tabs.query({})).flatMap(({ id }) => (id === undefined || id === closed ? [] : [id])));
  await core.shownTabs.sweep(openTabs);
  await core.sessions.sweep(openTabs);
  await core.pauses.sweep();
  await core.access.sweep([...(await core.shownTabs.pages()), ...(await core.sessions.pages())]);
}
