import * as v from 'valibot';
import { NEWS_DEFAULTS, NewsSettingsShape } from '@/lib/domain/news';
import type { NewsStore } from '@/lib/domain/stores';
import type { Database } from './database';

const SETTINGS = 'news';
const LAST_DIGEST = 'last-digest';
const LAST_WEEK = 'last-week';

/** News over Dexie. */
export function createNewsStore(db: Database): NewsStore {
  return {
    async settings() {
      const kept = v.safeParse(NewsSettingsShape, (await db.settings.get(SETTINGS))?.value);
      return kept.success ? kept.output : NEWS_DEFAULTS;
    },
    async saveSettings(value) {
      await db.settings.put({ name: SETTINGS, value });
    },
    told: async (requestId) => (await db.told.get(requestId)) ?? null,
    async lastDigest() {
      const at = (await db.settings.get(LAST_DIGEST))?.value;
      return typeof at === 'number' ? at : null;
    },
    async lastWeek() {
      const week = (await db.settings.get(LAST_WEEK))?.value;
      return typeof week === 'string' ? week : null;
    },
    async noteWeek(value) {
      await db.settings.put({ name: LAST_WEEK, value });
    },
    noteTold: (told, digestAt) =>
      db.transaction('rw', db.told, db.settings, async () => {
        await db.told.bulkPut(told);
        if (digestAt !== null) await db.settings.put({ name: LAST_DIGEST, value: digestAt });
      }),
  };
}
