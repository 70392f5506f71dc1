import type { ArticleStore } from '@/lib/domain/article/stores';
import type { Database } from './database';

/** Articles over Dexie. */
export function createArticleStore(db: Database): ArticleStore {
  return {
    list: async () => (await db.articles.toArray()).sort((one, other) => other.editedAt - one.editedAt),
    find: async (id) => (await db.articles.get(id)) ?? null,
    async save(article) {
      await db.articles.put(article);
    },
    remove: (id) => db.articles.delete(id),
  };
}
