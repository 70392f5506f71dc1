import { flushSync, mount } from 'svelte';
import DrawerPlaceApp from '@/components/drawer/DrawerPlaceApp.svelte';
import { newSecretId, type Ticket } from '@/lib/domain/ids';
import { fail, type Result } from '@/lib/domain/result';
import type { OpenedDrawer } from '@/lib/messages/calls';
import { DrawerPlace } from '@/lib/ui/drawer-place.svelte';
import { never } from '../../../dom/ui/fake-session';

/** The drawer's document before there is a drawer; `overlay` is the page around it. */
function showPlace(redeem: () => Promise<Result<OpenedDrawer>>, overlay: MessagePort | null) {
  return async (target: HTMLElement) => {
    const begin = () => {
      throw new Error('No ticket opens anything here');
    };
    const place = new DrawerPlace({ redeem, begin, close: () => {} });
    mount(DrawerPlaceApp, { target, props: { place, platform: 'Linux' } });
    void place.take({ ticket: newSecretId<Ticket>(), overlay });
    await new Promise((done) => setTimeout(done));
    flushSync();
  };
}

const { port1: overlay } = new MessageChannel();

/** From the ticket to the drawer, where that takes its time or goes wrong. */
export const openingStates = {
  'opening-asking': showPlace(never, overlay),
  'opening-stuck': showPlace(async () => fail({ kind: 'refused', why: 'unknown-site' }), overlay),
  'opening-no-ticket': showPlace(async () => fail({ kind: 'refused', why: 'not-allowed' }), null),
};
