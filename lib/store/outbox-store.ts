import { NO_PROGRESS, type Delivery } from '@/lib/domain/delivery';
import { attachedTo, type RequestDraft } from '@/lib/domain/draft';
import type { CaptureId, EventId } from '@/lib/domain/ids';
import { pageKeyOf } from '@/lib/domain/page';
import type { Meanwhile, OutboxEntry, OutboxStore } from '@/lib/domain/stores';
import type { Database, OutboxRow } from './database';
import { withinRoom } from './room';

/** The outbox over Dexie. Two workers that claim at once are put in a row by the transaction: one gets it. */
export function createOutboxStore(db: Database): OutboxStore {
  return {
    add: (entry, pictures) =>
      withinRoom(() =>
        db.transaction('rw', [db.outbox, db.pictures, db.captures, db.files, db.drafts, db.replies], async () => {
          const { eventId, draft, event } = entry.parcel;
          if ((await db.outbox.get(eventId)) !== undefined) return null; // asked again after a lost answer
          await db.outbox.add(toRow(entry));
          await db.pictures.bulkAdd(pictures.map((picture) => ({ ...picture, eventId })));
          await dropRaw(
            db,
            pictures.map(({ id }) => id),
          );
          if (draft !== null) await endDraft(db, pageKeyOf(entry.parcel.page), draft);
          if (event.kind === 'reply') await endReply(db, event.of, event.text);
          return null;
        }),
      ),

    async find(id) {
      const row = await db.outbox.get(id);
      return row === undefined ? null : toEntry(row);
    },

    async list(of) {
      const rows = await rowsOf(db, of);
      return rows.sort(byAge).map(toEntry);
    },

    async listDueAftercare(now) {
      const rows = await db.outbox.where('careAt').belowOrEqual(now).toArray();
      return rows.map(toEntry);
    },

    nextAftercare: async () => (await db.outbox.orderBy('careAt').first())?.careAt ?? null,

    claim: (choose) =>
      db.transaction('rw', db.outbox, async () => {
        const rows = await db.outbox.where({ open: 1 }).toArray();
        const chosen = choose(rows.sort(byAge));
        if (chosen !== null) await db.outbox.put(toRow(chosen));
        return chosen;
      }),

    change: (id, edit) =>
      db.transaction('rw', db.outbox, db.pictures, async () => {
        const row = await db.outbox.get(id);
        const edited = row === undefined ? null : edit(toEntry(row));
        if (edited === null) return null;
        await db.outbox.put(toRow(edited));
        if (isThereForGood(edited.parcel.delivery)) await db.pictures.where({ eventId: id }).delete();
        return edited;
      }),

    takeBack: (id, revert) =>
      withinRoom(() =>
        db.transaction('rw', [db.outbox, db.pictures, db.captures, db.files, db.drafts, db.replies], async () => {
          const row = await db.outbox.get(id);
          if (row === undefined) return null;
          const { siteId, pageKey } = row;
          const reverted = revert(toEntry(row), await meanwhileOf(db, row));
          if (reverted === null) return null;
          if (reverted.to === 'reply') await db.replies.put({ ...reverted.reply, pageKey, siteId });
          else if (reverted.to === 'composer') await bringBack(db, row, reverted.draft);
          await db.pictures.where({ eventId: id }).delete();
          await db.outbox.delete(id);
          return reverted;
        }),
      ),

    sweep: (olderThan) =>
      db.transaction('rw', db.outbox, db.pictures, async () => {
        const settled = await db.outbox.where({ open: 0 }).toArray();
        const ids = settled.filter((row) => wasDismissedBefore(row, olderThan)).map(({ eventId }) => eventId);
        await db.pictures.where('eventId').anyOf(ids).delete();
        await db.outbox.bulkDelete(ids);
      }),

    readPicture: async (id) => (await db.pictures.get(id))?.pixels ?? null,
  };
}

/**
 * The draft was sent, so it goes, and its raw pictures and files with it, whether they were sent or not. What another tab wrote on
 * the same page meanwhile is another draft and stays.
 */
