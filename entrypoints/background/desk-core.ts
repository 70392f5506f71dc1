import type { createAccess } from '@/lib/app/access';
import { createHandOver } from '@/lib/app/articles/hand-over';
import { createInserting } from '@/lib/app/articles/insert';
import { createPublishing } from '@/lib/app/articles/publish';
import { createQuoted } from '@/lib/app/articles/quoted';
import { createDesk } from '@/lib/app/desk';
import { createDeskRows } from '@/lib/app/desk-rows';
import { createDeskSync } from '@/lib/app/desk-sync';
import { createFlags } from '@/lib/app/flags';
import { createNeedsWork } from '@/lib/app/needs-work';
import { createOutlines } from '@/lib/app/outlines';
import type { createDrafts } from '@/lib/app/drafts';
import type { Outbox } from '@/lib/app/outbox';
import type { Registers } from '@/lib/app/registers';
import { createSync } from '@/lib/app/sync';
import { createWriteDown } from '@/lib/app/write-down';
import { createWordings } from '@/lib/app/wordings';
import { createTeamSetup } from '@/lib/app/team-setup';
import { createTidyUp } from '@/lib/app/tidy-up';
import type { Threads } from '@/lib/app/threads';
import type { Author } from '@/lib/domain/delivery';
import { latestFixes } from '@/lib/domain/flags/decisions';
import type { PageFlagStore } from '@/lib/domain/flags/page-flag';
import type { EventId, SiteId } from '@/lib/domain/ids';
import type { Clock, FindPlatform } from '@/lib/domain/ports';
import type { OutboxStore, ThreadStore } from '@/lib/domain/stores';
import type { SyncProgress } from '@/lib/domain/sync';
import type { Database } from '@/lib/store/database';
import { createArticleStore } from '@/lib/store/article-store';
import { createPublicationStore } from '@/lib/store/publication-store';
import { createDeskStore } from '@/lib/store/desk-store';
import { createWordingStore } from '@/lib/store/wording-store';
import { createOutlineStore } from '@/lib/store/outline-store';
import { createSyncStore } from '@/lib/store/site-store';
import { deskBody, registerSummary } from '@/lib/ui/register-wording';
import { t } from '@/lib/ui/wording';
import { createOpenDesks } from './open-desks';

interface DeskCorePorts {
  pageFlags: PageFlagStore;
  db: Database;
  clock: Clock;
  threads: Threads;
  threadStore: ThreadStore;
  outbox: Outbox;
  outboxStore: OutboxStore;
  drafts: ReturnType<typeof createDrafts>;
  registers: Registers;
  findPlatform: FindPlatform;
  access: ReturnType<typeof createAccess>;
}

/** What the desk works with. */
export function createDeskCore(ports: DeskCorePorts) {
  const { db, clock, threads, threadStore, outbox, outboxStore, drafts, registers, findPlatform, access } = ports;
  const open = createOpenDesks();
  const deskStore = createDeskStore(db);
  const syncStore = createSyncStore(db);
  const outlineStore = createOutlineStore(db);
  const progress = new Map<SiteId, SyncProgress>();
  const rows = createDeskRows({
    threadStore,
    outboxStore,
    deskStore,
    syncStore,
    registers,
    findPlatform,
    clock,
    onRows: (pageKeys) => open.tell({ news: 'rows', pageKeys }),
  });
  const sync = createSync({
    threads,
    threadStore,
    store: syncStore,
    findPlatform,
    clock,
    onEmptied: (page) => rows.pageRead(page),
    onProgress: (siteId, told) => {
      progress.set(siteId, told);
      open.tell({ news: 'sites' });
    },
  });
  const authorOn = async (siteId: SiteId): Promise<Author | null> => {
    const known = await access.author(siteId);
    if (known !== null) return known;
    const page = (await registers.find(siteId))?.page ?? (await threadStore.readBefore(siteId, Infinity, 1))[0]?.page;
    if (page === undefined) return null;
    await access.read(page);
    return access.author(siteId);
  };
  const writeDown = createWriteDown({ outbox, outboxStore, registers, authorOn });
  const articles = createArticleStore(db);
  const publications = createPublicationStore(db);
  const articlePorts = {
    articles,
    publications,
    threadStore,
    outboxStore,
    findPlatform,
    registers,
    rows,
    writeDown,
    authorOn,
    clock,
  };
  const work = createDesk({
    threads,
    threadStore,
    deskStore,
    outbox,
    outboxStore,
    drafts,
    registers,
    rows,
    outlines: outlineStore,
    findPlatform,
    authorOn,
    wordNoted: ({ asker, channel }) => t('notedFor', asker, channel),
  });
  const quoted = createQuoted({ outlines: outlineStore, rows, pageOf: work.pageOf });
  const tidyUp = createTidyUp({ pageOf: work.pageOf, rows, threads, outboxStore });
  const flags = createFlags({ outlines: outlineStore, writeDown, rows, findPlatform });
  const publishingPorts = {
    ...articlePorts,
    quoted,
    isAnswered: async (siteId: SiteId, requestId: EventId, url: string) => {
      const page = await work.pageOf(siteId, requestId);
      const found = page === null ? [] : await rows.fold(page);
      return found.some(({ thread }) => thread.id === requestId && thread.articles.includes(url));
    },
    update: (...said: Parameters<typeof work.update>) => work.update(...said),
  };
  const wordings = createWordings({ outlines: outlineStore, store: createWordingStore(db), findPlatform, clock });
  return {
    open,
    store: deskStore,
    rows,
    sync,
    syncStore,
    authorOn,
    progressOf: (siteId: SiteId): SyncProgress | null => progress.get(siteId) ?? null,
    reading: createDeskSync({ sync, registers, rows, threads, threadStore, deskStore, findPlatform }),
    outlines: createOutlines({
      store: outlineStore,
      findPlatform,
      clock,
      newId: () => crypto.randomUUID(),
      fixesOf: async (siteId) => latestFixes(await flags.list(siteId)),
      onOutlines: (siteId) => open.tell({ news: 'outlines', siteId }),
    }),
    flags,
    pageFlags: ports.pageFlags,
    articles,
    publications,
    publishing: createPublishing(publishingPorts),
    inserting: createInserting({ ...publishingPorts, outlines: outlineStore, wordings }),
    quoted,
    tidyUp,
    handOver: createHandOver(articlePorts),
    needsWork: createNeedsWork({ store: ports.pageFlags, outlines: outlineStore, findPlatform }),
    wordings,
    team: createTeamSetup({
      findPlatform,
      registers,
      outbox,
      words: {
        registerTitle: () => t('registerTitle'),
        deskTitle: () => t('deskPageTitle'),
        summary: registerSummary,
        deskBody,
      },
    }),
    work,
    outlineStore,
  };
}
