import { describe, expect, test } from 'vitest';
import { createDesk } from '@/lib/app/desk';
import { createDeskRows } from '@/lib/app/desk-rows';
import { createDrafts } from '@/lib/app/drafts';
import { createRegisters } from '@/lib/app/registers';
import type { NativeComment } from '@/lib/domain/comment';
import type { SettingEvent, StaffEvent, ThreadEvent } from '@/lib/domain/event';
import { newEventId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { HeldComment } from '@/lib/domain/ports';
import { ok } from '@/lib/domain/result';
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

const register = aPage(aSite(), '80');
const deskPage = aPage(aSite(), '90');
const mara = { id: '5', name: 'Mara' };
const ines = { id: '30', name: 'Ines' };

/** A wiki with these pages, read by support's browser. */
async function makeDesk(given: { withRegister?: boolean; held?: HeldComment[] } = {}) {
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
  return { ...made, desk, rows, say, read, list, decided, told, threads };
}

const asks = (text: string): ThreadEvent => ({
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

describe('support’s desk', () => {
  test('lists what was asked on a page that was read, and what staff wrote about it', async () => {
    const { say, read, list } = await makeDesk();
    const request = asks('Which port?');
    say(page, aComment(request, { author: ines }));
    await read(page);
    expect(await list()).toMatchObject([{ id: request.id, words: 'Which port?', owner: null, waiting: 'support' }]);
    const to = { kind: 'person', ...mara } as const;
    const assigned: StaffEvent = { kind: 'assigned', id: newEventId(), of: request.id, text: '', to };
    say(deskPage, aComment(assigned, { author: mara }));
    await read(deskPage);
    expect(await list()).toMatchObject([{ owner: mara }]);
    say(deskPage, aComment({ ...assigned, id: newEventId(), to: null }, { author: ines })); // she is no staff
    await read(deskPage);
    expect(await list()).toMatchObject([{ owner: mara }]);
  });

  test('shows what it was told at once, and as before when that is taken back', async () => {
    const { say, read, list, desk, rows, store, outbox } = await makeDesk();
    const request = asks('Which port?');
    say(page, aComment(request, { author: ines }));
    await read(page);
    const of = { siteId: aSite().id, requestId: request.id };
    const eventId = newEventId();
    const note = { kind: 'assigned', to: { kind: 'person', ...mara } } as const;
    expect(await desk.note({ ...of, eventId }, '', note)).toEqual(ok({ eventId }));
    expect(await desk.note({ ...of, eventId }, '', note)).toEqual(ok({ eventId })); // asked twice, queued once
    const [entry, ...others] = await store.list('all');
    expect(others).toEqual([]);
    expect(entry?.parcel).toMatchObject({ page: { pageId: deskPage.pageId }, context: { pageId: page.pageId } });
    if (entry !== undefined) await rows.outboxChanged(entry);
    expect(await list()).toMatchObject([{ owner: mara }]);
    expect((await outbox.takeBack(eventId)).ok).toBe(true);
    if (entry !== undefined) await rows.outboxChanged(entry);
    expect(await list()).toMatchObject([{ owner: null }]);
  });

  test('an answer is sent ten seconds later, by staff it settles, and what is taken back is typed again', async () => {
    const { say, read, list, desk, rows, store, outbox, clock, attempts } = await makeDesk();
    const request = asks('Which port?');
    say(page, aComment(request, { author: ines }));
    await read(page);
    const of = { siteId: aSite().id, requestId: request.id };
    const [first, second] = [newEventId(), newEventId()];
    await desk.update({ ...of, eventId: first }, 'Port 8443.', { as: 'status', status: 'answered' });
    const [entry] = await store.list('all');
    if (entry !== undefined) await rows.outboxChanged(entry);
    expect(await list()).toMatchObject([{ state: 'answered', waiting: 'reader' }]);
    await outbox.takeBack(first);
    const opened = await desk.request(of.siteId, request.id, false);
    expect(opened).toMatchObject({ ok: true, value: { typed: 'Port 8443.', coming: [] } });
    await desk.update({ ...of, eventId: second }, 'Port 8443.', { as: 'reply', due: 9_000 });
    await outbox.deliverDue();
    expect(attempts).toEqual([]);
    await clock.advance(10_000);
    await outbox.deliverDue();
    expect(attempts.map(({ eventId }) => eventId)).toEqual([second]);
  });

  test('an answer lets a question through that waits for approval', async () => {
    const request = asks('May I ask?');
    const held: HeldComment = { page, comment: aComment(request, { author: ines, visibility: 'held' }) };
    const { read, list, desk, decided } = await makeDesk({ held: [held] });
    await read(page);
    expect(await list()).toMatchObject([{ held: true, words: 'May I ask?' }]);
    const of = { siteId: aSite().id, requestId: request.id, eventId: newEventId() };
    expect((await desk.update(of, 'Port 8443.', { as: 'status', status: 'answered' })).ok).toBe(true);
    expect(decided).toEqual([[held.comment.id, 'approved']]);
    expect(await list()).toMatchObject([{ held: false }]);
  });

  test('without a place of its own staff’s notes are refused, and nothing is queued in public', async () => {
    const { say, read, desk, store } = await makeDesk({ withRegister: false });
    const request = asks('Which port?');
    say(page, aComment(request, { author: ines }));
    await read(page);
    const of = { siteId: aSite().id, requestId: request.id, eventId: newEventId() };
    expect(await desk.note(of, 'Between us', { kind: 'note' })).toMatchObject({ ok: false });
    expect(await store.list('all')).toEqual([]);
  });

  test('a call is noted as a request of its own on the page that it is about', async () => {
    const { say, read, desk, store } = await makeDesk();
    say(page, aComment(asks('Which port?'), { author: ines }));
    await read(page);
    const eventId = newEventId();
    const noted = {
      pageKey: pageKeyOf(page),
      path: ['Firewall'],
      text: 'They cannot sign in.',
      ask: 'error',
      need: 'answer',
      impact: 'blocks',
      asker: 'Ada',
      channel: 'phone',
    } as const;
    expect(await desk.noted(aSite().id, eventId, { ...noted, path: [...noted.path] })).toEqual(ok({ eventId }));
    const [entry] = await store.list('all');
    expect(entry?.parcel).toMatchObject({
      page: { pageId: page.pageId },
      event: { environment: 'for Ada', impact: 'blocks' },
    });
    expect(await desk.noted(aSite().id, newEventId(), { ...noted, path: [], pageKey: 'elsewhere' })).toMatchObject({
      ok: false,
    });
  });

  test('only pages that changed are made anew', async () => {
    const { say, read, told } = await makeDesk();
    say(page, aComment(asks('Which port?'), { author: ines }));
    await read(page);
    told.length = 0;
    await read(deskPage);
    expect(told).toEqual([]);
    await read(page);
    expect(told).toEqual([[pageKeyOf(page)]]);
  });
});
