import { Dexie } from 'dexie';
import { expect, test, vi } from 'vitest';
import { Database } from '@/lib/store/database';
import { createDraftStore } from '@/lib/store/draft-store';
import { aDatabase } from '../app/make-outbox';
import { aDraft, aPage, aPicture } from '../app/samples';

test('a store that a full disk kept shut says so, and opens as soon as there is room', async () => {
  const drafts = createDraftStore(aDatabase());
  const kept = { page: aPage(), draft: aDraft(), savedAt: 1, discardedAt: null };
  const opening = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  });
  expect(await drafts.save(kept)).toMatchObject({ problem: { kind: 'refused', why: 'storage-full' } });
  expect(await drafts.save(kept)).toMatchObject({ problem: { kind: 'refused', why: 'storage-full' } });
  opening.mockRestore();
  await expect.poll(() => drafts.save(kept)).toMatchObject({ ok: true });
});

test('drafts of the time when a request had one picture keep it', async () => {
  const name = `docket-${String(Math.random())}`;
  const old = new Dexie(name);
  old.version(3).stores({ drafts: 'pageKey, siteId, discardedAt', outbox: 'eventId, siteId, pageKey, open, careAt' });
  const picture = aPicture();
  const { pictures: _, files: __, ...draft } = aDraft();
  await old.table('drafts').bulkAdd([
    { pageKey: 'a', siteId: 's', draft: { ...draft, picture } },
    { pageKey: 'b', siteId: 's', draft: { ...draft, picture: null } },
  ]);
  await old.table('outbox').add({ eventId: 'e', siteId: 's', open: 1, parcel: { draft: { ...draft, picture } } });
  old.close();

  const database = new Database(name);
  const drafts = await database.drafts.toArray();
  expect(drafts.map(({ draft: kept }) => kept)).toEqual([aDraft({ pictures: [picture] }), aDraft()]);
  expect((await database.outbox.toArray())[0]?.parcel.draft).toEqual(aDraft({ pictures: [picture] }));
});
