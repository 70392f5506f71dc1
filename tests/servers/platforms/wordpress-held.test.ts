import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cutAfter } from '../faults';
import { accessTo, commentsOf, never, problemOf, receiptOf, sinkOf } from './abilities';
import { aJournal, anOpened, aParcel } from './samples';
import type { WordPress } from '../../wordpress/wordpress';
import { startOnWordPress } from './writers';

describe('a subscriber none of whose comments was approved yet', () => {
  let wiki: Awaited<ReturnType<typeof startOnWordPress>>;
  let site: WordPress;
  beforeAll(async () => {
    wiki = await startOnWordPress('subscriber');
    site = wiki.wordPress;
  });
  beforeEach(() => wiki.proxy.clear());
  afterAll(() => wiki.stop());

  async function approveOnly(page: { pageId: string }): Promise<void> {
    const [comment] = await site.commentsOn(Number(page.pageId));
    await site.setCommentStatus(comment?.id ?? 0, 'approve');
  }

  test('is told before typing that it will wait, and that pictures go another way', async () => {
    const access = await accessTo(wiki.platform(), await wiki.newPage());
    expect(access).toMatchObject({
      me: { name: 'Sam Okafor' },
      comment: { can: 'held-likely' },
      picture: { can: 'next-best', why: 'may-not-upload' },
      readers: 'everyone',
      canRemoveOwn: false,
    });
  });

  test('gets a receipt that says "waiting", and sees it approved', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Please approve'));
    const sink = sinkOf(wiki.platform());
    const held = receiptOf(await sink.file(parcel, aJournal(), never));
    expect(held).toMatchObject({ held: true });
    expect(receiptOf(await sink.follow(parcel, held, never))).toEqual(held);
    expect(await commentsOf(wiki.staff(), page)).toEqual([]);
    await approveOnly(page);
    const approved = receiptOf(await sink.follow(parcel, held, never));
    expect(approved).toMatchObject({ held: false, commentId: held.commentId, place: 'footer' });
    expect((await commentsOf(wiki.staff(), page)).map(({ id }) => id)).toEqual([approved.commentId]);
    await site.setCommentStatus(Number(approved.commentId), 'trash'); // so that the next test finds a first-timer
  });

  test('the answer was lost: the wiki itself says that it has the comment, whose number is known once approved', async () => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened('Held and lost'));
    const journal = aJournal();
    const sink = sinkOf(wiki.platform());
    wiki.proxy.add({ ...wiki.writes.comment, times: 1, fault: cutAfter });
    expect(problemOf(await sink.file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
    const held = receiptOf(await sink.file(parcel, journal, never));
    expect(held).toEqual({ held: true, commentId: null, url: page.url });
    expect(await wiki.standing(page)).toHaveLength(1);
    expect(receiptOf(await sink.follow(parcel, held, never))).toEqual(held);
    await approveOnly(page);
    const approved = receiptOf(await sink.follow(parcel, held, never));
    const [standing] = await wiki.standing(page);
    expect(approved).toMatchObject({ held: false, commentId: standing?.id });
    await site.setCommentStatus(Number(approved.commentId), 'trash');
  });

  test.each(['trash', 'delete'])('a held comment that staff threw away (%s) is told as gone', async (way) => {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened(`Thrown away: ${way}`));
    const sink = sinkOf(wiki.platform());
    const held = receiptOf(await sink.file(parcel, aJournal(), never));
    const code = `return (bool) wp_delete_comment($args['id'], $args['force']);`;
    await site.php(code, { id: Number(held.commentId), force: way === 'delete' });
    expect(problemOf(await sink.follow(parcel, held, never))).toMatchObject({ kind: 'refused', why: 'page-gone' });
  });

  test('once a comment of theirs was approved, that is known before typing, and the next one stands at once', async () => {
    const page = await wiki.newPage();
    const sink = sinkOf(wiki.platform());
    receiptOf(await sink.file(aParcel(page, anOpened('The first')), aJournal(), never));
    await approveOnly(page);
    expect((await accessTo(wiki.platform(), page)).comment).toEqual({ can: 'yes' });
    expect(receiptOf(await sink.file(aParcel(page, anOpened('The second')), aJournal(), never)).held).toBe(false);
  });
});
