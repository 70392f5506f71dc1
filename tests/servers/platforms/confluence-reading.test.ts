import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PageRef } from '@/lib/domain/page';
import { NO_NOTES, type Look, type Reading, type UpdatedReading } from '@/lib/domain/reading';
import { commentsOf, never } from './abilities';
import { startStage, type Stage } from './confluence-stage';
import { talkOn, type Talk } from './confluence-talk';

/** A long page: a hundred questions with an answer each. */
const ROOTS = 100;
const NOTHING: Reading = { comments: [], notes: NO_NOTES };
const HOUR_MS = 60 * 60_000;

let stage: Stage;
let talk: Talk;
let page: PageRef;
let roots: string[];
beforeAll(async () => {
  stage = await startStage();
  talk = talkOn(stage.wiki);
  page = stage.newPage();
  roots = await talk.fill(page, ROOTS);
  stage.wiki.clock.advance(2 * HOUR_MS); // they are no news
});
beforeEach(() => stage.reset());
afterAll(() => stage.stop());

/** Somebody's look at the page; each time by a background that was started anew and remembers nothing. */
async function look(
  known: Reading,
  part: Partial<Look> = {},
  on = page,
): Promise<UpdatedReading & { requests: number }> {
  const before = stage.proxy.exchanges.length;
  const asked: Look = { now: stage.wiki.clock.now(), threads: [], of: 'page', ...part };
  const { comments } = stage.platformOf(stage.wiki.users.member);
  const read = await comments?.update?.(on, known, asked, never);
  if (read?.ok !== true) throw new Error(`not read: ${JSON.stringify(read)}`);
  return { ...read.value, requests: stage.proxy.exchanges.length - before };
}

const textsIn = ({ comments }: Reading) => comments.map(({ body }) => body.replace(/<[^>]+>/g, ''));
const threadOf = ({ comments }: Reading, root: string) =>
  textsIn({ comments: comments.filter(({ id, parentId }) => id === root || parentId === root), notes: NO_NOTES });

describe('a page with 200 comments', () => {
  test('is read whole with a few requests, the same as one by one', async () => {
    const before = stage.proxy.exchanges.length;
    const oneByOne = await commentsOf(stage.platformOf(stage.wiki.users.member), page);
    expect(stage.proxy.exchanges.length - before).toBe(203); // 2 lists, an answer for each comment, names
    const first = await look(NOTHING);
    expect(first.comments).toEqual(oneByOne);
    expect(first.comments).toHaveLength(2 * ROOTS);
    expect(first.requests).toBe(9); // 2 lists, 4 parts of the search, 2 threads in turn, names
    expect(first.notes.unread).toEqual([]);
  });

  test('shown again costs five requests, whoever reads', async () => {
    const first = await look(NOTHING);
    const again = await look(first);
    expect(again.requests).toBe(5); // 2 lists, the search, 2 threads in turn
    expect(again.comments).toEqual(first.comments);
  });

  test('has every thread read by itself in turn', async () => {
    let reading: Reading = NOTHING;
    for (let times = 0; times < ROOTS / 2; times += 1) {
      stage.wiki.clock.advance(60_000);
      reading = await look(reading);
    }
    expect(Object.keys(reading.notes.answersAt ?? {}).sort()).toEqual([...roots].sort());
  });

  test('threads that a reader has before them are read by themselves: one request each, two for those on the screen', async () => {
    const first = await look(NOTHING);
    const shown = roots.slice(20, 60);
    const opened = await look(first, { of: 'threads', threads: shown });
    expect(opened.requests).toBe(30 + 8); // as many as a drawer lists; to the end of the first eight
  });
});

describe('a page with 200 comments whose wiki refuses to search', () => {
  test('is read in five looks of a bounded size', async () => {
    stage.wiki.faults.next({ kind: 'status', status: 403, body: '{}' }, { path: /content\/search/ }, Infinity);
    const first = await look(NOTHING);
    expect(first.requests).toBe(44); // 2 lists, the refusal, 20 threads and their answers, names
    let last = first;
    for (let looks = 1; looks < 5; looks += 1) last = await look(last);
    expect(last.notes.unread).toEqual([]);
    expect(last.comments).toHaveLength(2 * ROOTS);
  });
});

describe('while the search index runs behind', () => {
  test('an answer shows at once in a thread that is opened, and elsewhere when the index has it', async () => {
    const first = await look(NOTHING);
    const [asked = '', other = ''] = roots.slice(40);
    stage.wiki.faults.indexLagMs = 5 * 60_000;
    await talk.answer('footer', asked, 'Just now');
    await talk.answer('footer', other, 'Just now as well');
    const opened = await look(first, { threads: [asked] });
    expect(threadOf(opened, asked)).toContain('Just now');
    expect(threadOf(opened, other)).not.toContain('Just now as well');
    stage.wiki.clock.advance(5 * 60_000);
    const later = await look(opened);
    expect(threadOf(later, other)).toContain('Just now as well');
    expect(later.requests).toBe(5);
  });

  test('an answer to an answer is found in the thread that is opened', async () => {
    const first = await look(NOTHING);
    const [asked = ''] = roots.slice(50);
    const answer = first.comments.find(({ parentId }) => parentId === asked);
    stage.wiki.faults.indexLagMs = HOUR_MS;
    const nested = await talk.answer('footer', answer?.id ?? '', 'Below the answer');
    const opened = await look(first, { of: 'threads', threads: [asked] });
    expect(opened.comments.find(({ id }) => id === nested)).toMatchObject({ parentId: answer?.id, place: 'footer' });
  });

  test('a new question shows at once', async () => {
    const first = await look(NOTHING);
    stage.wiki.faults.indexLagMs = HOUR_MS;
    await talk.ask(page, 'A new question');
    expect(textsIn(await look(first))).toContain('A new question');
  });
});

