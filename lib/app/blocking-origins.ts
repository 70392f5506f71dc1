import type { Clock } from '@/lib/domain/ports';
import type { SessionMemory } from '@/lib/domain/stores';

/** Pages change, and so does what they forbid. */
const BELIEVED_MS = 24 * 3_600_000;

/**
 * Origins whose pages keep the drawer from running over them. That is believed for a day at most, until the browser ends,
 * or until a drawer runs over a page there after all.
 */
export function createBlockingOrigins(memory: SessionMemory, clock: Clock) {
  const keyOf = (origin: string) => `blocks-drawer:${origin}`;

  async function has(origin: string): Promise<boolean> {
    const since = await memory.read(keyOf(origin));
    return typeof since === 'number' && clock.now() - since < BELIEVED_MS;
  }

  return {
    has,
    note: (origin: string): Promise<void> => memory.write(keyOf(origin), clock.now()),
    /** A drawer ran over a page of this origin. */
    clear: (origin: string): Promise<void> => memory.remove(keyOf(origin)),
  };
}
