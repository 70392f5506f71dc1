import { flushSync, mount } from 'svelte';
import DrawerApp from '@/components/drawer/DrawerApp.svelte';
import type { DrawerStart } from '@/lib/domain/views';
import { Drawer } from '@/lib/ui/drawer.svelte';
import type { Session } from '@/lib/ui/session';
import { aStart, NOW } from '../../../dom/ui/examples';
import { fakeSession } from '../../../dom/ui/fake-session';

/** Shows the drawer over a background that answers as told, then does what a person would. */
export function showDrawer(
  start: Partial<DrawerStart> = {},
  replies: Partial<Session> = {},
  then: (drawer: Drawer) => Promise<void> | void = () => {},
): (target: HTMLElement) => Promise<void> {
  return async (target) => {
    const ports = { tellOverlay: () => {}, save: () => {}, copy: async () => true, close: () => {}, now: () => NOW };
    const drawer = new Drawer(fakeSession(replies), aStart(start), ports);
    mount(DrawerApp, { target, props: { drawer, platform: 'Linux' } });
    await Promise.race([drawer.begin(), new Promise((done) => setTimeout(done))]);
    await then(drawer);
    flushSync();
  };
}
