import type { EventId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { Clock } from '@/lib/domain/ports';
import type { SessionMemory } from '@/lib/domain/stores';
import type { DrawerView } from '@/lib/domain/views';
import { createQueue } from './in-turn';

/** What a person wants to see on a page that is on its way to the screen. */
export interface Intention {
  page: PageRef;
  view: DrawerView;
  requestId: EventId;
}

/** Who signs in on the way there is done by then; who comes later has something else in mind. */
const KEPT_FOR_MS = 60_000;

/** Keeps what is to be opened over a page until its overlay reports, in this worker or the next one. */
export function createIntentions(memory: SessionMemory, clock: Clock) {
  const inTurn = createQueue();
  const keyOf = (page: PageRef) => `intention:${pageKeyOf(page)}`;

  return {
    keep: (intention: Intention): Promise<void> =>
      inTurn(() => memory.write(keyOf(intention.page), { intention, keptAt: clock.now() })),

    /** Gives it once; `null`: none, or one that is too old. */
    take: (page: PageRef): Promise<Intention | null> =>
      inTurn(async () => {
        const kept = (await memory.read(keyOf(page))) as { intention: Intention; keptAt: number } | undefined; // written by `keep` alone
        if (kept === undefined) return null;
        await memory.remove(keyOf(page));
        return clock.now() - kept.keptAt < KEPT_FOR_MS ? kept.intention : null;
      }),
  };
}