test('who wrote an answer first counts, also when somebody else changed it since the last look', async () => {
  const asked = await talk.ask(page, 'Who says so?');
  const answer = await talk.answer('footer', asked, 'I do', stage.wiki.users.commenter);
  const first = await look(NOTHING);
  stage.wiki.clock.advance(60_000);
  await talk.edit('footer', answer, 'No, I do', stage.wiki.users.admin);
  const again = await look(first);
  const { commenter } = stage.wiki.users;
  const author = { id: commenter.accountId, name: commenter.displayName };
  expect(threadOf(again, asked)).toContain('No, I do');
  expect(again.comments.find(({ id }) => id === answer)).toMatchObject({ author });
  expect((await look(NOTHING)).comments).toEqual(again.comments);
});

test('an answer to an inline comment is found, in its place; a resolved one reads so', async () => {
  const other = stage.newPage();
  const asked = await talk.askInline(other, 'Which one?', 'Call us.');
  await talk.answer('inline', asked, 'This one');
  const read = await look(NOTHING, {}, other);
  expect(read.comments).toMatchObject([
    { id: asked, place: 'inline', parentId: null, quote: 'Call us.', resolution: 'open' },
    { place: 'inline', parentId: asked, quote: null, resolution: null },
  ]);
});

test('a question that was deleted takes its answers along; an answer that was deleted goes from the thread that is opened', async () => {
  const [gone, kept] = [await talk.ask(page, 'Gone'), await talk.ask(page, 'Kept')];
  await talk.answer('footer', gone, 'Gone too');
  const answer = await talk.answer('footer', kept, 'Taken back');
  const first = await look(NOTHING);
  await talk.remove('footer', gone);
  await talk.remove('footer', answer);
  const again = await look(first);
  expect(textsIn(again)).not.toContain('Gone too');
  expect(threadOf(again, kept)).toContain('Taken back'); // no list tells
  expect(threadOf(await look(again, { threads: [kept] }), kept)).toEqual(['Kept']);
});

test('an answer that was deleted is gone within a day, though nobody opens its thread', async () => {
  const kept = await talk.ask(page, 'Kept for a day');
  const answer = await talk.answer('footer', kept, 'Taken back unseen');
  const first = await look(NOTHING);
  await talk.remove('footer', answer);
  stage.wiki.clock.advance(24 * HOUR_MS);
  expect(threadOf(await look(first), kept)).toEqual(['Kept for a day']);
});

describe('a wiki that does not let this person search', () => {
  const refuse = () =>
    stage.wiki.faults.next({ kind: 'status', status: 403, body: '{}' }, { path: /content\/search/ }, Infinity);

  test('is read thread by thread, and it is known which are missing; in the end it is the same', async () => {
    refuse();
    const first = await look(NOTHING);
    const all = first.comments.filter(({ parentId }) => parentId === null).length;
    expect(first.notes.unread).toHaveLength(all - 20);
    let reading = first;
    while (reading.notes.unread.length > 0) reading = await look(reading);
    stage.reset();
    expect(reading.comments).toEqual((await look(NOTHING)).comments);
  });

  test('still tells every answer in a thread that is opened', async () => {
    refuse();
    const [asked = ''] = roots.slice(70);
    const first = await look(NOTHING, { threads: [asked] });
    expect(threadOf(first, asked)).toHaveLength(2);
  });
});

test('a search that turns out to leave answers out is believed no more: threads are read one by one', async () => {
  const other = stage.newPage();
  await talk.fill(other, 25);
  stage.wiki.clock.advance(2 * HOUR_MS);
  stage.wiki.faults.indexLagMs = 1_000 * HOUR_MS; // it never finds anything
  const first = await look(NOTHING, {}, other);
  expect(first.notes).toMatchObject({ searchedAt: null });
  expect(first.notes.unread).toHaveLength(23);
  const next = await look(first, {}, other);
  expect(next.notes.unread).toHaveLength(3);
  const last = await look(next, {}, other);
  expect(textsIn(last)).toHaveLength(50);
  expect((await look(last, {}, other)).requests).toBe(5); // and no more than that while it stays so
});

test('a wiki that is busy in the middle: what was read until then counts, and how long to wait is told', async () => {
  const first = await look(NOTHING);
  const asked = await talk.ask(page, 'Asked meanwhile');
  stage.wiki.faults.next({ kind: 'busy', retryAfterSeconds: 40 }, { path: /children/ }, Infinity);
  const read = await look(first);
  expect(read.problem).toEqual({ kind: 'busy', waitMs: 40_000 });
  expect(read.comments.map(({ id }) => id)).toContain(asked);
  expect(read.comments.length).toBe(first.comments.length + 1);
});
