import type { EventId, SiteId } from '@/lib/domain/ids';
import { digestDue, isQuiet, mayTell, newsIn, type News } from '@/lib/domain/news';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import { requestOf } from '@/lib/domain/event';
import { isPrivate } from '@/lib/domain/jar';
import type { Clock } from '@/lib/domain/ports';
import type { NewsStore, OutboxEntry, OutboxStore, ThreadStore } from '@/lib/domain/stores';
import type { Entry, Trust } from '@/lib/domain/thread';
import { conversationIn } from './conversation';
import { FRESHNESS_MS, type Threads } from './threads';

export interface FollowingPorts {
  threads: Pick<Threads, 'refresh'>;
  threadStore: ThreadStore;
  outboxStore: OutboxStore;
  store: NewsStore;
  trustOf: (siteId: SiteId) => Promise<Trust>;
  clock: Clock;
  /** Of the day, local time. */
  minute: () => number;
  /** Shows one notice. */
  tell: (news: News, page: PageRef) => Promise<void>;
  /** Shows one notice for all. */
  tellAll: (requests: number, page: PageRef) => Promise<void>;
  /** How many requests have news that this person has not seen. */
  onCount: (requests: number) => void;
  /** Whether this person follows anything, so that it is to be looked at from time to time. */
  onFollowing: (any: boolean) => Promise<void>;
}

/** Pages that are looked at for news, the ones this person wrote on last first. */
const MOST_PAGES = 30;

/** Follows what this person asked or joined: news come as a number on the icon and as notices, as they wish. */
export function createFollowing(ports: FollowingPorts) {
  const { threads, threadStore, outboxStore, store, clock } = ports;

  async function followed(): Promise<{ pages: PageRef[]; requests: Set<EventId>; own: OutboxEntry[] }> {
    const own = (await outboxStore.list('all')).filter(({ parcel }) => parcel.delivery.state === 'filed').reverse();
    const joined = own.filter(({ parcel: { event } }) => ['opened', 'taken-up', 'me-too'].includes(event.kind));
    const pages = new Map(joined.map(({ parcel }) => [pageKeyOf(parcel.page), parcel.page]));
    return {
      pages: [...pages.values()].slice(0, MOST_PAGES),
      requests: new Set(joined.map(({ parcel }) => requestOf(parcel.event))),
      own,
    };
  }

  /** From the cache alone. */
  async function unseen(): Promise<{ news: News; page: PageRef }[]> {
    const { pages, requests, own } = await followed();
    const ids = new Set(own.map(({ parcel }) => parcel.eventId));
    const found = [];
    for (const page of pages) {
      const key = pageKeyOf(page);
      const known = await threadStore.find(key);
      if (known === null) continue;
      const mine = own.find(({ parcel }) => pageKeyOf(parcel.page) === key)?.parcel.progress.author?.id ?? null;
      const isOwn = ({ event, comment }: Entry) =>
        (event !== null && ids.has(event.id)) || (mine !== null && comment.author.id === mine);
      for (const thread of conversationIn(known.comments, await ports.trustOf(page.siteId)).threads) {
        const news = requests.has(thread.id) ? newsIn(thread, isOwn, known.seenUpTo) : null;
        if (news !== null) found.push({ news, page });
      }
    }
    return found;
  }

  /** Counts anew what is on the icon. */
  async function count(): Promise<void> {
    await ports.onFollowing((await followed()).pages.length > 0);
    ports.onCount((await unseen()).length);
  }

  /** What is kept from being told now (quiet hours, a digest that is not due) is told by a later call. */
  async function tellUnseen(): Promise<void> {
    const found = await unseen();
    ports.onCount(found.length);
    const { tell, quiet } = await store.settings();
    if (tell === 'never' || isQuiet(quiet, ports.minute())) return;
    const now = clock.now();
    const due = [];
    for (const one of found) {
      const told = await store.told(one.news.requestId);
      const isNew = tell === 'daily' ? (told?.upTo ?? 0) < one.news.upTo : mayTell(one.news, told, now);
      if (isNew && !isPrivate(one.page.siteId)) due.push(one);
    }
    const [first] = due;
    if (first === undefined) return;
    if (tell === 'daily' && !digestDue(await store.lastDigest(), now)) return;
    // Written down before it is shown: a worker that is stopped in between leaves the number on the icon, not two notices
    await store.noteTold(
      due.map(({ news: { requestId, state, upTo }, page: { siteId } }) => ({
        requestId,
        siteId,
        state,
        upTo,
        at: now,
      })),
      tell === 'daily' ? now : null,
    );
    if (tell === 'daily' && due.length > 1) return ports.tellAll(due.length, first.page);
    for (const { news, page } of due) await ports.tell(news, page);
  }

  return {
    count,

    /** Reads the pages anew, then says what is new. */
    async check(): Promise<void> {
      for (const page of (await followed()).pages) await threads.refresh(page, FRESHNESS_MS.listed);
      await tellUnseen();
    },

    /** Where a followed request stands; `null`: it is followed no more. */
    async pageOf(requestId: EventId): Promise<PageRef | null> {
      const own = (await outboxStore.list('all')).find(({ parcel }) => requestOf(parcel.event) === requestId);
      return own?.parcel.page ?? null;
    },
  };
}
