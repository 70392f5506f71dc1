import type { DeskStore } from '@/lib/domain/desk/stores';
import type { Author } from '@/lib/domain/delivery';
import type { DeskRequest, StaffNote, Update } from '@/lib/domain/desk/views';
import { DESK_UNDO_MS, type NotedRequest } from '@/lib/domain/desk/views';
import type { OpenedEvent, PublicEvent, StaffEvent } from '@/lib/domain/event';
import { pageRefOf } from '@/lib/domain/flags/known-page';
import type { OutlineStore } from '@/lib/domain/flags/stores';
import type { EventId, SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { FindPlatform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { fingerprint } from '@/lib/domain/section';
import type { OutboxStore, ThreadStore } from '@/lib/domain/stores';
import { deskPageOf } from './desk-page';
import type { DeskRows } from './desk-rows';
import type { createDrafts } from './drafts';
import type { Outbox } from './outbox';
import type { Registers } from './registers';
import { isTakable } from './take-back';
import { FRESHNESS_MS, type Threads } from './threads';

export interface DeskPorts {
  threads: Pick<Threads, 'refresh' | 'parentFor'>;
  threadStore: ThreadStore;
  deskStore: DeskStore;
  outbox: Outbox;
  outboxStore: OutboxStore;
  drafts: Pick<ReturnType<typeof createDrafts>, 'saveReply' | 'replies'>;
  registers: Registers;
  rows: DeskRows;
  outlines: Pick<OutlineStore, 'page'>;
  findPlatform: FindPlatform;
  authorOn: (siteId: SiteId) => Promise<Author | null>;
  /** Says in a request's own comment for whom and how it was noted. */
  wordNoted: (noted: NotedRequest) => string;
}

type Queued = Result<{ eventId: EventId }>;

const DECIDE_LIMIT_MS = 30_000;
const GONE: Problem = { kind: 'refused', why: 'page-gone' };

/** What support does with requests. Everything goes through the outbox, as readers' words do. */
export function createDesk(ports: DeskPorts) {
  const { threads, threadStore, deskStore, outbox, outboxStore, drafts, registers, rows, findPlatform } = ports;

  async function pageOf(siteId: SiteId, requestId: EventId): Promise<PageRef | null> {
    const key = await deskStore.pageKeyOf(requestId);
    const page = key === null ? undefined : (await threadStore.find(key))?.page;
    return page?.siteId === siteId ? page : null;
  }

  /** Any page of the site that was read, whether anybody said something there or not. */
  async function anyPage(siteId: SiteId, pageKey: string): Promise<PageRef | null> {
    const read = (await threadStore.find(pageKey))?.page;
    if (read !== undefined) return read.siteId === siteId ? read : null;
    const known = await ports.outlines.page(pageKey);
    const kind = (await findPlatform(siteId))?.site.kind;
    return known === null || kind === undefined || known.siteId !== siteId ? null : pageRefOf(known, siteId, kind);
  }

  async function deskOf(siteId: SiteId): Promise<PageRef | null> {
    const found = await registers.find(siteId);
    return found === null ? null : deskPageOf(siteId, found.register);
  }

  async function decide(siteId: SiteId, commentId: string, to: 'approved' | 'trash'): Promise<Result<null>> {
    const source = (await findPlatform(siteId))?.held;
    if (source === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
    const held = await deskStore.held(siteId);
    const one = held.find(({ comment }) => comment.id === commentId);
    const done = await source.decide(commentId, to, AbortSignal.timeout(DECIDE_LIMIT_MS));
    if (!done.ok) return done;
    await deskStore.saveHeld(
      siteId,
      held.filter((other) => other !== one),
    );
    if (one !== undefined) {
      await threads.refresh(one.page, FRESHNESS_MS.filed);
      await rows.pageRead(one.page);
    }
    return ok(null);
  }

  async function queueEvent(
    event: PublicEvent | StaffEvent | OpenedEvent,
    page: PageRef,
    rest: {
      parent: Awaited<ReturnType<Threads['parentFor']>>;
      context?: PageRef;
      copyTo?: Author[];
      afterMs: number;
    },
  ): Promise<Queued> {
    const author = await ports.authorOn(page.siteId);
    const queued = await outbox.queue({ eventId: event.id, page, event, draft: null, pictures: [], author, ...rest });
    if (queued.ok) void outbox.deliverDue();
    return queued;
  }

  return {
    pageOf,
    anyPage,
    decide,

    /** `null`: it is not listed (any more). */
    async request(siteId: SiteId, requestId: EventId, fresh: boolean): Promise<Result<DeskRequest>> {
      const page = await pageOf(siteId, requestId);
      if (page === null) return fail(GONE);
      const first = (await rows.fold(page)).find(({ thread }) => thread.id === requestId);
      if (first === undefined) return fail(GONE);
      const problem = fresh
        ? await threads.refresh(page, FRESHNESS_MS.looking, [first.thread.opened.comment.id], FRESHNESS_MS.watched)
        : null;
      const found = fresh ? (await rows.fold(page)).find(({ thread }) => thread.id === requestId) : first;
      if (found === undefined) return fail(GONE);
      const own = await outboxStore.list({ siteId });
      const coming = own.filter(
        ({ parcel: { event, delivery } }) =>
          ('of' in event ? event.of === requestId : event.id === requestId) && delivery.state !== 'filed',
      );
      const typed = (await drafts.replies(page)).find((reply) => reply.requestId === requestId)?.text ?? '';
      return ok({
        page,
        ...found,
        coming: coming.map((entry) => ({
          eventId: entry.parcel.eventId,
          delivery: entry.parcel.delivery,
          takable: isTakable(entry),
        })),
        typed,
        problem,
      });
    },

    async saveTyped(siteId: SiteId, requestId: EventId, text: string): Promise<Result<null>> {
      const page = await pageOf(siteId, requestId);
      return page === null ? fail(GONE) : drafts.saveReply(page, { requestId, text });
    },

    /** Staff's answer lets a question through that waits for approval. */
    async update(
      of: { siteId: SiteId; requestId: EventId; eventId: EventId },
      text: string,
      update: Update,
    ): Promise<Queued> {
      if ((await outboxStore.find(of.eventId)) !== null) return ok({ eventId: of.eventId }); // asked again after a lost answer
      const page = await pageOf(of.siteId, of.requestId);
      if (page === null) return fail(GONE);
      const found = (await rows.fold(page)).find(({ thread }) => thread.id === of.requestId);
      const opened = found?.thread.opened;
      if (opened?.held === true && !opened.comment.id.startsWith('coming:')) {
        const approved = await decide(of.siteId, opened.comment.id, 'approved');
        if (!approved.ok) return approved;
      }
      const parent = await threads.parentFor(page, of.requestId);
      if (parent === null) return fail(GONE);
      const queued = await queueEvent(updateEvent(of.eventId, of.requestId, text, update), page, {
        parent,
        afterMs: DESK_UNDO_MS,
      });
      if (queued.ok) await drafts.saveReply(page, { requestId: of.requestId, text: '' });
      return queued;
    },

    async note(
      of: { siteId: SiteId; requestId: EventId; eventId: EventId },
      text: string,
      note: StaffNote,
    ): Promise<Queued> {
      if ((await outboxStore.find(of.eventId)) !== null) return ok({ eventId: of.eventId });
      const context = await pageOf(of.siteId, of.requestId);
      if (context === null) return fail(GONE);
      const desk = await deskOf(of.siteId);
      if (desk === null) return fail({ kind: 'refused', why: 'unsupported-site' });
      const event: StaffEvent = { ...note, id: of.eventId, of: of.requestId, text };
      return queueEvent(event, desk, { parent: null, context, afterMs: DESK_UNDO_MS });
    },

    /** Somebody whom it is for is mentioned, and it is theirs where the team has a desk page. */
    async noted(siteId: SiteId, eventId: EventId, noted: NotedRequest): Promise<Queued> {
      if ((await outboxStore.find(eventId)) !== null) return ok({ eventId });
      const page = await anyPage(siteId, noted.pageKey);
      if (page === null) return fail(GONE);
      const { text, ask, need, impact, path } = noted;
      const section = { path, headingId: null, occurrence: 0, bodyHash: null };
      const event: OpenedEvent = {
        kind: 'opened',
        id: eventId,
        text,
        ask,
        need,
        impact,
        anchor: { quote: null, position: null, section },
        pictures: [],
        environment: noted.asker === '' ? '' : ports.wordNoted(noted),
        pageVersion: null,
        ...(noted.asker !== '' && { notedFor: fingerprint(noted.asker) }),
      };
      const { owner } = noted;
      const afterMs = DESK_UNDO_MS;
      if (owner === undefined) return queueEvent(event, page, { parent: null, afterMs });
      const { assignedBy, ...person } = owner;
      const queued = await queueEvent(event, page, { parent: null, copyTo: [person], afterMs });
      const desk = await deskOf(siteId);
      if (!queued.ok || desk === null) return queued;
      const to = { kind: 'person', ...person } as const;
      const given: StaffEvent = { kind: 'assigned', id: assignedBy, of: eventId, text: '', to };
      await queueEvent(given, desk, { parent: null, context: page, afterMs });
      return queued;
    },

    /** Pages of a site that were read, by key. */
    pagesOf: async (siteId: SiteId): Promise<Map<string, PageRef>> =>
      new Map((await threadStore.list(siteId)).map(({ page }) => [pageKeyOf(page), page])),
  };
}

function updateEvent(id: EventId, of: EventId, text: string, update: Update): PublicEvent {
  if (update.as === 'reply') {
    return { kind: 'reply', id, of, text, pictures: [], ...(update.due !== undefined && { due: update.due }) };
  }
  if (update.as === 'article') return { kind: 'article', id, of, text, url: update.url };
  const { status, how, gap } = update;
  return { kind: 'status', id, of, text, status, ...(how !== undefined && { how }), ...(gap === true && { gap }) };
}
