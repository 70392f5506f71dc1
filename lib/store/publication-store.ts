import type { PublicationStore } from '@/lib/domain/article/publication';
import type { Database } from './database';

/** What is known of articles on wikis, over Dexie. */
export function createPublicationStore(db: Database): PublicationStore {
  return {
    find: async (articleId, siteId) => (await db.publications.get([articleId, siteId])) ?? null,
    list: () => db.publications.toArray(),
    async save(publication) {
      await db.publications.put(publication);
    },
  };
}
