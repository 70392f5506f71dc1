import { createOutbox, type Outbox } from '@/lib/app/outbox';
import type { Platform, ThreadSink } from '@/lib/domain/ports';
import type { OutboxStore } from '@/lib/domain/stores';
import type { Database } from '@/lib/store/database';
import { createOutboxStore } from '@/lib/store/outbox-store';
import type { FakeClock } from '../unit/app/fake-clock';

/** One life of the background: it can be killed at any moment, and then neither writes nor sends any more. */
export interface Worker {
  outbox: Outbox;
  kill(): void;
  /** Settles when it was killed. */
  died: Promise<void>;
}

/** Starts a worker over a store that earlier ones may have left something in. */
export function startWorker(given: { database: Database; clock: FakeClock; platform: Platform }): Worker {
  const { database, clock, platform } = given;
  const death = new AbortController();
  const died = new Promise<void>((resolve) => death.signal.addEventListener('abort', () => resolve()));
  const outbox: Outbox = createOutbox({
    store: mortal(createOutboxStore(database), death.signal),
    clock,
    timers: clock,
    random: () => 1,
    findPlatform: async () => ({
      ...platform,
      ...(platform.sink && { sink: mortalSink(platform.sink, death.signal) }),
    }),
    wake: clock.wakeOf(() => outbox.deliverDue()),
    onChange: () => {},
  });
  return {
    outbox,
    died,
    kill() {
      clock.killWorker();
      death.abort();
    },
  };
}

/** A dead worker's calls never come back, and write nothing. */
function mortal(store: OutboxStore, death: AbortSignal): OutboxStore {
  return new Proxy(store, {
    get(target, name: keyof OutboxStore) {
      return async (...args: unknown[]) => {
        const call = target[name].bind(target) as (...args: unknown[]) => Promise<unknown>; // every member is such a function
        const answer = death.aborted ? null : await call(...args);
        return death.aborted ? new Promise<never>(() => {}) : answer;
      };
    },
  });
}

/** The browser cuts the requests of a worker that it stops. */
function mortalSink(sink: ThreadSink, death: AbortSignal): ThreadSink {
  return {
    ...sink,
    file: (parcel, journal, signal) => sink.file(parcel, journal, AbortSignal.any([signal, death])),
  };
}
