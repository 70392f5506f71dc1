import type { OutlineStore } from '@/lib/domain/flags/stores';
import { pageKeyOf } from '@/lib/domain/page';
import type { Database } from './database';

/** Which sections a site has, over Dexie. */
export function createOutlineStore(db: Database): OutlineStore {
  return {
    state: async (siteId) => (await db.outlineStates.get(siteId)) ?? null,
    async saveState(state) {
      await db.outlineStates.put(state);
    },
    page: async (pageKey) => (await db.outlines.get(pageKey)) ?? null,
    pages: (siteId) => db.outlines.where({ siteId }).toArray(),
    async save({ page, sections, readAt }) {
      const { siteId, title, url, contentType } = page;
      await db.outlines.put({ pageKey: pageKeyOf(page), siteId, title, url, contentType, sections, readAt });
    },
    async saveSections(pageKey, sections) {
      await db.outlines.update(pageKey, { sections });
    },
    removeBefore: (siteId, readAt) =>
      db.transaction('rw', db.outlines, async () => {
        const old = db.outlines.where({ siteId }).and((row) => row.readAt < readAt);
        const rows = await old.toArray();
        await db.outlines.bulkDelete(rows.map(({ pageKey }) => pageKey));
        return rows.flatMap(({ sections }) => sections);
      }),
  };
}
