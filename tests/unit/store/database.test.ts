import { expect, test, vi } from 'vitest';
import { createDraftStore } from '@/lib/store/draft-store';
import { aDatabase } from '../app/make-outbox';
import { aDraft, aPage } from '../app/samples';

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
