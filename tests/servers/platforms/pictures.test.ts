import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cutAfter, cutBefore, tooLarge } from '../faults';
import { never, problemOf, receiptOf, sinkOf } from './abilities';
import { aCapture, aJournal, anOpened, aParcel } from './samples';
import type { TestWiki } from './test-wiki';
import { uploaders } from './writers';

describe.each(uploaders)('$who, with a picture', ({ start }) => {
  let wiki: TestWiki;
  beforeAll(async () => {
    wiki = await start();
  });
  beforeEach(() => wiki.proxy.clear());
  afterAll(() => wiki.stop());

  test('the picture is on the wiki and shown in the request', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('See the picture'), { pictures: [aCapture()] });
    receiptOf(await sinkOf(wiki.platform()).file(parcel, aJournal(), never));
    const files = await wiki.filesOf(page, parcel.eventId);
    expect(files).toHaveLength(1);
    expect((await wiki.standing(page))[0]?.body).toContain(files[0]);
  });

  test.each([
    ['after the wiki had it', cutAfter],
    ['before the wiki had it', cutBefore],
  ])('the connection broke during the upload, %s: one file, one request', async (_name, fault) => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('One file'), { pictures: [aCapture()] });
    const journal = aJournal();
    wiki.proxy.add({ ...wiki.writes.upload, times: 1, fault });
    expect(problemOf(await sinkOf(wiki.platform()).file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
    receiptOf(await sinkOf(wiki.platform()).file(parcel, journal, never));
    expect(await wiki.filesOf(page, parcel.eventId)).toHaveLength(1);
    expect(await wiki.standing(page)).toHaveLength(1);
  });

  test('a lost answer to the comment does not upload the picture again', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Not again'), { pictures: [aCapture()] });
    const journal = aJournal();
    wiki.proxy.add({ ...wiki.writes.comment, times: 1, fault: cutBefore });
    await sinkOf(wiki.platform()).file(parcel, journal, never);
    receiptOf(await sinkOf(wiki.platform()).file(parcel, journal, never));
    expect(await wiki.filesOf(page, parcel.eventId)).toHaveLength(1);
  });

  test('a picture too large for the server is said as such, before any comment', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Too large'), { pictures: [aCapture()] });
    wiki.proxy.add({ ...wiki.writes.upload, fault: tooLarge });
    const problem = problemOf(await sinkOf(wiki.platform()).file(parcel, aJournal(), never));
    expect(problem).toMatchObject({ kind: 'refused', why: 'too-large' });
    expect(await wiki.standing(page)).toEqual([]);
  });
});
