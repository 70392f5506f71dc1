import { expect, test } from 'vitest';
import { createDrafts, type Opening } from '@/lib/app/drafts';
import { NO_EDITS } from '@/lib/domain/capture';
import { newEventId } from '@/lib/domain/ids';
import { createDraftStore } from '@/lib/store/draft-store';
import { FakeClock } from './fake-clock';
import type { Result } from '@/lib/domain/result';
import { aDatabase } from './make-outbox';
import { aDraft, aPage, aPicture } from './samples';

const here = aDraft().anchor;
const elsewhere = { ...here, quote: { exact: 'another place', prefix: '', suffix: '' } };
const anOpening = (change: Partial<Opening> = {}): Opening => ({
  anchor: here,
  environment: 'Chromium 156',
  kind: null,
  picture: null,
  ...change,
});

/** What came out, where nothing can go wrong. */
function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function makeDrafts() {
  const clock = new FakeClock();
  const database = aDatabase();
  return { drafts: createDrafts(createDraftStore(database), clock), clock, database };
}

test('what was typed stays when the reader points somewhere else, and the new place takes the old one’s', async () => {
  const { drafts } = makeDrafts();
  await drafts.save(aPage(), aDraft({ text: 'Half a sen' }));
  const draft = valueOf(await drafts.open(aPage(), anOpening({ anchor: elsewhere, kind: 'error' })));
  expect(draft).toMatchObject({ text: 'Half a sen', anchor: elsewhere, ask: 'error' });
  expect(await drafts.current(aPage())).toEqual(draft);
});

test('opened without a selection, a draft with words keeps its place', async () => {
  const { drafts } = makeDrafts();
  await drafts.save(aPage(), aDraft({ text: 'Half a sen', anchor: elsewhere }));
  const draft = valueOf(await drafts.open(aPage(), anOpening({ anchor: { ...here, quote: null } })));
  expect(draft.anchor).toEqual(elsewhere);
});

test('a new picture takes the old one’s place; without a new one the old one stays', async () => {
  const { drafts } = makeDrafts();
  const [old, fresh] = [aPicture(), aPicture()];
  await drafts.save(aPage(), aDraft({ picture: old }));
  expect(valueOf(await drafts.open(aPage(), anOpening())).picture).toEqual(old);
  const draft = valueOf(await drafts.open(aPage(), anOpening({ picture: fresh.capture })));
  expect(draft.picture).toEqual({ capture: fresh.capture, edits: NO_EDITS });
});

test('a picture that the drawer cannot know of yet is not lost when the drawer saves', async () => {
  const { drafts, clock } = makeDrafts();
  const fresh = { ...aPicture().capture, takenAt: clock.now() };
  await drafts.open(aPage(), anOpening({ picture: fresh }));
  await drafts.save(aPage(), aDraft({ text: 'typed on', picture: null }));
  expect(await drafts.current(aPage())).toMatchObject({ text: 'typed on', picture: { capture: fresh } });
  await clock.advance(2_000);
  await drafts.save(aPage(), aDraft({ text: 'typed on', picture: null }));
  expect((await drafts.current(aPage()))?.picture).toBeNull();
});

test('a draft that was thrown away is gone, and comes back with its picture when undone', async () => {
  const { drafts } = makeDrafts();
  const picture = aPicture();
  await drafts.save(aPage(), aDraft({ text: 'Half a sen', picture }));
  await drafts.discard(aPage());
  expect(await drafts.current(aPage())).toBeNull();
  expect(await drafts.restore(aPage())).toMatchObject({ value: { draft: { text: 'Half a sen', picture } } });
  expect(await drafts.current(aPage())).not.toBeNull();
});

test('a day later what was thrown away is cleared, with pictures that nothing names; drafts in use stay', async () => {
  const { drafts, clock, database } = makeDrafts();
  const [kept, orphan] = [aPicture(), aPicture()];
  const { siteId } = aPage();
  for (const { capture } of [kept, orphan]) {
    const takenAt = clock.now();
    await database.captures.put({ id: capture.id, siteId, takenAt, info: capture, pixels: new Blob(['x']) });
  }
  await drafts.save(aPage(), aDraft({ picture: kept }));
  await drafts.save(aPage(undefined, '8'), aDraft());
  await drafts.discard(aPage(undefined, '8'));
  await clock.advance(2 * 86_400_000);
  await drafts.sweep();
  expect(await drafts.current(aPage())).not.toBeNull();
  expect(await drafts.restore(aPage(undefined, '8'))).toMatchObject({ ok: false });
  expect((await database.captures.toArray()).map(({ id }) => id)).toEqual([kept.capture.id]);
});

test('a reply being written is found again on its page, and forgotten once it is empty', async () => {
  const { drafts } = makeDrafts();
  const elsewhere = { ...aPage(), pageId: 'another' };
  const reply = { requestId: newEventId(), text: 'Half a thought' };
  await drafts.saveReply(aPage(), reply);
  expect(await drafts.replies(aPage())).toEqual([reply]);
  expect(await drafts.replies(elsewhere)).toEqual([]);
  await drafts.saveReply(aPage(), { ...reply, text: '' });
  expect(await drafts.replies(aPage())).toEqual([]);
});
