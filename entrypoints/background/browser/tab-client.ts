import { browser } from '@/lib/browser';
import type { TabCalls } from '@/lib/messages/calls';
import { createClient, type Client } from '@/lib/messages/client';

/** The overlay in the top frame of a tab. A tab without one answers every call with `no-answer`. */
export function tabClient(tabId: number): Client<TabCalls> {
  return createClient<TabCalls>((message) => browser.tabs.sendMessage(tabId, message, { frameId: 0 }));
}
