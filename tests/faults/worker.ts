import { createAccess } from '@/lib/app/access';
import { createOutbox, type Outbox } from '@/lib/app/outbox';
import { createSignInWatch } from '@/lib/app/sign-in-watch';
import type { SiteId } from '@/lib/domain/ids';
import type { Platform, ThreadSink } from '@/lib/domain/ports';
import type { OutboxStore } from '@/lib/domain/stores';
import type { Database } from '@/lib/store/database';
import { createOutboxStore } from '@/lib/store/outbox-store';
import type { FakeClock } from '../unit/app/fake-clock';
import { aMemory } from '../unit/app/fake-memory';

/** One life of the background: it can be killed at any moment, and then neither writes nor sends any more. */
export interface Worker {
  outbox: Outbox;
  /** A page of the site is shown: looks who is signed in, if anything waits for that. */
  pageShown(siteId: SiteId): Promise<void>;
  kill(): void;
  /** Settles when it was killed. */
  died: Promise<void>;
}

/**
 * Starts a worker over a store that earlier ones may have left something in.
 * @param access - Asks with time enough who is signed in, where `platform` has little.
 */
export function startWorker(given: {
  database: Database;
  clock: FakeClock;
  platform: Platform;
  access: Platform;
}): Worker {
  const { database, clock, platform } = given;
  const death = new AbortController();
  const died = new Promise<void>((resolve) => death.signal.addEventListener('abort', () => resolve()));
  const store = mortal(createOutboxStore(database), death.signal);
  const outbox: Outbox = createOutbox({
    trustOf: async () => ({ staffIds: new Set() }),
    store,
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
  const access = createAccess(async () => given.access, aMemory(), clock);
  return {
    outbox,
    pageShown: createSignInWatch({ store, outbox, access, clock, timers: clock }),
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
