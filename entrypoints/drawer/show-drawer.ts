import { mount, unmount } from 'svelte';
import DrawerApp from '@/components/drawer/DrawerApp.svelte';
import { browser } from '@/lib/browser';
import type { DrawerCalls, OpenedDrawer, ToDrawer, ToOverlay } from '@/lib/messages/calls';
import type { Client } from '@/lib/messages/client';
import { Drawer } from '@/lib/ui/drawer.svelte';
import { listenToNews } from '@/lib/ui/news';
import { saveFile } from '@/lib/ui/save-file';
import { openSession } from '@/lib/ui/session';

const TICK_MS = 20_000; // for "3 minutes ago"

/** The drawer of one session, on the screen. */
export interface ShownDrawer {
  hear(message: ToDrawer): void;
  /** Takes it off the screen once its words are in the store; `false`: they are not, so it stays. */
  leave(): Promise<boolean>;
}

/** Shows the drawer of a session that was just opened. */
export function showDrawer(
  client: Client<DrawerCalls>,
  { session, start }: OpenedDrawer,
  tellOverlay: ((message: ToOverlay) => void) | null,
): ShownDrawer {
  const ports = { tellOverlay, save: saveFile, close: () => window.close(), now: Date.now };
  const drawer = new Drawer(openSession(client, session), start, ports);
  const app = mount(DrawerApp, { target: document.body, props: { drawer, platform: navigator.platform } });
  const ending = new AbortController();
  const { signal } = ending;
  const connect = () => browser.runtime.connect({ name: `docket-session:${session}` });
  const stopNews = listenToNews(connect, (news) => void drawer.hear(news));
  const ticking = setInterval(() => drawer.tick(), TICK_MS);
  window.addEventListener('pagehide', () => void drawer.keep(), { signal });
  document.addEventListener('visibilitychange', () => void drawer.keep(), { signal });
  void drawer.begin();
  return {
    hear: (message) => drawer.hearOverlay(message),
    async leave() {
      if (!(await drawer.keep())) return false;
      ending.abort();
      clearInterval(ticking);
      stopNews();
      void unmount(app);
      return true;
    },
  };
}
