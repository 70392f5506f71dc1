import { mount, unmount } from 'svelte';
import '@/components/base.css';
import DrawerApp from '@/components/drawer/DrawerApp.svelte';
import { browser } from '@/lib/browser';
import type { DrawerCalls } from '@/lib/messages/calls';
import { createClient } from '@/lib/messages/client';
import { Drawer } from '@/lib/ui/drawer.svelte';
import { awaitTickets, overlayTeller, readOverlayMessage, type Handover } from '@/lib/ui/handshake';
import { keepFocus } from '@/lib/ui/keep-focus';
import { copyText } from '@/lib/ui/copy-text';
import { listenToNews } from '@/lib/ui/news';
import { speakLanguage } from '@/lib/ui/page-language';
import { saveFile } from '@/lib/ui/save-file';
import { openSession } from '@/lib/ui/session';

const TICK_MS = 20_000; // for "3 minutes ago"

const client = createClient<DrawerCalls>((message) => browser.runtime.sendMessage(message));
let leave = () => {};

/** Opens a session for a ticket and shows the drawer; without a valid one nothing is ever shown. */
async function open({ ticket, overlay }: Handover): Promise<void> {
  const redeemed = await client.redeem({ ticket });
  if (!redeemed.ok) return;
  leave();
  const { session, start } = redeemed.value;
  const tellOverlay = overlayTeller(overlay);
  const ports = { tellOverlay, save: saveFile, copy: copyText, close: () => window.close(), now: Date.now };
  const drawer = new Drawer(openSession(client, session), start, ports);
  const app = mount(DrawerApp, { target: document.body, props: { drawer, platform: navigator.platform } });

  const ending = new AbortController();
  const { signal } = ending;
  const connect = () => browser.runtime.connect({ name: `docket-session:${session}` });
  const stopNews = listenToNews(connect, (news) => void drawer.hear(news));
  const ticking = setInterval(() => drawer.tick(), TICK_MS);
  window.addEventListener('pagehide', () => void drawer.keep(), { signal });
  document.addEventListener('visibilitychange', () => void drawer.keep(), { signal });
  document.addEventListener('visibilitychange', () => void (document.hidden || drawer.notes.seenAgain()), { signal });
  leave = () => {
    ending.abort();
    clearInterval(ticking);
    stopNews();
    void drawer.keep();
    void unmount(app);
  };
  if (overlay !== null) {
    overlay.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = readOverlayMessage(data);
      if (message?.type === 'ticket') void open({ ticket: message.docketTicket, overlay });
      else if (message !== null) drawer.hearOverlay(message);
    };
  }
  tellOverlay?.({ type: 'alive' });
  await drawer.begin();
}

speakLanguage(browser.i18n, document);
keepFocus(document);
awaitTickets(window, (handover) => void open(handover));
