import { NO_PROGRESS, type Author, type Parcel } from '@/lib/domain/delivery';
import { findFaults } from '@/lib/domain/draft';
import type { ThreadEvent } from '@/lib/domain/event';
import type { EventId, SiteId } from '@/lib/domain/ids';
import type { Wake } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { NO_AFTERCARE, type FinishedPicture, type OutboxEntry } from '@/lib/domain/stores';
import type { Reverted } from '@/lib/domain/views';
import { createAftercare, type AftercarePorts } from './aftercare';
import { dismissed } from './approval';
import { claimNext, nextStart } from './claim';
import { createCourier, LIMITS, type CourierPorts, type Limits } from './courier';
import { revert } from './take-back';

export interface OutboxPorts extends CourierPorts, AftercarePorts {
  wake: Wake;
}

export type Order = Pick<
  Parcel,
  'eventId' | 'page' | 'event' | 'parent' | 'draft' | 'visitor' | 'fileNames' | 'context' | 'copyTo'
> & {
  pictures: FinishedPicture[];
  /** Whose words these are, as far as that is known while they are queued. */
  author: Author | null;
  /** Nothing is sent before; not given: it goes at once. */
  afterMs?: number;
};

export type Outbox = ReturnType<typeof createOutbox>;

/** Sites that are served at the same time; each of them gets one delivery at a time. */
const LANES = 4;
/** What says all by its kind, or whose words are another comment's or the page's. */
const WORDLESS = new Set<ThreadEvent['kind']>([
  'taken-up',
  're-anchored',
  'me-too',
  'rated',
  'assigned',
  'time',
  'merged',
  'coached',
  'setting',
]);
const AFTER_FAULT_MS = 60_000;
const KEPT_FOR_UNDO_MS = 24 * 3_600_000;

/**
 * The outbox: what a person sent is kept here before anything goes over the network, and leaves as a receipt. It keeps
 * nothing in memory that matters: another worker over the same store goes on where this one stopped.
 */
