import { expect, test } from 'vitest';
import { createDrafts, type Opening } from '@/lib/app/drafts';
import { NO_EDITS } from '@/lib/domain/capture';
import { MOST_PICTURES } from '@/lib/domain/draft';
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

test('a picture left behind without a word makes room for the next one; without a new one it stays', async () => {
  const { drafts } = makeDrafts();
  const [old, fresh] = [aPicture(), aPicture()];
  await drafts.save(aPage(), aDraft({ text: '', pictures: [old] }));
  expect(valueOf(await drafts.open(aPage(), anOpening())).pictures).toEqual([old]);
  const draft = valueOf(await drafts.open(aPage(), anOpening({ picture: fresh.capture })));
  expect(draft.pictures).toEqual([{ capture: fresh.capture, edits: NO_EDITS }]);
});

test('a picture joins those before it in a drawer that is open, up to as many as a request takes', async () => {
  const { drafts, clock } = makeDrafts();
  const taken = Array.from({ length: MOST_PICTURES + 1 }, () => ({ ...aPicture().capture, takenAt: clock.now() }));
  for (const picture of taken) await drafts.open(aPage(), anOpening({ picture }), true);
  const draft = await drafts.current(aPage());
  expect(draft?.pictures.map(({ capture }) => capture)).toEqual(taken.slice(0, MOST_PICTURES));
});

test('words keep an old picture, and a second one without a selection leaves the place pointed at', async () => {
  const { drafts } = makeDrafts();
  await drafts.save(aPage(), aDraft({ text: 'Half a sen', pictures: [aPicture()], anchor: elsewhere }));
  const opening = anOpening({ picture: aPicture().capture, anchor: { ...here, quote: null } });
  const draft = valueOf(await drafts.open(aPage(), opening));
  expect(draft.pictures).toHaveLength(2);
  expect(draft.anchor).toEqual(elsewhere);
});

test('a picture that the drawer cannot know of yet is not lost when the drawer saves', async () => {
  const { drafts, clock } = makeDrafts();
  const fresh = { ...aPicture().capture, takenAt: clock.now() };
  await drafts.open(aPage(), anOpening({ picture: fresh }));
  await drafts.save(aPage(), aDraft({ text: 'typed on', pictures: [] }));
  expect(await drafts.current(aPage())).toMatchObject({ text: 'typed on', pictures: [{ capture: fresh }] });
  await clock.advance(2_000);
  await drafts.save(aPage(), aDraft({ text: 'typed on', pictures: [] }));
  expect((await drafts.current(aPage()))?.pictures).toEqual([]);
});

test('a draft that was thrown away is gone, and comes back with its picture when undone', async () => {
  const { drafts } = makeDrafts();
  const picture = aPicture();
  await drafts.save(aPage(), aDraft({ text: 'Half a sen', pictures: [picture] }));
  await drafts.discard(aPage());
  expect(await drafts.current(aPage())).toBeNull();
  expect(await drafts.restore(aPage())).toMatchObject({
    value: { draft: { text: 'Half a sen', pictures: [picture] } },
  });
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
  await drafts.save(aPage(), aDraft({ pictures: [kept] }));
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