async function endDraft(db: Database, pageKey: string, sent: RequestDraft): Promise<void> {
  const kept = await db.drafts.get(pageKey);
  const own = kept === undefined || kept.draft.text.trim() === sent.text.trim();
  const others = kept === undefined ? [] : attachedTo(kept.draft);
  await dropRaw(db, own ? [...attachedTo(sent), ...others] : attachedTo(sent).filter((id) => !others.includes(id)));
  if (own) await db.drafts.delete(pageKey);
}

async function dropRaw(db: Database, ids: CaptureId[]): Promise<void> {
  await db.captures.bulkDelete(ids);
  await db.files.bulkDelete(ids);
}

/** A reply that was sent is no draft any more; one that was typed anew meanwhile stays. */
async function endReply(db: Database, requestId: EventId, sent: string): Promise<void> {
  const kept = await db.replies.get(requestId);
  if (kept?.text.trim() === sent.trim()) await db.replies.delete(requestId);
}

async function meanwhileOf(db: Database, { pageKey, parcel: { event } }: OutboxRow): Promise<Meanwhile> {
  const draft = await db.drafts.get(pageKey);
  const reply = 'of' in event ? await db.replies.get(event.of) : undefined;
  return { draft: draft?.discardedAt === null ? draft.draft : null, reply: reply?.text ?? '' };
}

/** Makes it the page's draft, with the finished pictures as captures of it. */
async function bringBack(db: Database, { siteId, pageKey, parcel }: OutboxRow, draft: RequestDraft): Promise<void> {
  for (const { capture: info } of draft.pictures) {
    const { pixels } = (await db.pictures.get(info.id)) ?? {};
    if (pixels !== undefined) await db.captures.put({ id: info.id, siteId, takenAt: info.takenAt, info, pixels });
  }
  for (const { id } of draft.files) {
    const { pixels: bytes } = (await db.pictures.get(id)) ?? {};
    if (bytes !== undefined) await db.files.put({ id, siteId, takenAt: parcel.queuedAt, bytes });
  }
  await db.drafts.put({ pageKey, siteId, page: parcel.page, draft, savedAt: Date.now(), discardedAt: null });
}

/** Nothing can come back, so nothing of it is needed here. */
function isThereForGood(delivery: Delivery): boolean {
  return delivery.state === 'filed' && !delivery.receipt.held;
}

function wasDismissedBefore({ parcel: { delivery } }: OutboxRow, time: number): boolean {
  return delivery.state === 'removed' && delivery.dismissedAt !== null && delivery.dismissedAt < time;
}

function rowsOf(db: Database, of: Parameters<OutboxStore['list']>[0]): Promise<OutboxRow[]> {
  if (of === 'all') return db.outbox.toArray();
  return db.outbox.where(of === 'open' ? { open: 1 } : of).toArray();
}

function toRow(entry: OutboxEntry): OutboxRow {
  const { parcel, aftercare } = entry;
  const { eventId, page, queuedAt, delivery } = parcel;
  const open = delivery.state === 'queued' || delivery.state === 'sending' ? 1 : 0;
  const row = { eventId, siteId: page.siteId, pageKey: pageKeyOf(page), queuedAt, open, ...entry } as const;
  const due = [aftercare.followAt, aftercare.copiesAt, aftercare.label?.at ?? null].filter((at) => at !== null);
  return due.length === 0 ? row : { ...row, careAt: Math.min(...due) };
}

/** Rows from before authors were noted lack them: they read as not known. */
function toEntry({ parcel, mayBeFiled, aftercare }: OutboxRow): OutboxEntry {
  return { parcel: { ...parcel, progress: { ...NO_PROGRESS, ...parcel.progress } }, mayBeFiled, aftercare };
}

const byAge = (a: OutboxRow, b: OutboxRow) => a.queuedAt - b.queuedAt || (a.eventId < b.eventId ? -1 : 1);
