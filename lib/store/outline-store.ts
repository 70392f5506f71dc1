import type { OutlineStore } from '@/lib/domain/flags/stores';
import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf } from '@/lib/domain/page';
import type { Database } from './database';

/** Which sections a site has, over Dexie. */
export function createOutlineStore(db: Database): OutlineStore {
  const before = (siteId: SiteId, readAt: number) => db.outlines.where({ siteId }).and((row) => row.readAt < readAt);
  return {
    state: async (siteId) => (await db.outlineStates.get(siteId)) ?? null,
    async saveState(state) {
      await db.outlineStates.put(state);
    },
    page: async (pageKey) => (await db.outlines.get(pageKey)) ?? null,
    pages: (siteId) => db.outlines.where({ siteId }).toArray(),
    async save({ page, parentKey, sections, readAt }) {
      const { siteId, title, url, contentType } = page;
      const pageKey = pageKeyOf(page);
      const above = parentKey === undefined ? {} : { parentKey };
      await db.transaction('rw', db.outlines, async () => {
        const { views = null, viewedAt = 0, around } = (await db.outlines.get(pageKey)) ?? {};
        await db.outlines.put({
          pageKey,
          siteId,
          title,
          url,
          contentType,
          views,
          viewedAt,
          sections,
          readAt,
          ...above,
          ...(around === undefined ? {} : { around }),
        });
      });
    },
    async saveSections(pageKey, sections) {
      await db.outlines.update(pageKey, { sections });
    },
    async saveViews(pageKey, { around, ...viewed }) {
      await db.outlines.where({ pageKey }).modify((row) => {
        delete row.around;
        Object.assign(row, viewed, around === undefined ? {} : { around });
      });
    },
    pagesBefore: (siteId, readAt) => before(siteId, readAt).toArray(),
    async removeBefore(siteId, readAt) {
      await before(siteId, readAt).delete();
    },
  };
}
