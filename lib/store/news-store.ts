import * as v from 'valibot';
import { NEWS_DEFAULTS } from '@/lib/domain/news';
import type { NewsStore } from '@/lib/domain/stores';
import type { Database } from './database';

const MINUTE = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));
const SettingsShape = v.object({
  tell: v.picklist(['each', 'daily', 'never']),
  quiet: v.nullable(v.object({ from: MINUTE, to: MINUTE })),
});

const SETTINGS = 'news';
const LAST_DIGEST = 'last-digest';

/** News over Dexie. */
export function createNewsStore(db: Database): NewsStore {
  return {
    async settings() {
      const kept = v.safeParse(SettingsShape, (await db.settings.get(SETTINGS))?.value);
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
    noteTold: (told, digestAt) =>
      db.transaction('rw', db.told, db.settings, async () => {
        await db.told.bulkPut(told);
        if (digestAt !== null) await db.settings.put({ name: LAST_DIGEST, value: digestAt });
      }),
  };
}
