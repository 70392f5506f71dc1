import type { EpochMs, Parcel, Progress, Receipt, UploadStep } from '@/lib/domain/delivery';
import type { Clock, FindPlatform, Journal, Timers } from '@/lib/domain/ports';
import { requestLimitMs } from '@/lib/domain/request-limit';
import { fail, type Result } from '@/lib/domain/result';
import type { OutboxEntry, OutboxStore } from '@/lib/domain/stores';
import { createQueue } from './in-turn';
import { settle } from './settle';

export interface Limits {
  /** How long one step may take; each note in the journal begins a new step. Below the lease, with time to settle. */
  stepMs: number;
  /** For how long nobody else takes a delivery on. It is renewed thrice in that time, so that a long upload keeps it. */
  leaseMs: number;
}

/** A plain request to a wiki is cut after 30 s (`requestLimitMs`), and two of them may lie between two notes. */
export const LIMITS: Limits = { stepMs: 70_000, leaseMs: 90_000 };

export interface CourierPorts {
  store: OutboxStore;
  clock: Clock;
  timers: Timers;
  findPlatform: FindPlatform;
  random: () => number;
  /** Called after every change of an entry, with its new state. */
  onChange: (entry: OutboxEntry) => void;
}

/** The lease went to another worker, or the site was removed: this attempt must not write any more. */
class LeaseLost extends Error {}

/** Carries claimed entries to their wikis, and keeps each one's lease while it does. */
export function createCourier({ store, clock, timers, findPlatform, random, onChange }: CourierPorts, limits: Limits) {
  const underWay = new Map<AbortController, Parcel>();

  /** Writes down what became of the entry; returns that, or `null` where it is not ours any more. */
  async function carry(claimed: OutboxEntry): Promise<OutboxEntry | null> {
    const { eventId, delivery, progress } = claimed.parcel;
    if (delivery.state !== 'sending') throw new Error('only a claimed parcel is carried');
    callOff((parcel) => parcel.eventId === eventId); // this worker slept through its own lease
    const lease = holdLease(claimed.parcel, delivery.leaseUntil, progress);
    const outcome = await attempt(claimed, lease);
    await lease.end();
    if (outcome === null) return null;
    const made = { attempts: delivery.attempts, now: clock.now(), random };
    return store.change(eventId, (entry) => {
      const { state } = entry.parcel.delivery;
      if (state === 'filed') return null; // another worker was quicker
      return outcome.ok || isHeldBy(entry, lease.until()) ? settle(entry, outcome, made) : null;
    });
  }

  /** Cuts what is being sent; whoever took it from us knows what is to become of it. */
  function callOff(which: (parcel: Parcel) => boolean): void {
    for (const [stop, parcel] of underWay) if (which(parcel)) stop.abort();
  }

  return { carry, callOff };

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

  function holdLease(parcel: Parcel, first: EpochMs, start: Progress): Lease {
    const { eventId } = parcel;
    const stop = new AbortController();
    underWay.set(stop, parcel);
    const inTurn = createQueue();
    let until = first;
    let progress = start;
    let limit = timers.after(limits.stepMs, () => stop.abort());
    let beat = timers.after(limits.leaseMs / 3, renew);

    function renew(): void {
      beat = timers.after(limits.leaseMs / 3, renew);
      const now = clock.now();
      void inTurn(() => write(now, (held) => held)).catch(() => stop.abort());
    }

    /** Writes and renews in one; only while the lease is ours. */
    async function write(now: EpochMs, edit: (held: Parcel) => Parcel): Promise<OutboxEntry> {
      const renewed = now + limits.leaseMs;
      const written = await store.change(eventId, (entry) => {
        if (!isHeldBy(entry, until)) return null;
        const edited = edit(entry.parcel);
        return { ...entry, parcel: { ...edited, delivery: { ...edited.delivery, leaseUntil: renewed } } };
      });
      if (written === null) {
        stop.abort();
        throw new LeaseLost();
      }
      until = renewed;
      progress = written.parcel.progress;
      return written;
    }

    async function note(change: Partial<Progress>, upload?: UploadStep): Promise<void> {
      stop.signal.throwIfAborted();
      limit();
      const now = clock.now();
      const written = await inTurn(() => write(now, (held) => stepped(held, change, upload)));
      const extraMs = upload === undefined ? 0 : requestLimitMs(upload.bytes) - requestLimitMs(0);
      limit = timers.after(limits.stepMs + extraMs, () => stop.abort());
      if (upload !== undefined) onChange(written);
    }

    const journal: Journal = {
      get progress() {
        return progress;
      },
      note,
    };
    const end = async (): Promise<void> => {
      limit();
      beat();
      underWay.delete(stop);
      await inTurn(async () => undefined); // a renewal may be on its way to the disk
    };
    return { journal, signal: stop.signal, until: () => until, end };
  }
}

/** The parcel at its next step. */
function stepped(parcel: Parcel, change: Partial<Progress>, upload: UploadStep | undefined): Parcel {
  const { delivery } = parcel;
  const progress = { ...parcel.progress, ...change };
  if (delivery.state !== 'sending') return { ...parcel, progress };
  const { upload: _, ...sending } = delivery;
  return { ...parcel, progress, delivery: upload === undefined ? sending : { ...sending, upload } };
}

interface Lease {
  journal: Journal;
  signal: AbortSignal;
  until: () => EpochMs;
  end: () => Promise<void>;
}

function isHeldBy({ parcel: { delivery } }: OutboxEntry, leaseUntil: EpochMs): boolean {
  return delivery.state === 'sending' && delivery.leaseUntil === leaseUntil;
}
