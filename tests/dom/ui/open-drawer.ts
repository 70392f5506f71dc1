import type { DrawerStart } from '@/lib/domain/views';
import type { ToOverlay } from '@/lib/messages/calls';
import { Drawer } from '@/lib/ui/drawer.svelte';
import type { Session } from '@/lib/ui/session';
import { aStart, NOW } from './examples';
import { fakeSession } from './fake-session';

/** A drawer over a background that answers as told, and what it says to the overlay around it. */
export function openDrawer(start: Partial<DrawerStart> = {}, replies: Partial<Session> = {}, overlay = true) {
  const said: ToOverlay[] = [];
  const copied: string[] = [];
  const drawer = new Drawer(fakeSession(replies), aStart(start), {
    tellOverlay: overlay ? (message) => said.push(message) : null,
    save: () => {},
    copy: async (text) => copied.push(text) > 0,
    close: () => said.push({ type: 'close' }),
    now: () => NOW,
  });
  return { drawer, said, copied };
}
