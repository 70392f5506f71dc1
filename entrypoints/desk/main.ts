import { mount } from 'svelte';
import '@/components/base.css';
import DeskApp from '@/components/desk/DeskApp.svelte';
import { browser } from '@/lib/browser';
import { createClient } from '@/lib/messages/client';
import { DESK_PORT, type DeskCalls, type DeskNews } from '@/lib/messages/desk-calls';
import { Desk } from '@/lib/ui/desk/desk.svelte';
import { keepFocus } from '@/lib/ui/keep-focus';
import { speakLanguage } from '@/lib/ui/page-language';
import { t } from '@/lib/ui/wording';
import { languageModelIn } from './language-model';
import { createRowReader } from './read-rows';
import { createReckoner } from './reckon';

/** How often is looked for news while the desk is seen; the request that is open is looked at more often. */
const LOOK_EVERY_MS = 30_000;

speakLanguage(browser.i18n, document);
document.title = t('deskTitle');
keepFocus(document);

const desk = new Desk({
  calls: createClient<DeskCalls>((message) => browser.runtime.sendMessage(message)),
  now: () => Date.now(),
  after: (waitMs, run) => {
    const timer = setTimeout(run, waitMs);
    return () => clearTimeout(timer);
  },
  readRows: createRowReader(),
  ...createReckoner(),
  languageModel: languageModelIn(globalThis, browser.i18n.getUILanguage()),
  isWatched: () => document.visibilityState === 'visible',
});

/** A worker that was stopped takes its end of the port along. */
function listen(): void {
  const port = browser.runtime.connect({ name: DESK_PORT });
  port.onMessage.addListener((news: unknown) => void desk.heard(news as DeskNews)); // our own background's
  port.onDisconnect.addListener(listen);
}

listen();
mount(DeskApp, { target: document.body, props: { desk, platform: navigator.platform } });
document.addEventListener('visibilitychange', () => {
  void desk.flags.wording?.flush(); // the tab may be closed next
  void desk.articles.flush();
  void desk.look();
});
setInterval(() => void desk.look(), LOOK_EVERY_MS);
void desk.start().then(() => {
  if (location.hash === '#reports') desk.place = 'reports';
  const place = new URLSearchParams(location.hash.slice(1));
  const [page, section] = [place.get('page'), place.get('section')];
  if (page !== null && section !== null) void desk.flags.showAt(page, section);
});
