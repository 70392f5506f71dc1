import type { PageFlagStore } from '@/lib/domain/flags/page-flag';
import type { Database } from './database';

/** Flagged sections by page, over Dexie. */
export function createPageFlagStore(db: Database): PageFlagStore {
  return {
    of: async (pageKey) => (await db.pageFlags.get(pageKey))?.flags ?? [],
    count: async () => (await db.pageFlags.toArray()).reduce((sum, { flags }) => sum + flags.length, 0),
    replace: (siteId, pages) =>
      db.transaction('rw', db.pageFlags, async () => {
        const before = await db.pageFlags.where({ siteId }).toArray();
        const then = new Map(before.map(({ pageKey, flags }) => [pageKey, JSON.stringify(flags)]));
        const now = new Map(pages.map(({ pageKey, flags }) => [pageKey, JSON.stringify(flags)]));
        await db.pageFlags.where({ siteId }).delete();
        await db.pageFlags.bulkPut(pages.map((page) => ({ ...page, siteId })));
        return [...new Set([...then.keys(), ...now.keys()])].filter((key) => then.get(key) !== now.get(key));
      }),
  };
}
