import type { SiteId } from '@/lib/domain/ids';
import type { Clock } from '@/lib/domain/ports';
import type { SessionMemory } from '@/lib/domain/stores';

export type Pauses = ReturnType<typeof createPauses>;

const PAUSE = 'pause:';

/**
 * Sites that asked to be left alone for a while. Whoever shows a page must not ask again before.
 * @param isErased - What was under way for a site when it was erased leaves nothing behind.
 */
export function createPauses(memory: SessionMemory, clock: Clock, isErased: (siteId: SiteId) => boolean = () => false) {
  return {
    pause: async (siteId: SiteId, waitMs: number): Promise<void> => {
      if (!isErased(siteId)) await memory.write(PAUSE + siteId, clock.now() + waitMs);
    },
    /** How long the site is still to be left alone; 0: it may be asked. */
    leftMs: async (siteId: SiteId): Promise<number> => {
      const until = (await memory.read(PAUSE + siteId)) as number | undefined; // written by `pause` alone
      return Math.max(0, (until ?? 0) - clock.now());
    },
    forget: (siteId: SiteId): Promise<void> => memory.remove(PAUSE + siteId),
    /** Clears away what is over. */
    async sweep(): Promise<void> {
      const all = Object.entries(await memory.readAll()).filter(([key]) => key.startsWith(PAUSE));
      for (const [key, until] of all) if (Number(until) <= clock.now()) await memory.remove(key);
    },
  };
}
