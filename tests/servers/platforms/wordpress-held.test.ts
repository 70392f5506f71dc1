import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cutAfter, cutBefore, loginPage, nonsense, serverError, signedOut, type Fault } from '../faults';
import { accessTo, commentsOf, never, problemOf, receiptOf, sinkOf } from './abilities';
import { aJournal, anOpened, aParcel } from './samples';
import type { WordPress } from '../../wordpress/wordpress';
import { startOnWordPress } from './writers';

/** A security plugin or a proxy that hides the API. */
const notFoundPage: Fault = {
  kind: 'answer',
  status: 404,
  headers: { 'content-type': 'text/html' },
  body: '<!DOCTYPE html><title>Page not found</title>',
};

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
      mentions: false,
      fileTypes: expect.arrayContaining(['pdf', 'zip']) as string[], // stands for one
      rich: 'inline',
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

  test('is seen waiting by moderators alone, who let it through or throw it away', async () => {
    const page = await wiki.newPage();
    const held = wiki.staff().held;
    const list = async () => (await held?.list(never).then((found) => (found.ok ? found.value : []))) ?? [];
    for (const words of ['Let me in', 'And me'])
      receiptOf(await sinkOf(wiki.platform()).file(aParcel(page, anOpened(words)), aJournal(), never));
    const [newest, first] = await list();
    expect([first, newest].map((one) => one?.comment.body)).toEqual([
      expect.stringContaining('Let me in'),
      expect.stringContaining('And me'),
    ]);
    expect(first?.page).toMatchObject({ pageId: page.pageId, url: page.url });
    expect(await held?.decide(newest?.comment.id ?? '', 'trash', never)).toEqual({ ok: true, value: null });
    expect(await held?.decide(first?.comment.id ?? '', 'approved', never)).toEqual({ ok: true, value: null });
    expect(await list()).toEqual([]);
    expect((await wiki.standing(page)).map(({ id, state }) => [id, state])).toEqual([[first?.comment.id, 'public']]);
    expect(await wiki.platform().held?.list(never)).toMatchObject({ ok: false });
    await site.setCommentStatus(Number(first?.comment.id), 'trash'); // so that the next test finds a first-timer
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

  /** Waits for approval on a page of its own. */
  async function waiting(words: string) {
    const page = await wiki.newPage();
    const parcel = aParcel(page, anOpened(words));
    const held = receiptOf(await sinkOf(wiki.platform()).file(parcel, aJournal(), never));
    const look = () => sinkOf(wiki.platform()).follow(parcel, held, never);
    return { page, parcel, held, id: Number(held.commentId), look };
  }

  test.each(['trash', 'spam'] as const)(
    'a held comment that staff put there (%s) is told, and waits again once it is brought back',
    async (where) => {
      const { held, id, look } = await waiting(`Put into ${where}`);
      await site.setCommentStatus(id, where);
      expect(await look()).toEqual({ ok: true, value: { removed: where } });
      await site.php(
        where === 'trash' ? `return wp_untrash_comment($args['id']);` : `return wp_unspam_comment($args['id']);`,
        { id },
      );
      expect(await look()).toEqual({ ok: true, value: held });
      await site.setCommentStatus(id, 'approve');
      expect(receiptOf(await look())).toMatchObject({ held: false, commentId: held.commentId });
      await site.setCommentStatus(id, 'trash'); // so that the next test finds a first-timer
    },
  );

  test('a held comment that was deleted for good is told, and so is one that went with its page', async () => {
    const alone = await waiting('Deleted');
    await site.php(`return wp_delete_comment($args['id'], true);`, { id: alone.id });
    expect(await alone.look()).toEqual({ ok: true, value: { removed: 'deleted' } });
    const withPage = await waiting('Deleted with its page');
    await wiki.deletePage(withPage.page);
    expect(await withPage.look()).toEqual({ ok: true, value: { removed: 'deleted' } });
  });

  test('a page in the trash, or private, hides a held comment without an end to it', async () => {
    const { held, page, look } = await waiting('On a page that goes');
    const setStatus = (status: string) =>
      site.php(`return wp_update_post(['ID' => $args['id'], 'post_status' => $args['to']], true);`, {
        id: Number(page.pageId),
        to: status,
      });
    for (const status of ['trash', 'private']) {
      await setStatus(status);
      expect(problemOf(await look())).toMatchObject({ kind: 'refused', why: 'page-gone' });
      await setStatus('publish');
      expect(await look()).toEqual({ ok: true, value: held });
    }
  });

  test('signed out, another person, or a bad connection: nothing is concluded about a held comment', async () => {
    const { parcel, held, look } = await waiting('Do not jump to conclusions');
    await wiki.signOut();
    expect(problemOf(await look())).toEqual({ kind: 'signed-out' });
    wiki.signInAnother();
    const author = { id: String(site.users.subscriber.id), name: site.users.subscriber.name };
    const noted = { ...parcel, progress: { ...parcel.progress, author } };
    expect(problemOf(await sinkOf(wiki.platform()).follow(noted, held, never))).toMatchObject({ kind: 'other-person' });
    await wiki.signIn();
    for (const fault of [cutBefore, cutAfter, serverError, signedOut, loginPage, nonsense, notFoundPage]) {
      const rule = wiki.proxy.add({ method: 'GET', path: /wp\/v2\/comments\/\d+/, fault });
      expect(await look()).toMatchObject({ ok: false });
      expect(rule.hits).toBeGreaterThan(0);
      wiki.proxy.clear();
    }
    expect(await look()).toEqual({ ok: true, value: held });
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
