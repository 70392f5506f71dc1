import { browser } from '@/lib/browser';
import { patternOf, webOriginOf } from '@/lib/domain/origin';
import type { PlainRequest } from '@/lib/domain/relayed';
import { relayRequest } from '@/lib/page/relay-request';
import { LOST, NO_TAB } from '@/lib/platforms/transport';

/** Has a tab of the origin send a request; the one before its person first, since others may be asleep. */
export async function relayThroughTab(origin: string, request: PlainRequest): Promise<unknown> {
  const tabs = await browser.tabs.query({ url: patternOf(origin) });
  const own = tabs.filter(({ url, discarded }) => webOriginOf(url) === origin && discarded !== true);
  const tab = own.find(({ active }) => active) ?? own[0];
  if (tab?.id === undefined) return NO_TAB;
  try {
    const [run] = await browser.scripting.executeScript({
      target: { tabId: tab.id },
      func: relayRequest,
      args: [request],
    });
    return run?.result;
  } catch {
    return LOST; // closed, or gone to another page, whether before or after it sent
  }
}