export function createOutbox(ports: OutboxPorts, limits: Limits = LIMITS) {
  const { store, clock, wake, onChange } = ports;
  const { carry, callOff } = createCourier(ports, limits);
  const aftercare = createAftercare(ports);

  /** Delivers all that is due and looks after what was filed, then sets the alarm for the next time. Never rejects for a wiki's sake. */
  async function deliverDue(): Promise<void> {
    try {
      await Promise.all(Array.from({ length: LANES }, runLane));
      await aftercare.runDue();
      await setAlarm();
    } catch (error) {
      wake.at(clock.now() + AFTER_FAULT_MS); // the store would not take it, for want of room: that may have changed then
      throw error;
    }
  }

  async function runLane(): Promise<void> {
    for (let entry = await claim(); entry !== null; entry = await claim()) {
      onChange(entry);
      await setAlarm(); // before the network: a worker that dies on the way is woken by its own lease
      const settled = await carry(entry);
      if (settled === null) continue;
      onChange(settled);
      await setAlarm(); // its next try does not wait for the other lanes, where a site may be silent
    }
  }

  function claim(): Promise<OutboxEntry | null> {
    const now = clock.now();
    return store.claim((open) => claimNext(open, now, now + limits.leaseMs));
  }

  async function setAlarm(): Promise<void> {
    const start = nextStart(await store.list('open'), clock.now());
    const times = [start, await store.nextAftercare()].filter((time) => time !== null);
    wake.at(times.length === 0 ? null : Math.min(...times));
  }

  /** Keeps an event for delivery; answers before anything goes over the network. The same id queues once. */
  async function queue({ pictures, author, afterMs = 0, ...order }: Order): Promise<Result<{ eventId: EventId }>> {
    if (!WORDLESS.has(order.event.kind) && findFaults(order.event).length > 0)
      return fail({ kind: 'refused', why: 'incomplete' });
    const now = clock.now();
    const parcel: Parcel = {
      ...order,
      pictures: pictures.map(({ id }) => id),
      queuedAt: now,
      progress: { ...NO_PROGRESS, author },
      delivery: { state: 'queued', attempts: 0, nextTryAt: now + afterMs, lastProblem: null },
    };
    const entry: OutboxEntry = { parcel, mayBeFiled: false, aftercare: NO_AFTERCARE };
    const added = await store.add(entry, pictures);
    if (!added.ok) return added;
    onChange(entry);
    await setAlarm();
    return ok({ eventId: parcel.eventId });
  }

  async function requeue(id: EventId, which: (entry: OutboxEntry) => boolean): Promise<void> {
    const entry = await store.change(id, (found) => (which(found) ? queuedAgain(found, clock.now()) : null));
    if (entry === null) return;
    onChange(entry);
    await setAlarm();
  }

  return {
    deliverDue,
    queue,

    /** Makes a held or waiting delivery due at once, and looks after a filed one; `deliverDue` then does it. */
    async retryNow(id: EventId): Promise<Result<null>> {
      const found = await store.find(id);
      if (found === null) return fail({ kind: 'refused', why: 'incomplete' });
      await requeue(id, isWaiting);
      await aftercare.followNow(found);
      return ok(null);
    },

    /** Makes all of a site due that waited for just this to be mended (signed in again, permission back). */
    async retryMended(siteId: SiteId, mended: (problem: Problem, parcel: Parcel) => boolean): Promise<void> {
      for (const { parcel } of await store.list({ siteId })) await requeue(parcel.eventId, waitsFor(mended));
    },

    /** Makes all due that only waited for the network. */
    async retryOffline(): Promise<void> {
      const offline = waitsFor(({ kind }) => kind === 'offline');
      for (const { parcel } of await store.list('open')) await requeue(parcel.eventId, offline);
    },

    /**
     * Takes a delivery back to where it was written. Only one that is certainly not on the wiki, or was removed there:
     * with an unknown outcome it fails as `no-answer`, or the same words might be filed twice under two ids.
     */
    async takeBack(id: EventId): Promise<Result<Reverted>> {
      const entry = await store.find(id);
      if (entry === null) return fail({ kind: 'refused', why: 'incomplete' });
      const reverted = await store.takeBack(id, revert);
      if (!reverted.ok) return reverted;
      if (reverted.value === null) return fail({ kind: 'no-answer' });
      callOff((parcel) => parcel.eventId === id);
      onChange(entry);
      await setAlarm();
      return ok(reverted.value);
    },

    /** The site is erased: cuts what is being sent to it. */
    callOffSite: (siteId: SiteId): void => callOff((parcel) => parcel.page.siteId === siteId),
    /** Puts something away that moderators removed, or brings it back. */
    async setDismissed(id: EventId, away: boolean): Promise<Result<null>> {
      const entry = await store.change(id, (found) => dismissed(found, away, clock.now()));
      if (entry === null) return fail({ kind: 'refused', why: 'incomplete' });
      onChange(entry);
      await setAlarm();
      return ok(null);
    },

    /** Forgets what was put away and will not be asked back. */
    sweep: (): Promise<void> => store.sweep(clock.now() - KEPT_FOR_UNDO_MS),

    /** The page is before its person: looks after what waits for approval there. */
    followPage: (pageKey: string) => aftercare.followPage(pageKey),
    /** The event was seen twice on the wiki: has the copies removed. */
    async checkCopies(id: EventId): Promise<void> {
      await aftercare.checkCopies(id);
      await setAlarm();
    },
  };
}

/** A delivery that waits for its time or its person, not one under way. */
function isWaiting({ parcel: { delivery } }: OutboxEntry): boolean {
  return delivery.state === 'queued' || delivery.state === 'held';
}

function waitsFor(mended: (problem: Problem, parcel: Parcel) => boolean): (entry: OutboxEntry) => boolean {
  return ({ parcel }) => {
    const { delivery } = parcel;
    if (delivery.state === 'held') return mended(delivery.problem, parcel);
    return delivery.state === 'queued' && delivery.lastProblem !== null && mended(delivery.lastProblem, parcel);
  };
}

function queuedAgain(entry: OutboxEntry, now: number): OutboxEntry {
  return {
    ...entry,
    parcel: { ...entry.parcel, delivery: { state: 'queued', attempts: 0, nextTryAt: now, lastProblem: null } },
  };
}
