import type { SectionKey, WordingStore } from '@/lib/domain/wording/stores';
import type { Database } from './database';

/** Wordings that are being written, over Dexie. */
export function createWordingStore(db: Database): WordingStore {
  const keyOf = ({ pageKey, sectionId }: SectionKey): [string, string] => [pageKey, sectionId];
  return {
    find: async (of) => (await db.wordings.get(keyOf(of))) ?? null,
    async save(kept) {
      await db.wordings.put(kept);
    },
    async forget(of) {
      await db.wordings.delete(keyOf(of));
    },
  };
}
