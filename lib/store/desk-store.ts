import type { RegisterStore, DeskStore } from '@/lib/domain/desk/stores';
import * as v from 'valibot';
import { pageKeyOf } from '@/lib/domain/page';

import type { Database } from './database';

const FILTERS = 'desk-filters';
const WORDING_HELP = 'desk-wording-help';
const FiltersShape = v.array(v.object({ name: v.string(), query: v.string() }));

/** Where each site's register stands, over Dexie. */
export function createRegisterStore(db: Database): RegisterStore {
  return {
    find: async (siteId) => (await db.registers.get(siteId)) ?? null,
    async save(kept) {
      await db.registers.put(kept);
    },
    remove: (siteId) => db.registers.delete(siteId),
  };
}

/** What the desk lists, over Dexie: a page's requests in one row, as a hundred thousand rows would be slow to read. */
export function createDeskStore(db: Database): DeskStore {
  return {
    async saveRows(page, rows) {
      const pageKey = pageKeyOf(page);
      if (rows.length === 0) return db.deskRows.delete(pageKey);
      await db.deskRows.put({ pageKey, siteId: page.siteId, ids: rows.map(({ id }) => id), rows });
    },
    allRows: async () => (await db.deskRows.toArray()).flatMap(({ rows }) => rows),
    rows: async (pageKey) => (await db.deskRows.get(pageKey))?.rows ?? [],
    async clearRows(siteId) {
      await db.deskRows.where({ siteId }).delete();
    },
    pageKeyOf: async (id) => (await db.deskRows.where('ids').equals(id).first())?.pageKey ?? null,
    held: async (siteId) => (await db.held.get(siteId))?.comments ?? [],
    async saveHeld(siteId, comments) {
      await db.held.put({ siteId, comments });
    },
    labels: async (pageKey) => (await db.pageLabels.get(pageKey)) ?? null,
    async saveLabels(page, labels, readAt) {
      await db.pageLabels.put({ pageKey: pageKeyOf(page), siteId: page.siteId, labels, readAt });
    },
    async filters() {
      const kept = v.safeParse(FiltersShape, (await db.settings.get(FILTERS))?.value);
      return kept.success ? kept.output : [];
    },
    async saveFilters(value) {
      await db.settings.put({ name: FILTERS, value });
    },
    wordingHelp: async () => (await db.settings.get(WORDING_HELP))?.value === true,
    async saveWordingHelp(value) {
      await db.settings.put({ name: WORDING_HELP, value });
    },
  };
}
