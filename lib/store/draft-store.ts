import { attachedTo } from '@/lib/domain/draft';
import type { CaptureId } from '@/lib/domain/ids';
import { pageKeyOf } from '@/lib/domain/page';
import type { CaptureStore, DraftStore, KeptDraft } from '@/lib/domain/stores';
import type { Database, DraftRow } from './database';
import { withinRoom } from './room';

/** Drafts over Dexie, one for each page. */
export function createDraftStore(db: Database): DraftStore {
  return {
    find: async (pageKey) => toKept(await db.drafts.get(pageKey)),
    save: (kept) =>
      withinRoom(async () => {
        await db.drafts.put({ ...kept, pageKey: pageKeyOf(kept.page), siteId: kept.page.siteId });
        return null;
      }),
    saveReply: (page, { requestId, text }) =>
      withinRoom(async () => {
        if (text === '') await db.replies.delete(requestId);
        else await db.replies.put({ requestId, text, pageKey: pageKeyOf(page), siteId: page.siteId });
        return null;
      }),
    replies: async (pageKey) =>
      (await db.replies.where({ pageKey }).toArray()).map(({ requestId, text }) => ({ requestId, text })),
    list: async (siteId) => db.drafts.where({ siteId }).toArray(),
    sweep: (olderThan) =>
      db.transaction('rw', db.drafts, db.captures, db.files, async () => {
        await db.drafts.where('discardedAt').below(olderThan).delete();
        const named = new Set((await db.drafts.toArray()).flatMap(({ draft }) => attachedTo(draft)));
        const isLeft = ({ id }: { id: CaptureId }): boolean => !named.has(id);
        await db.captures.where('takenAt').below(olderThan).filter(isLeft).delete();
        await db.files.where('takenAt').below(olderThan).filter(isLeft).delete();
      }),
  };
}

/** Raw captures and files over Dexie. */
export function createCaptureStore(db: Database): CaptureStore {
  return {
    add: (info, siteId, pixels) =>
      withinRoom(async () => {
        await db.captures.put({ id: info.id, siteId, takenAt: info.takenAt, info, pixels });
        return null;
      }),
    find: async (id) => {
      const row = await db.captures.get(id);
      return row === undefined ? null : { info: row.info, pixels: row.pixels };
    },
    addFile: ({ id }, siteId, addedAt, bytes) =>
      withinRoom(async () => {
        await db.files.put({ id, siteId, takenAt: addedAt, bytes });
        return null;
      }),
    findFile: async (id) => (await db.files.get(id))?.bytes ?? null,
  };
}

function toKept(row: DraftRow | undefined): KeptDraft | null {
  return row === undefined
    ? null
    : { page: row.page, draft: row.draft, savedAt: row.savedAt, discardedAt: row.discardedAt };
}
