import { mount } from 'svelte';
import '@/components/base.css';
import DrawerPlaceApp from '@/components/drawer/DrawerPlaceApp.svelte';
import { browser } from '@/lib/browser';
import { newSecretId, type Claim } from '@/lib/domain/ids';
import type { DrawerCalls } from '@/lib/messages/calls';
import { createClient } from '@/lib/messages/client';
import { DrawerPlace } from '@/lib/ui/drawer-place.svelte';
import { awaitTickets, readOverlayMessage, type Handover } from '@/lib/ui/handshake';
import { keepFocus } from '@/lib/ui/keep-focus';
import { speakLanguage } from '@/lib/ui/page-language';
import { drawerBeginner } from './begin-drawer';

const client = createClient<DrawerCalls>((message) => browser.runtime.sendMessage(message));
const claim = newSecretId<Claim>();
const place = new DrawerPlace({
  redeem: (ticket) => client.redeem({ ticket, claim }),
  begin: drawerBeginner(client),
  close: () => window.close(),
});

function take({ ticket, overlay }: Handover): void {
  void place.take({ ticket, overlay });
  if (overlay === null) return;
  overlay.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = readOverlayMessage(data);
    if (message?.type === 'ticket') take({ ticket: message.docketTicket, overlay });
    else if (message !== null) place.hear(message);
  };
}

speakLanguage(browser.i18n, document);
keepFocus(document);
mount(DrawerPlaceApp, { target: document.body, props: { place, platform: navigator.platform } });
awaitTickets(window, take, () => place.showNoTicket());
