import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { OverlayCalls } from '@/lib/messages/calls';
import { createClient } from '@/lib/messages/client';
import type { Sender } from '@/lib/messages/runtime';
import { startOverlay } from '@/lib/page/overlay/overlay';
import { receiveTabCalls } from '@/lib/page/overlay/tab-calls';
import { api } from './api';

/**
 * The content script: the background registers it for each origin that was switched on. A copy that runs already ends when
 * this one puts its element into the page.
 */
export default defineUnlistedScript(() => {
  const { runtime, i18n } = api;
  const ownId = runtime.id ?? '';
  const ending = new AbortController();
  const { signal } = ending;
  const handlers = startOverlay(
    {
      calls: createClient<OverlayCalls>((message) => runtime.sendMessage(message)),
      say: (word, ...insertions) => i18n.getMessage(word, insertions),
      locale: i18n.getMessage('@@ui_locale').replaceAll('_', '-'),
      drawerAddress: runtime.getURL('drawer.html'),
      isAlive: () => api.runtime.id !== undefined,
      openRoot: __DOCKET_E2E__,
    },
    signal,
    () => ending.abort(),
  );
  const receive = receiveTabCalls(handlers, ownId);
  const listener = (message: unknown, sender: Sender, answer: (reply: unknown) => void) => {
    const reply = receive(message, sender);
    void reply?.then(answer);
    return reply !== undefined;
  };
  runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => runtime.onMessage.removeListener(listener));
});
