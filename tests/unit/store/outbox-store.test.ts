import { expect, test } from 'vitest';
import type { CaptureInfo } from '@/lib/domain/capture';
import { NO_PROGRESS } from '@/lib/domain/delivery';
import { pageKeyOf } from '@/lib/domain/page';
import { NO_AFTERCARE, type OutboxEntry } from '@/lib/domain/stores';
import { createCaptureStore, createDraftStore } from '@/lib/store/draft-store';
import { createOutboxStore } from '@/lib/store/outbox-store';
import { aDatabase } from '../app/make-outbox';
import { aDraft, anOrder, aPicture, aSite } from '../app/samples';

const info: CaptureInfo = aPicture().capture;
const picture = { capture: info, edits: { crop: null, marks: [] } };

/** A draft with a raw picture, and the entry it is about to become. */
async function aboutToSend() {
  const database = aDatabase();
  const draft = aDraft({ pictures: [picture] });
  const { pictures, author: _, ...order } = anOrder({ draft });
  await createCaptureStore(database).add(info, aSite().id, new Blob(['raw pixels']));
  await createDraftStore(database).save({ page: order.page, draft, savedAt: 1, discardedAt: null });
  const entry: OutboxEntry = {
    mayBeFiled: false,
    aftercare: NO_AFTERCARE,
    parcel: {
      ...order,
      pictures: pictures.map(({ id }) => id),
      queuedAt: 1,
      progress: NO_PROGRESS,
      delivery: { state: 'queued', attempts: 0, nextTryAt: 1, lastProblem: null },
    },
  };
  return { database, store: createOutboxStore(database), entry, pictures };
}

test('what is sent leaves the composer with its raw picture, in one step', async () => {
  const { database, store, entry, pictures } = await aboutToSend();
  expect(await store.add(entry, pictures)).toMatchObject({ ok: true });
  expect(await createDraftStore(database).find(pageKeyOf(entry.parcel.page))).toBeNull();
  expect(await createCaptureStore(database).find(info.id)).toBeNull();
  expect(await (await store.readPicture(info.id))?.text()).toBe('finished pixels');
});

test.each([
  new DOMException('full', 'QuotaExceededError'),
  Object.assign(new Error('wrapped'), { inner: new DOMException('full', 'QuotaExceededError') }),
  new DOMException('Failed to write blobs (IOError)', 'DataError'),
  new DOMException(
    'Connection is closing because of: IO error: .../000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)',
    'UnknownError',
  ),
  new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError'),
])('a browser without room says so, and draft and picture are as they were', async (full) => {
  const { database, store, entry, pictures } = await aboutToSend();
  database.pictures.hook('creating', () => {
    throw full;
  });
  expect(await store.add(entry, pictures)).toMatchObject({ problem: { kind: 'refused', why: 'storage-full' } });
  expect(await store.list('all')).toEqual([]);
  expect((await createDraftStore(database).find(pageKeyOf(entry.parcel.page)))?.draft.text).toBe(
    entry.parcel.event.text,
  );
  expect(await createCaptureStore(database).find(info.id)).not.toBeNull();
});

test('pictures go once the wiki has them, the receipt stays', async () => {
  const { store, entry, pictures } = await aboutToSend();
  const { eventId } = entry.parcel;
  await store.add(entry, pictures);
  const receipt = { held: false, commentId: '1', url: 'https://docs.example.org/#1', place: 'footer' } as const;
  await store.change(eventId, (found) => ({
    ...found,
    parcel: { ...found.parcel, delivery: { state: 'filed', receipt, filedAt: 2 } },
  }));
  expect(await store.readPicture(info.id)).toBeNull();
  expect((await store.find(eventId))?.parcel.delivery).toMatchObject({ receipt });
});

test('another error than a lack of room is not taken for one', async () => {
  const { database, store, entry, pictures } = await aboutToSend();
  database.pictures.hook('creating', () => {
    throw new DOMException('the key is no key', 'DataError');
  });
  await expect(store.add(entry, pictures)).rejects.toThrow('the key is no key');
});

test('two that claim at the same moment do not get the same entry', async () => {
  const { store, entry, pictures } = await aboutToSend();
  await store.add(entry, pictures);
  const take = () =>
    store.claim(([first]) =>
      first?.parcel.delivery.state === 'queued'
        ? { ...first, parcel: { ...first.parcel, delivery: { state: 'sending', attempts: 1, leaseUntil: 9 } } }
        : null,
    );
  const taken = await Promise.all([take(), take(), take()]);
  expect(taken.filter((one) => one !== null)).toHaveLength(1);
});

test('a row of a version that noted no authors is read, claimed and changed as ever', async () => {
  const { database, store, entry, pictures } = await aboutToSend();
  await store.add(entry, pictures);
  const { eventId } = entry.parcel;
  const { author: _, ...older } = NO_PROGRESS;
  await database.table('outbox').update(eventId, { 'parcel.progress': { ...older, body: 'the very words' } });
  expect((await store.find(eventId))?.parcel.progress).toEqual({ ...NO_PROGRESS, body: 'the very words' });
  await store.claim(([first]) => first ?? null);
  const changed = await store.change(eventId, (found) => ({ ...found, mayBeFiled: true }));
  expect(changed?.parcel.progress).toEqual({ ...NO_PROGRESS, body: 'the very words' });
});
