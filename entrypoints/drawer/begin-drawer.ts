import { browser } from '@/lib/browser';
import type { DrawerCalls } from '@/lib/messages/calls';
import type { Client } from '@/lib/messages/client';
import { copyText } from '@/lib/ui/copy-text';
import { Drawer } from '@/lib/ui/drawer.svelte';
import { startLive } from '@/lib/ui/live';
import type { PlacePorts } from '@/lib/ui/drawer-place.svelte';
import { listenToNews } from '@/lib/ui/news';
import { saveFile } from '@/lib/ui/save-file';
import { openSession } from '@/lib/ui/session';

const TICK_MS = 20_000; // for "3 minutes ago"

function after(waitMs: number, run: () => void): () => void {
  const timer = setTimeout(run, waitMs);
  return () => clearTimeout(timer);
}

/** Makes drawers that hear the background's news and write their words away when their document goes. */
export function drawerBeginner(client: Client<DrawerCalls>): PlacePorts['begin'] {
  return ({ session, start }, tellOverlay) => {
    const ports = {
      tellOverlay,
      save: saveFile,
      copy: copyText,
      close: () => window.close(),
      now: Date.now,
      viewChanged: () => live.watchChanged(),
    };
    const drawer: Drawer = new Drawer(openSession(client, session), start, ports);
    const ending = new AbortController();
    const { signal } = ending;
    const connect = () => browser.runtime.connect({ name: `docket-session:${session}` });
    const stopNews = listenToNews(connect, (news) => void drawer.hear(news));
    const live = startLive({
      now: Date.now,
      after,
      isWatched: () => !document.hidden && drawer.view === 'threads',
      look: () => drawer.threads.look(drawer.composer.me),
    });
    const ticking = setInterval(() => drawer.tick(), TICK_MS);
    window.addEventListener('pagehide', () => void drawer.keep(), { signal });
    document.addEventListener('visibilitychange', () => void drawer.keep(), { signal });
    document.addEventListener('visibilitychange', () => void (document.hidden || drawer.notes.seenAgain()), { signal });
    document.addEventListener('visibilitychange', () => live.watchChanged(), { signal });
    for (const stir of ['pointerdown', 'keydown']) document.addEventListener(stir, () => live.stir(), { signal });
    const end = () => {
      live.stop();
      ending.abort();
      clearInterval(ticking);
      stopNews();
    };
    return { drawer, end };
  };
}
