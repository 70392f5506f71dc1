import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findUnclaimed, takeUpEvent } from '@/lib/app/take-up';
import { decodeComment, findEventId } from '@/lib/domain/codec';
import type { PublicEvent } from '@/lib/domain/event';
import { newEventId } from '@/lib/domain/ids';
import { foldThreads } from '@/lib/domain/thread';
import { cutAfter, cutBefore, loginPage, nonsense, serverError, tooLarge, tooManyRequests } from '../faults';
import { accessTo, commentsOf, never, problemOf, receiptOf, sinkOf } from './abilities';
import { aJournal, anOpened, aParcel } from './samples';
import type { TestWiki } from './test-wiki';
import { variants } from './wordpress-variants';
import { writers } from './writers';

const all = [...writers, ...variants];

test.skip.each(all.filter(({ whyNot = null }) => whyNot !== null))('$who: $whyNot', () => {});

describe.each(all.filter(({ whyNot = null }) => whyNot === null))('$who', ({ start, visitor }) => {
  let wiki: TestWiki;
  beforeAll(async () => {
    wiki = await start();
  });
  beforeEach(() => wiki.proxy.clear());
  afterAll(() => wiki.stop());

  test('a request stands on the page once, in words for everyone, and reads back as it was asked', async () => {
    const page = await wiki.newPage();
    const event = anOpened('Where is the green button?');
    const receipt = receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, event), aJournal(), never));
    const standing = await wiki.standing(page);
    expect(standing).toHaveLength(1);
    expect(standing[0]?.body).toContain('Where is the green button?');
    const [comment] = await commentsOf(wiki.staff(), page);
    expect(comment).toMatchObject({ author: { name: wiki.myName }, parentId: null, visibility: 'public' });
    expect(receipt).toMatchObject({ held: false, commentId: comment?.id, place: comment?.place, url: comment?.url });
    expect((await commentsOf(wiki.platform(), page)).map((read) => decodeComment(read).event)).toEqual([event]);
  });

  test('the answer was lost after the wiki had filed it: the next attempt finds it', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Lost answer'));
    const journal = aJournal();
    wiki.proxy.add({ ...wiki.writes.comment, times: 1, fault: cutAfter });
    expect(problemOf(await sinkOf(wiki.platform()).file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
    const receipt = receiptOf(await sinkOf(wiki.platform()).file(parcel, journal, never));
    const standing = await wiki.standing(page);
    expect(standing.map(({ id }) => id)).toEqual([receipt.commentId]);
  });

  test('the connection broke before the wiki heard of it: the next attempt files it', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Cut before'));
    const journal = aJournal();
    wiki.proxy.add({ ...wiki.writes.comment, times: 1, fault: cutBefore });
    expect(problemOf(await sinkOf(wiki.platform()).file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
    expect(await wiki.standing(page)).toEqual([]);
    receiptOf(await sinkOf(wiki.platform()).file(parcel, journal, never));
    expect(await wiki.standing(page)).toHaveLength(1);
  });

  test('filing the same event again, by a worker that remembers, adds nothing', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Once is enough'));
    const journal = aJournal();
    const first = receiptOf(await sinkOf(wiki.platform()).file(parcel, journal, never));
    const second = receiptOf(await sinkOf(wiki.platform()).file(parcel, journal, never));
    expect(second).toEqual(first);
    expect(await wiki.standing(page)).toHaveLength(1);
  });

  test('the same words asked twice are two requests', async () => {
    const page = await wiki.newPage();
    receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, anOpened('Same words')), aJournal(), never));
    receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, anOpened('Same words')), aJournal(), never));
    const ids = (await wiki.standing(page)).map(({ body }) => findEventId(body));
    expect(new Set(ids).size).toBe(2);
  });

  test('an answer by staff stands below the request', async () => {
    const page = await wiki.newPage();
    const asked = anOpened('Please answer');
    const receipt = receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, asked), aJournal(), never));
    const [root] = await commentsOf(wiki.staff(), page);
    const reply: PublicEvent = { id: newEventId(), of: asked.id, kind: 'reply', text: 'Below the lid.', pictures: [] };
    const parent = { commentId: receipt.commentId ?? '', place: root?.place ?? 'footer' };
    receiptOf(await sinkOf(wiki.staff()).file(aParcel(page, reply, { parent }), aJournal(), never));
    const read = await commentsOf(wiki.platform(), page);
    expect(read.map(({ parentId }) => parentId)).toEqual([null, receipt.commentId]);
    expect(read.map((comment) => decodeComment(comment).event?.text)).toEqual(['Please answer', 'Below the lid.']);
  });

  test('a comment made without Docket is taken up under it, and is its author’s request for everyone', async () => {
    const page = await wiki.newPage();
    await wiki.fill(page, 1);
    const fold = async (platform = wiki.platform()) =>
      foldThreads((await commentsOf(platform, page)).map(decodeComment), { staffIds: new Set() });
    const read = await commentsOf(wiki.platform(), page);
    const { comment, parent } = findUnclaimed((await fold()).plain, read, read[0]?.id ?? '') ?? expect.fail();
    const event = takeUpEvent(newEventId(), comment);
    receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, event, { parent }), aJournal(), never));
    expect((await wiki.standing(page)).map(({ parentId }) => parentId)).toEqual([null, comment.id]);
    const { threads, plain } = await fold(wiki.staff());
    expect(plain).toEqual([]);
    expect(threads).toMatchObject([{ id: event.id, opened: { comment: { id: comment.id } }, state: { kind: 'open' } }]);
  });

  test('a page that was deleted refuses, and says that it is gone', async () => {
    const page = await wiki.newPage();
    await wiki.deletePage(page);
    const problem = problemOf(
      await sinkOf(wiki.platform()).file(aParcel(page, anOpened('Too late')), aJournal(), never),
    );
    expect(problem).toMatchObject({ kind: 'refused', why: 'page-gone' });
    expect((await accessTo(wiki.platform(), page)).comment).toEqual({ can: 'no', why: 'page-gone' });
  });

  test.skipIf(visitor)('signed out: nothing is filed until the person is back', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Who am I?'));
    const journal = aJournal();
    await wiki.signOut();
    expect(problemOf(await sinkOf(wiki.platform()).file(parcel, journal, never))).toMatchObject({ kind: 'signed-out' });
    expect((await accessTo(wiki.platform(), page)).me).toBeNull();
    expect(await wiki.standing(page)).toEqual([]);
    await wiki.signIn();
    receiptOf(await sinkOf(wiki.platform()).file(parcel, journal, never));
    expect(await wiki.standing(page)).toHaveLength(1);
  });

  test.skipIf(visitor)(
    'the session ended between two attempts: the one that was filed is found after signing in again',
    async () => {
      const page = await wiki.newPage();
      const parcel = aParcel(page, anOpened('Between two attempts'));
      const journal = aJournal();
      const platform = wiki.platform();
      wiki.proxy.add({ ...wiki.writes.comment, times: 1, fault: cutAfter });
      await sinkOf(platform).file(parcel, journal, never);
      await wiki.signOut();
      expect(problemOf(await sinkOf(platform).file(parcel, journal, never))).toMatchObject({ kind: 'signed-out' });
      await wiki.signIn();
      receiptOf(await sinkOf(platform).file(parcel, journal, never));
      expect(await wiki.standing(page)).toHaveLength(1);
    },
  );

  test.each([
    ['a sign-in page with status 200', loginPage, { kind: 'signed-out' }],
    ['a busy wiki, with its own wait', tooManyRequests(7), { kind: 'busy', waitMs: 7_000 }],
    ['a broken server', serverError, { kind: 'server-fault', status: 500 }],
    ['too much for the server', tooLarge, { kind: 'refused', why: 'too-large' }],
    ['nonsense', nonsense, { kind: 'unreadable-reply' }],
  ])('%s: said as such, and filed once when it is over', async (_name, fault, expected) => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('A bad day'));
    const journal = aJournal();
    const rule = wiki.proxy.add({ ...wiki.writes.comment, fault });
    expect(problemOf(await sinkOf(wiki.platform()).file(parcel, journal, never))).toMatchObject(expected);
    rule.remove();
    receiptOf(await sinkOf(wiki.platform()).file(parcel, journal, never));
    expect(await wiki.standing(page)).toHaveLength(1);
  });

  test('a wiki that only talks nonsense is unreadable, not empty', async () => {
    const page = await wiki.newPage();
    wiki.proxy.add({ path: '/', fault: nonsense });
    const read = await wiki.platform().comments?.commentsOf(page, never);
    expect(read).toMatchObject({ ok: false, problem: { kind: 'unreadable-reply' } });
  });

  test('a copy that somebody else posted is not taken for the lost one', async () => {
    const page = await wiki.newPage();
    const event = anOpened('Mine');
    const journal = aJournal();
    wiki.proxy.add({ ...wiki.writes.comment, times: 1, fault: cutBefore });
    await sinkOf(wiki.platform()).file(aParcel(page, event), journal, never);
    receiptOf(await sinkOf(wiki.staff()).file(aParcel(page, event), aJournal(), never));
    receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, event), journal, never));
    expect((await commentsOf(wiki.staff(), page)).map(({ author }) => author.name)).toContain(wiki.myName);
  });

  test('before typing: who I am, and that I may comment', async () => {
    const access = await accessTo(wiki.platform(), await wiki.newPage());
    expect(access).toMatchObject(
      visitor === true
        ? { me: null, comment: { can: 'as-visitor', form: { name: 'required', mail: 'required' } } }
        : { me: { name: wiki.myName }, comment: { can: 'yes' } },
    );
    expect(access.picture.can).toBe(wiki.mayUpload ? 'yes' : 'next-best');
  });

  test('all comments of a busy page are read, oldest first, at most four requests at a time', async () => {
    const page = await wiki.newPage();
    await wiki.fill(page, 130);
    const read = await commentsOf(wiki.platform(), page);
    expect(read.map(({ body }) => /\d+/.exec(body)?.[0])).toEqual(
      Array.from({ length: 130 }, (_, at) => String(at + 1)),
    );
  });
});
