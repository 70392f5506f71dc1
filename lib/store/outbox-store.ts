import { pageKeyOf } from '@/lib/domain/page';
import type { OutboxEntry, OutboxStore } from '@/lib/domain/stores';
import type { Database, OutboxRow } from './database';
import { withinRoom } from './room';

/** The outbox over Dexie. Two workers that claim at once are put in a row by the transaction: one gets it. */
export function createOutboxStore(db: Database): OutboxStore {
  return {
    add: (entry, pictures) =>
      withinRoom(() =>
        db.transaction('rw', db.outbox, db.pictures, db.captures, db.drafts, async () => {
          const { eventId, draft } = entry.parcel;
          if ((await db.outbox.get(eventId)) !== undefined) return null; // asked again after a lost answer
          await db.outbox.add(toRow(entry));
          await db.pictures.bulkAdd(pictures.map((picture) => ({ ...picture, eventId })));
          await db.captures.bulkDelete(pictures.map(({ id }) => id));
          if (draft !== null) await db.drafts.delete(pageKeyOf(entry.parcel.page));
          return null;
        }),
      ),

    find: async (id) => toEntry(await db.outbox.get(id)),

    async list(of) {
      const rows = of === undefined ? await db.outbox.toArray() : await db.outbox.where(of).toArray();
      return rows.sort(byAge).map(({ parcel, aftercare }) => ({ parcel, aftercare }));
    },

    async listDueAftercare(now) {
      const rows = await db.outbox.where('dueAt').belowOrEqual(now).toArray();
      return rows.filter(({ open }) => open === 0).map(({ parcel, aftercare }) => ({ parcel, aftercare }));
    },

    claim: (choose) =>
      db.transaction('rw', db.outbox, async () => {
        const rows = await db.outbox.where({ open: 1 }).toArray();
        const chosen = choose(rows.sort(byAge));
        if (chosen !== null) await db.outbox.put(toRow(chosen));
        return chosen;
      }),

    change: (id, edit) =>
      db.transaction('rw', db.outbox, db.pictures, async () => {
        const entry = toEntry(await db.outbox.get(id));
        const edited = entry === null ? null : edit(entry);
        if (edited === null) return null;
        await db.outbox.put(toRow(edited));
        if (edited.parcel.delivery.state === 'filed') await db.pictures.where({ eventId: id }).delete();
        return edited;
      }),

    takeBack: (id, draft) =>
      withinRoom(() =>
        db.transaction('rw', db.outbox, db.pictures, db.captures, db.drafts, async () => {
          const row = await db.outbox.get(id);
          if (row === undefined) return null;
          const { siteId, pageKey, parcel } = row;
          const pictures = await db.pictures.where({ eventId: id }).toArray();
          const info = draft.picture?.capture;
          const pixels = pictures.find((picture) => picture.id === info?.id)?.pixels;
          if (info !== undefined && pixels !== undefined) {
            await db.captures.put({ id: info.id, siteId, takenAt: info.takenAt, info, pixels });
          }
          await db.drafts.put({ pageKey, siteId, page: parcel.page, draft, savedAt: Date.now(), discardedAt: null });
          await db.pictures.where({ eventId: id }).delete();
          await db.outbox.delete(id);
          return null;
        }),
      ),

    readPicture: async (id) => (await db.pictures.get(id))?.pixels ?? null,

    nextDue: async () => (await db.outbox.orderBy('dueAt').first())?.dueAt ?? null,
  };
}

function toRow({ parcel, aftercare }: OutboxEntry): OutboxRow {
  const dueAt = dueAtOf({ parcel, aftercare });
  const open = parcel.delivery.state === 'queued' || parcel.delivery.state === 'sending' ? 1 : 0;
  const { eventId, page, queuedAt } = parcel;
  const row = { eventId, siteId: page.siteId, pageKey: pageKeyOf(page), queuedAt, open, parcel, aftercare } as const;
  return dueAt === null ? row : { ...row, dueAt };
}

function toEntry(row: OutboxRow | undefined): OutboxEntry | null {
  return row === undefined ? null : { parcel: row.parcel, aftercare: row.aftercare };
}

function dueAtOf({ parcel: { delivery }, aftercare }: OutboxEntry): number | null {
  switch (delivery.state) {
    case 'queued':
      return delivery.nextTryAt;
    case 'sending':
      return delivery.leaseUntil;
    case 'held':
      return null;
    case 'filed': {
      const due = [aftercare.followAt, aftercare.copiesAt].filter((at) => at !== null);
      return due.length === 0 ? null : Math.min(...due);
    }
  }
}

const byAge = (a: OutboxRow, b: OutboxRow) => a.queuedAt - b.queuedAt || (a.eventId < b.eventId ? -1 : 1);
