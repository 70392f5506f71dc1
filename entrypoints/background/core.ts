import { createAccess } from '@/lib/app/access';
import { createBlockingOrigins } from '@/lib/app/blocking-origins';
import { createDrafts } from '@/lib/app/drafts';
import { createFollowing } from '@/lib/app/following';
import { createIntentions } from '@/lib/app/intentions';
import { createOutbox, type Outbox } from '@/lib/app/outbox';
import { createPauses } from '@/lib/app/pauses';
import { createRegisters, type Registers } from '@/lib/app/registers';
import { createSessions } from '@/lib/app/sessions';
import { createShownTabs } from '@/lib/app/shown-tabs';
import { createSignInWatch } from '@/lib/app/sign-in-watch';
import { createPageFlagStore } from '@/lib/store/page-flag-store';
import { createSites, type Sites } from '@/lib/app/sites';
import { createSuggestions } from '@/lib/app/suggestions';
import { createWeekly } from '@/lib/app/weekly';
import { createThreads } from '@/lib/app/threads';
import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf } from '@/lib/domain/page';
import type { OutboxEntry } from '@/lib/domain/stores';
import { Database } from '@/lib/store/database';
import { createCaptureStore, createDraftStore } from '@/lib/store/draft-store';
import { createRegisterStore } from '@/lib/store/desk-store';
import { createNewsStore } from '@/lib/store/news-store';
import { createOutboxStore } from '@/lib/store/outbox-store';
import { createFirstTimes, createSiteStore, createThreadStore, eraseEverything } from '@/lib/store/site-store';
import { tellDigest, tellWeek, tellNews } from './browser/notices';
import { sessionMemory } from './browser/session-memory';
import { createSiteHost } from './browser/site-host';
import { stayAwakeFor } from './browser/stay-awake';
import { createWake, keepNewsAlarm, timers } from './browser/wake';
import { createPlatformFinder } from './platforms';
import { createDeskCore } from './desk-core';
import { createNews } from './news';
import { createOpenDrawers } from './open-drawers';

export type Core = ReturnType<typeof createCore>;

/** Everything the background works with, over the browser's own store, network and tabs. Asks for nothing by itself. */
export function createCore() {
  const db = new Database();
  const clock = { now: () => Date.now() };
  const outboxStore = createOutboxStore(db);
  const siteStore = createSiteStore(db);
  const captures = createCaptureStore(db);
  const isErased = (id: SiteId) => siteStore.isErased(id);
  const shownTabs = createShownTabs(sessionMemory, isErased);
  const sessions = createSessions(sessionMemory, clock, isErased);
  const openDrawers = createOpenDrawers(sessions);
  const sites = createSites(siteStore, createSiteHost(shownTabs));
  const served = serveOnce(sites);
  const platforms = createPlatformFinder({
    siteStore,
    sites,
    served,
    readPicture: (id) => outboxStore.readPicture(id),
  });
  const findPlatform = platforms.find;
  const access = createAccess(findPlatform, sessionMemory, clock, isErased);
  const registers: Registers = createRegisters({
    store: createRegisterStore(db),
    threadStore: createThreadStore(db),
    findPlatform,
    refresh: (page, freshnessMs) => threads.refresh(page, freshnessMs),
  });
  const { trustOf } = registers;
  const bare = createOutbox({
    trustOf,
    store: outboxStore,
    clock,
    timers,
    findPlatform,
    random: Math.random,
    wake: createWake(clock.now, () => void outbox.deliverDue()),
    onChange: (entry: OutboxEntry) => {
      const { delivery, page, event, context = page } = entry.parcel;
      // What was known of this person is another's: who asks next shall not be taken for them
      if (delivery.state === 'held' && delivery.problem.kind === 'other-person') void access.forget(page.siteId);
      void news.outboxChanged(entry);
      void desk.rows.outboxChanged(entry);
      if (delivery.state === 'filed') void following.count();
      // Labelled for it by the outbox, whatever was known of the label
      if (delivery.state === 'filed' && event.kind === 'flagged')
        void pageFlags.noteLabel(pageKeyOf(context), undefined);
    },
  });
  const outbox: Outbox = { ...bare, deliverDue: () => stayAwakeFor(bare.deliverDue()) };
  const pauses = createPauses(sessionMemory, clock, isErased);
  const threadStore = createThreadStore(db);
  const threads = createThreads({
    store: threadStore,
    outboxStore,
    outbox,
    findPlatform,
    clock,
    trustOf,
    pauses,
    onRead: (page) => {
      void news.threadsRead(page);
      void desk.rows.pageRead(page);
      void registers.refresh(page.siteId);
    },
    onSeen: () => void following.count(),
  });
  const pageFlags = createPageFlagStore(db);
  const news = createNews({ pageFlags, threads, shownTabs, outboxStore, openDrawers });
  const newsStore = createNewsStore(db);
  const following = createFollowing({
    threads,
    threadStore,
    outboxStore,
    store: newsStore,
    trustOf,
    clock,
    minute: minuteOfDay,
    tell: (told) => tellNews(told),
    tellAll: (requests) => tellDigest(requests),
    onCount: (requests) => void news.showUnseen(requests),
    onFollowing: keepNewsAlarm,
  });
  const drafts = createDrafts(createDraftStore(db), clock);
  const desk = createDeskCore({
    pageFlags,
    db,
    clock,
    threads,
    threadStore,
    outbox,
    outboxStore,
    drafts,
    registers,
    findPlatform,
    access,
  });
  const weekly = createWeekly({
    store: newsStore,
    rows: () => desk.store.allRows(),
    flagged: () => pageFlags.count(),
    clock,
    minute: minuteOfDay,
    tell: tellWeek,
  });
  return {
    desk,
    weekly,
    registers,
    newsStore,
    following,
    clock,
    siteStore,
    firstTimes: createFirstTimes(db),
    eraseEverything: () => eraseEverything(db),
    outboxStore,
    captures,
    sites,
    shownTabs,
    findPlatform,
    platforms,
    access,
    outbox,
    pauses,
    threads,
    suggestions: createSuggestions(threadStore, findPlatform, trustOf),
    news,
    blockingOrigins: createBlockingOrigins(sessionMemory, clock),
    drafts,
    intentions: createIntentions(sessionMemory, clock),
    sessions,
    openDrawers,
    watchSignIn: createSignInWatch({ store: outboxStore, outbox, access, clock, timers }),
  };
}

const minuteOfDay = () => new Date().getHours() * 60 + new Date().getMinutes();

/**
 * The browser forgets the Origin rules when it ends, so each of its lives sets them once. Nothing is sent before:
 * Confluence would refuse it for good.
 */
async function serveOnce(sites: Sites): Promise<void> {
  if ((await sessionMemory.read('served')) === true) return;
  await sites.reconcile();
  await sessionMemory.write('served', true);
}
