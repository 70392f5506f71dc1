import type { Anchor } from '@/lib/domain/anchor';
import { decodeComment } from '@/lib/domain/codec';
import type { Parcel } from '@/lib/domain/delivery';
import { opensRequest } from '@/lib/domain/event';
import type { EventId, SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { Clock, FindPlatform } from '@/lib/domain/ports';
import { markedComment } from '@/lib/domain/plain-comment';
import type { Problem } from '@/lib/domain/problem';
import { fail, type Result } from '@/lib/domain/result';
import type { Look } from '@/lib/domain/reading';
import type { OutboxStore, ReadComments, ThreadStore } from '@/lib/domain/stores';
import type { Conversation, Thread, Trust } from '@/lib/domain/thread';
import type { MyRequest, ThreadMark, ThreadsView } from '@/lib/domain/views';
import { conversationIn, NO_TRUST } from './conversation';
import type { Outbox } from './outbox';
import { marksOf, outgoingOf, requestsOf } from './own-events';
import type { Pauses } from './pauses';
import { askSource } from './read-source';
import { findUnclaimed, marksOfPlain, takableUp, type Unclaimed } from './take-up';

export interface ThreadsPorts {
  store: ThreadStore;
  outboxStore: OutboxStore;
  outbox: Pick<Outbox, 'checkCopies'>;
  findPlatform: FindPlatform;
  clock: Clock;
  /** Whom the fold believes on a site. */
  trustOf: (siteId: SiteId) => Promise<Trust>;
  /** Until when a site that was busy is left alone; outlives the worker. */
  pauses: Pauses;
  /** Called when a page's threads were read anew. */
  onRead: (page: PageRef) => void;
  /** Called when a person has something before them that they had not seen. */
  onSeen: () => void;
}

/** How old an answer may be: after an own event was filed, asked by a person who looks, by a page that is shown, by the list of all requests, and
 * for new requests by a person who goes on looking. */
export const FRESHNESS_MS = { filed: 0, looking: 3_000, shown: 0, listed: 5 * 60_000, watched: 20_000 } as const;

const RESOLVING_MS = 30_000;

export type Threads = ReturnType<typeof createThreads>;

/** Threads of pages: the cache at once, the wiki behind it, and this person's own events that nobody else sees yet. */
export function createThreads(ports: ThreadsPorts) {
  const { store, outboxStore, outbox, findPlatform, clock, pauses, onRead } = ports;
  const underWay = new Map<string, Promise<Problem | null>>();

  /**
   * Reads the page's comments from the wiki unless that was done just before; two who ask at once share one answer.
   * @param shown - First comments of threads whose answers somebody is about to read: those are asked for in any case.
   */
  async function refresh(
    page: PageRef,
    freshnessMs: number,
    shown: string[] = [],
    pageMs = freshnessMs,
  ): Promise<Problem | null> {
    const key = pageKeyOf(page);
    const known = await store.find(key);
    const isFresh = (at: number | undefined, ms = freshnessMs) => at !== undefined && clock.now() - at < ms;
    const answersAt = known?.notes?.answersAt ?? null; // `null`: answers come along with everything else
    const stale = answersAt === null ? [] : shown.filter((id) => !isFresh(answersAt[id]));
    const pageFresh = isFresh(known?.readAt, answersAt === null ? freshnessMs : pageMs);
    if (pageFresh && stale.length === 0) return null;
    const running = underWay.get(key);
    if (running !== undefined && shown.length === 0) return running;
    if (running !== undefined) return running.then(() => refresh(page, freshnessMs, shown, pageMs)); // it may not read these threads
    const look: Look = { now: clock.now(), threads: stale, of: pageFresh ? 'threads' : 'page' };
    const reading = readFromWiki(page, look).finally(() => underWay.delete(key));
    underWay.set(key, reading);
    return reading;
  }

  async function readFromWiki(page: PageRef, look: Look): Promise<Problem | null> {
    const source = (await findPlatform(page.siteId))?.comments;
    if (source === undefined) return { kind: 'refused', why: 'unsupported-site' };
    const waitMs = await pauses.leftMs(page.siteId);
    if (waitMs > 0) return { kind: 'busy', waitMs };
    const known = await store.find(pageKeyOf(page));
    const read = await askSource(source, page, known, look);
    const problem = read.ok ? read.value.problem : read.problem;
    if (problem?.kind === 'busy') await pauses.pause(page.siteId, problem.waitMs);
    if (!read.ok) return problem;
    const { comments, notes } = read.value;
    const readAt = problem === null && look.of === 'page' ? look.now : (known?.readAt ?? look.now);
    const seenUpTo = (await store.find(pageKeyOf(page)))?.seenUpTo ?? 0;
    const saved = await store.save({ page, comments, readAt, seenUpTo, ...(notes === null ? {} : { notes }) });
    for (const thread of conversationIn(comments, await ports.trustOf(page.siteId)).threads) await reportCopies(thread);
    onRead(page);
    return saved.ok ? problem : saved.problem;
  }

  async function reportCopies(thread: Thread): Promise<void> {
    const copied = new Set(thread.copies.map((comment) => decodeComment(comment).event?.id));
    for (const id of copied) if (id !== undefined) await outbox.checkCopies(id);
  }

  async function cachedThreads(page: PageRef): Promise<{ known: ReadComments | null } & Conversation> {
    const known = await store.find(pageKeyOf(page));
    return { known, ...conversationIn(known?.comments ?? [], await ports.trustOf(page.siteId)) };
  }

  return {
    refresh,

    /**
     * What a drawer shows. `problem` says why the wiki could not be read just now, beside what is known.
     * @param shown - Requests that the drawer shows, those before its person first.
     */
    async view(page: PageRef, fresh: boolean | 'watched', shown: EventId[] = []): Promise<ThreadsView> {
      const listed = await cachedThreads(page);
      const comments = shown.flatMap(
        (id) => listed.threads.find((thread) => thread.id === id)?.opened.comment.id ?? [],
      );
      const pageMs = fresh === 'watched' ? FRESHNESS_MS.watched : FRESHNESS_MS.looking;
      const problem = fresh === false ? null : await refresh(page, FRESHNESS_MS.looking, comments, pageMs);
      const { known, threads, plain } = fresh !== false ? await cachedThreads(page) : listed;
      if (known !== null && known.seenUpTo < newestIn(known)) {
        await store.save({ ...known, seenUpTo: newestIn(known) });
        ports.onSeen();
      }
      const own = await outboxStore.list({ pageKey: pageKeyOf(page) });
      const unread = threads
        .filter(({ opened }) => known?.notes?.unread.includes(opened.comment.id))
        .map(({ id }) => id);
      return {
        threads,
        plain: takableUp(plain),
        outgoing: outgoingOf(own, threads, plain),
        own: own.map(({ parcel }) => parcel.eventId),
        readAt: known?.readAt ?? null,
        unread,
        problem,
      };
    },

    /** What the overlay marks on the page, from the cache and the outbox alone. */
    async marks(page: PageRef): Promise<ThreadMark[]> {
      const { threads, plain } = await cachedThreads(page);
      const own = await outboxStore.list({ pageKey: pageKeyOf(page) });
      const taken = new Set(outgoingOf(own, threads, plain).map(({ takesUp }) => takesUp));
      const left = plain.filter(({ comment }) => !taken.has(comment.id));
      return [...marksOf(threads, own), ...marksOfPlain(left)];
    },

    /** The comment that an answer to this request (or comment) is filed under; `null` while it is not known to be on the wiki. */
    async parentFor(page: PageRef, requestId: EventId): Promise<Parcel['parent']> {
      const { known, threads, plain } = await cachedThreads(page);
      const commentId = markedComment(requestId);
      if (commentId !== null) return findUnclaimed(plain, known?.comments ?? [], commentId)?.parent ?? null;
      const opened = threads.find(({ id }) => id === requestId)?.opened.comment;
      if (opened !== undefined) return { commentId: opened.id, place: opened.place };
      const delivery = (await outboxStore.find(requestId))?.parcel.delivery;
      const receipt = delivery?.state === 'filed' ? delivery.receipt : null;
      if (receipt === null || receipt.commentId === null) return null;
      return { commentId: receipt.commentId, place: receipt.held ? 'footer' : receipt.place };
    },

    /** A comment that can be taken up as a request, and where the event that does so is filed; `null`: there is none. */
    async plainComment(page: PageRef, id: string): Promise<Unclaimed | null> {
      const { known, plain } = await cachedThreads(page);
      return findUnclaimed(plain, known?.comments ?? [], id);
    },

    /**
     * Has the wiki resolve or reopen an inline comment that was made without Docket. The outcome is a state, not a
     * deed: asking again after a lost answer changes nothing.
     */
    async setResolved(page: PageRef, id: string, resolved: boolean): Promise<Result<null>> {
      const { known } = await cachedThreads(page);
      const comment = known?.comments.find((one) => one.id === id);
      const source = (await findPlatform(page.siteId))?.comments;
      if (comment === undefined) return fail({ kind: 'refused', why: 'page-gone' });
      if (source?.setResolved === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
      const done = await source.setResolved(comment, resolved, AbortSignal.timeout(RESOLVING_MS));
      if (done.ok) await refresh(page, FRESHNESS_MS.filed);
      return done;
    },

    /** The page of a request, of those of the same site that were read; `here` where nothing else is known. */
    async pageOf(here: PageRef, requestId: EventId): Promise<PageRef> {
      const isIn = ({ comments }: ReadComments) =>
        conversationIn(comments, NO_TRUST).threads.some(({ id }) => id === requestId);
      const own = await store.find(pageKeyOf(here));
      if (own !== null && isIn(own)) return here;
      return (await store.list(here.siteId)).find(isIn)?.page ?? here;
    },

    /** Where on its page a request stands, as far as this browser knows; `null`: it does not. */
    async anchorOf(page: PageRef, requestId: EventId): Promise<Anchor | null> {
      const { threads } = await cachedThreads(page);
      const thread = threads.find(({ id }) => id === requestId);
      const own = (await outboxStore.find(requestId))?.parcel.event;
      return thread?.anchor ?? (own !== undefined && opensRequest(own) ? own.anchor : null);
    },

    /** Where people see an event's comment; `null` if the page's threads do not hold it. */
    async addressOf(page: PageRef, id: EventId): Promise<string | null> {
      const { threads } = await cachedThreads(page);
      const entries = threads.flatMap(({ opened, entries }) => [opened, ...entries]);
      return entries.find(({ event }) => event?.id === id)?.comment.url ?? null;
    },

    /** This person's requests on all sites, newest first. */
    async myRequests(siteName: (id: SiteId) => Promise<string>): Promise<MyRequest[]> {
      const own = await outboxStore.list('all');
      const pages = new Map(own.map(({ parcel }) => [pageKeyOf(parcel.page), parcel.page]));
      const known = await Promise.all([...pages.values()].map(cachedThreads));
      const seenUpTo = new Map(known.flatMap(({ known }) => (known ? [[pageKeyOf(known.page), known.seenUpTo]] : [])));
      const threads = new Map(known.flatMap(({ threads }) => threads.map((thread) => [thread.id, thread])));
      const names = new Map<SiteId, string>();
      for (const { siteId } of pages.values()) if (!names.has(siteId)) names.set(siteId, await siteName(siteId));
      return requestsOf(own, { threads, seenUpTo, names });
    },

    /** Reads the pages anew where this person's requests stand, the ones asked about last first. */
    async refreshMine(): Promise<void> {
      const own = (await outboxStore.list('all')).reverse();
      const pages = new Map(own.map(({ parcel }) => [pageKeyOf(parcel.page), parcel.page]));
      for (const page of [...pages.values()].slice(0, 20)) await refresh(page, FRESHNESS_MS.listed);
    },
  };
}

function newestIn({ comments }: ReadComments): number {
  return comments.reduce((newest, { createdAt }) => Math.max(newest, createdAt), 0);
}
