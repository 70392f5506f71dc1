import { isOpenFlag, type PageFlag, type PageFlagStore } from '@/lib/domain/flags/page-flag';
import type { Database } from './database';

/** Flagged sections by page, over Dexie. */
export function createPageFlagStore(db: Database): PageFlagStore {
  return {
    of: async (pageKey) => (await db.pageFlags.get(pageKey))?.flags ?? [],
    count: async () =>
      (await db.pageFlags.toArray()).reduce((sum, { flags }) => sum + flags.filter(isOpenFlag).length, 0),
    replace: (siteId, pages) =>
      db.transaction('rw', db.pageFlags, async () => {
        const before = await db.pageFlags.where({ siteId }).toArray();
        const labels = new Map(before.map(({ pageKey, labelled }) => [pageKey, labelled]));
        const then = flagsByPage(before);
        const now = flagsByPage(pages);
        const kept = new Set(pages.map(({ pageKey }) => pageKey));
        const left = before.filter(({ pageKey, labelled }) => labelled === true && !kept.has(pageKey));
        await db.pageFlags.where({ siteId }).delete();
        await db.pageFlags.bulkPut([
          ...pages.map(({ pageKey, flags }) => ({ pageKey, siteId, flags, labelled: labels.get(pageKey) })),
          ...left.map((page) => ({ ...page, flags: [] })),
        ]);
        return [...new Set([...then.keys(), ...now.keys()])].filter((key) => then.get(key) !== now.get(key));
      }),
    labelDue: (siteId, most) =>
      db.pageFlags
        .where({ siteId })
        .filter(({ flags, labelled }) => labelled !== flags.some(isOpenFlag))
        .limit(most)
        .toArray(),
    async noteLabel(pageKey, labelled) {
      await db.pageFlags.update(pageKey, { labelled });
    },
  };
}

/** Pages without a flag are as those that nothing is known of. */
function flagsByPage(pages: readonly { pageKey: string; flags: PageFlag[] }[]): Map<string, string> {
  const flagged = pages.filter(({ flags }) => flags.length > 0);
  return new Map(flagged.map(({ pageKey, flags }) => [pageKey, JSON.stringify(flags)]));
}
