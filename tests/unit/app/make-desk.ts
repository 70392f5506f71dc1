import { createDesk } from '@/lib/app/desk';
import { createDeskRows } from '@/lib/app/desk-rows';
import { createDrafts } from '@/lib/app/drafts';
import { createRegisters } from '@/lib/app/registers';
import type { NativeComment } from '@/lib/domain/comment';
import type { SettingEvent, ThreadEvent } from '@/lib/domain/event';
import { newEventId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { HeldComment, TeamPages } from '@/lib/domain/ports';
import { fail, ok } from '@/lib/domain/result';
import { createDeskStore, createRegisterStore } from '@/lib/store/desk-store';
import { createDraftStore } from '@/lib/store/draft-store';
import { createSyncStore, createThreadStore } from '@/lib/store/site-store';
import { freshSync } from '@/lib/domain/sync';
import { createPauses } from '@/lib/app/pauses';
import { createThreads } from '@/lib/app/threads';
import { aMemory } from './fake-memory';
import { filed, makeOutbox } from './make-outbox';
import { aComment, page } from './make-threads';
import { aPage, aSite } from './samples';

export const register = aPage(aSite(), '80');
export const deskPage = aPage(aSite(), '90');
export const mara = { id: '5', name: 'Mara' };
export const ines = { id: '30', name: 'Ines' };

const no = async () => fail({ kind: 'refused', why: 'not-allowed' });
const noPages: TeamPages = { create: no, read: no, find: no, write: no, restrict: no };

/** A wiki with these pages, read by support's browser. */
export async function makeDesk(given: { withRegister?: boolean; held?: HeldComment[] } = {}) {
  const made = makeOutbox({ sinkReplies: [filed] });
  const wiki = new Map<string, NativeComment[]>();
  const decided: [string, string][] = [];
  const told: string[][] = [];
  let held = given.held ?? [];
  const threadStore = createThreadStore(made.database);
  const deskStore = createDeskStore(made.database);
  const syncStore = createSyncStore(made.database);
  const findPlatform = async () => ({
    site: aSite(),
    teamPages: {
      ...noPages,
      find: async (address: string) =>
        new URL(address).pathname === new URL(register.url).pathname
          ? ok({ page: register, creator: mara })
          : fail({ kind: 'refused', why: 'page-gone' }),
    },
    comments: { commentsOf: async (asked: PageRef) => ok(wiki.get(asked.pageId) ?? []) },
    held: {
      list: async () => ok(held),
      decide: async (id: string, to: 'approved' | 'trash') => {
        decided.push([id, to]);
        const [one] = held.filter(({ comment }) => comment.id === id);
        held = held.filter(({ comment }) => comment.id !== id);
        if (one !== undefined && to === 'approved') say(one.page, { ...one.comment, visibility: 'public' });
        return ok(null);
      },
    },
  });
  const registers = createRegisters({
    store: createRegisterStore(made.database),
    threadStore,
    findPlatform,
    refresh: (asked, ms) => threads.refresh(asked, ms),
  });
  const rows = createDeskRows({
    threadStore,
    outboxStore: made.store,
    deskStore,
    syncStore,
    registers,
    findPlatform,
    clock: made.clock,
    onRows: (keys) => void told.push(keys),
  });
  const threads = createThreads({
    trustOf: registers.trustOf,
    store: threadStore,
    outboxStore: made.store,
    outbox: made.outbox,
    clock: made.clock,
    pauses: createPauses(aMemory(), made.clock),
    onRead: () => {},
    onSeen: () => {},
    findPlatform,
  });
  const desk = createDesk({
    outlines: { page: async () => null },
    threads,
    threadStore,
    deskStore,
    outbox: made.outbox,
    outboxStore: made.store,
    drafts: createDrafts(createDraftStore(made.database), made.clock),
    registers,
    rows,
    findPlatform,
    authorOn: async () => mara,
    wordNoted: ({ asker }) => `for ${asker}`,
  });
  function say(where: PageRef, comment: NativeComment): void {
    wiki.set(where.pageId, [...(wiki.get(where.pageId) ?? []), comment]);
  }
  async function read(where: PageRef): Promise<void> {
    await threads.refresh(where, 0);
    await rows.pageRead(where);
  }
  await syncStore.save(freshSync(aSite().id));
  if (given.withRegister !== false) {
    await createRegisterStore(made.database).save({ siteId: aSite().id, page: register, creator: mara });
    const { pageId, contentType, url } = deskPage;
    const value = JSON.stringify({ pageId, contentType, url });
    const setting: SettingEvent = { kind: 'setting', id: newEventId(), text: '', set: 'desk', key: 'page', value };
    say(register, aComment(setting, { author: mara }));
    await read(register);
    await read(deskPage);
  }
  await deskStore.saveHeld(aSite().id, held);
  const list = async () => deskStore.rows(pageKeyOf(page));
  const chosen = (scope: string[]) => syncStore.save(freshSync(aSite().id, scope));
  return { ...made, chosen, desk, rows, say, read, list, decided, told, threads, registers };
}

/** Somebody's question about the whole page. */
export const asks = (text: string): ThreadEvent => ({
  kind: 'opened',
  id: newEventId(),
  text,
  ask: 'question',
  need: 'answer',
  impact: 'slows',
  anchor: { quote: null, position: null, section: { path: [], headingId: null, occurrence: 0, bodyHash: null } },
  pictures: [],
  environment: '',
  pageVersion: null,
});
