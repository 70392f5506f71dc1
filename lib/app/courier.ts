import type { EpochMs, Progress, Receipt } from '@/lib/domain/delivery';
import type { EventId } from '@/lib/domain/ids';
import type { Clock, FindPlatform, Journal, Timers } from '@/lib/domain/ports';
import { fail, type Result } from '@/lib/domain/result';
import type { OutboxEntry, OutboxStore } from '@/lib/domain/stores';
import { settle } from './settle';

export interface Limits {
  /** How long one step may take; each note in the journal begins a new step. Below the lease, with time to settle. */
  stepMs: number;
  leaseMs: number;
}

/** A request to a wiki is cut after 30 s (`lib/platforms/transport`), and two of them may lie between two notes. */
export const LIMITS: Limits = { stepMs: 70_000, leaseMs: 90_000 };

export interface CourierPorts {
  store: OutboxStore;
  clock: Clock;
  timers: Timers;
  findPlatform: FindPlatform;
  random: () => number;
}

/** The lease went to another worker, or the site was removed: this attempt must not write any more. */
class LeaseLost extends Error {}

/** Carries one claimed entry to its wiki and writes down what became of it; returns that, or `null` where it is not ours any more. */
export function createCourier({ store, clock, timers, findPlatform, random }: CourierPorts, limits: Limits) {
  return async (claimed: OutboxEntry): Promise<OutboxEntry | null> => {
    const { eventId, delivery, progress } = claimed.parcel;
    if (delivery.state !== 'sending') throw new Error('only a claimed parcel is carried');
    const lease = holdLease(eventId, delivery.leaseUntil, progress);
    const outcome = await attempt(claimed, lease);
    lease.end();
    if (outcome === null) return null;
    const made = { attempts: delivery.attempts, now: clock.now(), random };
    return store.change(eventId, (entry) => {
      const { state } = entry.parcel.delivery;
      if (state === 'filed') return null; // another worker was quicker
      return outcome.ok || isHeldBy(entry, lease.until()) ? settle(entry, outcome, made) : null;
    });
  };

  async function attempt({ parcel }: OutboxEntry, lease: Lease): Promise<Result<Receipt> | null> {
    try {
      const sink = (await findPlatform(parcel.page.siteId))?.sink;
      if (sink === undefined) return fail({ kind: 'refused', why: 'unknown-site' });
      return await sink.file(parcel, lease.journal, lease.signal);
    } catch (error) {
      if (error instanceof LeaseLost) return null;
      if (lease.signal.aborted) return fail({ kind: 'no-answer' });
      console.error(error); // a bug of ours; the words stay safe and the person can try again
      return fail({ kind: 'unreadable-reply', detail: error instanceof Error ? error.message : String(error) });
    }
  }

  function holdLease(eventId: EventId, first: EpochMs, start: Progress): Lease {
    const stop = new AbortController();
    let until = first;
    let progress = start;
    let callOff = timers.after(limits.stepMs, () => stop.abort());
    const note = async (change: Partial<Progress>): Promise<void> => {
      stop.signal.throwIfAborted();
      callOff();
      const renewed = clock.now() + limits.leaseMs;
      const written = await store.change(eventId, (entry) => {
        if (!isHeldBy(entry, until)) return null;
        const { parcel } = entry;
        const delivery = { ...parcel.delivery, leaseUntil: renewed };
        return { ...entry, parcel: { ...parcel, progress: { ...parcel.progress, ...change }, delivery } };
      });
      if (written === null) {
        stop.abort();
        throw new LeaseLost();
      }
      until = renewed;
      progress = written.parcel.progress;
      callOff = timers.after(limits.stepMs, () => stop.abort());
    };
    const journal: Journal = {
      get progress() {
        return progress;
      },
      note,
    };
    return { journal, signal: stop.signal, until: () => until, end: () => callOff() };
  }
}

interface Lease {
  journal: Journal;
  signal: AbortSignal;
  until: () => EpochMs;
  end: () => void;
}

function isHeldBy({ parcel: { delivery } }: OutboxEntry, leaseUntil: EpochMs): boolean {
  return delivery.state === 'sending' && delivery.leaseUntil === leaseUntil;
}
