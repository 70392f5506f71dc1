import { browser } from '@/lib/browser';
import { jarOf, type Jar } from '@/lib/domain/jar';
import { patternOf, webOriginOf } from '@/lib/domain/origin';
import type { PlainRequest } from '@/lib/domain/relayed';
import { relayRequest } from '@/lib/page/relay-request';
import { LOST, NO_TAB } from '@/lib/platforms/transport';

/** Has a tab of the origin and the jar send a request; the one before its person first, since others may be asleep. */
export async function relayThroughTab(origin: string, jar: Jar | null, request: PlainRequest): Promise<unknown> {
  const tabs = await browser.tabs.query({ url: patternOf(origin) });
  const own = tabs.filter((tab) => webOriginOf(tab.url) === origin && tab.discarded !== true && jarOf(tab) === jar);
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
