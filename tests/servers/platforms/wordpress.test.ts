import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PageRef, Site } from '@/lib/domain/page';
import { sessionTransport } from '@/lib/platforms/transport';
import { startWordPress, type StartedWordPress } from '../../wordpress/start';
import type { Login } from '../../wordpress/people';
import { cutAfter, holdRequest, type Fault } from '../faults';
import { startFaultProxy, type FaultProxy } from '../fault-proxy';
import { accessTo, commentsOf, never, problemOf, receiptOf, sinkOf } from './abilities';
import { aCapture, aJournal, anOpened, aParcel, PAGE_HTML } from './samples';
import { passwordTransport, sessionOf, wordpressPage, wordpressPlatform, wordpressSite } from './wordpress-wiki';

const COMMENTS = { method: 'POST', path: /\/wp\/v2\/comments/ };

/** A site of its own: these tests turn its switches. */
describe('WordPress', () => {
  let started: StartedWordPress;
  let proxy: FaultProxy;
  let site: Site;
  beforeAll(async () => {
    started = await startWordPress();
    proxy = await startFaultProxy(started.wordPress.loopbackUrl);
    site = wordpressSite(proxy.urlFor());
  });
  beforeEach(() => {
    proxy.clear();
    started.wordPress.switch({});
  });
  afterAll(async () => {
    await proxy.stop();
    await started.stop();
  });

  async function platformOf(login: Login, at: Site = site, timeoutMs = 30_000) {
    const { fetch } = await sessionOf(started.wordPress, proxy, login);
    return wordpressPlatform(at, sessionTransport(at, { fetch, timeoutMs }));
  }
  async function newPage(over: object = {}): Promise<PageRef> {
    return wordpressPage(site, await started.wordPress.createPage({ title: 'The printer', html: PAGE_HTML, ...over }));
  }
  async function setPermalinks(structure: string): Promise<void> {
    const code = `global $wp_rewrite; $wp_rewrite->set_permalink_structure($args['to']); $wp_rewrite->flush_rules();`;
    await started.wordPress.php(code, { to: structure });
  }
  const standing = (page: PageRef) => started.wordPress.commentsOn(Number(page.pageId));

  test('comments were closed while somebody typed: refused as such; before typing it is known', async () => {
    const page = await newPage();
    await started.wordPress.setComments(Number(page.pageId), 'closed');
    const platform = await platformOf('editor');
    expect(problemOf(await sinkOf(platform).file(aParcel(page, anOpened('Closed?')), aJournal(), never))).toMatchObject(
      {
        kind: 'refused',
        why: 'comments-closed',
      },
    );
    expect((await accessTo(platform, page)).comment).toEqual({ can: 'no', why: 'comments-closed' });
  });

  test('a second comment within 15 seconds waits for WordPress’ flood check, and is filed once', async () => {
    const page = await newPage();
    const sink = sinkOf(await platformOf('approved'));
    receiptOf(await sink.file(aParcel(page, anOpened('First')), aJournal(), never));
    const second = aParcel(page, anOpened('Second'));
    const journal = aJournal();
    expect(problemOf(await sink.file(second, journal, never))).toEqual({ kind: 'busy', waitMs: 15_000 });
    started.wordPress.switch({ floodCheck: false }); // in place of waiting
    receiptOf(await sink.file(second, journal, never));
    expect(await standing(page)).toHaveLength(2);
  });

  test('a site that holds everyone’s comments is known as such after the first one', async () => {
    const page = await newPage();
    const platform = await platformOf('approved');
    started.wordPress.switch({ floodCheck: false });
    expect((await accessTo(platform, page)).comment).toEqual({ can: 'yes' });
    await started.wordPress.setOption('comment_moderation', '1');
    expect(receiptOf(await sinkOf(platform).file(aParcel(page, anOpened('Held')), aJournal(), never)).held).toBe(true);
    expect((await accessTo(platform, page)).comment).toEqual({ can: 'held-likely' });
    await started.wordPress.setOption('comment_moderation', '0');
    expect(receiptOf(await sinkOf(platform).file(aParcel(page, anOpened('Free')), aJournal(), never)).held).toBe(false);
    expect((await accessTo(platform, page)).comment).toEqual({ can: 'yes' });
  });

  test('an old nonce is renewed by itself, and nothing is filed twice', async () => {
    const page = await newPage();
    const { fetch } = await sessionOf(started.wordPress, proxy, 'editor');
    const platform = wordpressPlatform(site, sessionTransport(site, { fetch }));
    await commentsOf(platform, page); // the platform has a nonce now
    const rule = proxy.add({ ...COMMENTS, times: 1, fault: oldNonce });
    const receipt = receiptOf(await sinkOf(platform).file(aParcel(page, anOpened('Old nonce')), aJournal(), never));
    expect(rule.hits).toBe(1);
    expect((await standing(page)).map(({ id }) => String(id))).toEqual([receipt.commentId]);
  });

  test('with an application password, and no cookies', async () => {
    const page = await newPage();
    const { login, appPassword } = started.wordPress.users.author;
    const platform = wordpressPlatform(site, passwordTransport(site, login, appPassword), 'application-password');
    const parcel = aParcel(page, anOpened('By password'), { pictures: [aCapture()] });
    receiptOf(await sinkOf(platform).file(parcel, aJournal(), never));
    expect((await standing(page)).map(({ author }) => author)).toEqual(['author']);
  });

  test('a wrong application password is "signed out", even where visitors may comment', async () => {
    started.wordPress.switch({ anonymousComments: true });
    const page = await newPage();
    const platform = wordpressPlatform(site, passwordTransport(site, 'author', 'wrong'), 'application-password');
    const parcel = aParcel(page, anOpened('Who am I?'));
    expect(problemOf(await sinkOf(platform).file(parcel, aJournal(), never))).toEqual({ kind: 'signed-out' });
    expect(await standing(page)).toEqual([]);
  });

  test('a site with plain permalinks, by the address its pages name and without any', async () => {
    await setPermalinks('');
    const page = await newPage();
    for (const restRoot of [`${site.origin}/index.php?rest_route=/`, null]) {
      const platform = await platformOf('editor', wordpressSite(site.origin, restRoot));
      receiptOf(await sinkOf(platform).file(aParcel(page, anOpened('Plain')), aJournal(), never));
    }
    const read = await commentsOf(await platformOf('editor', wordpressSite(site.origin, null)), page);
    expect(read).toHaveLength(2);
    // what /wp-json/ answers there is a web page
    const wrong = await (await platformOf('editor')).comments?.commentsOf(page, never);
    expect(problemOf(wrong ?? { ok: true, value: [] })).toMatchObject({ kind: 'unreadable-reply' });
    await setPermalinks('/%postname%/');
  });

  test('the first attempt arrives after our time limit and after the second: one comment stands', async () => {
    const page = await newPage();
    const parcel = aParcel(page, anOpened('Late'));
    const journal = aJournal();
    const rule = proxy.add({ ...COMMENTS, times: 1, fault: holdRequest });
    const first = await sinkOf(await platformOf('editor', site, 300)).file(parcel, journal, never);
    expect(problemOf(first)).toEqual({ kind: 'no-answer' });
    receiptOf(await sinkOf(await platformOf('editor')).file(parcel, journal, never));
    const late = proxy.exchanges.findLast((one) => one.method === 'POST' && one.serverSaid === null);
    rule.release();
    await expect.poll(() => late?.serverSaid?.status).toBe(409);
    expect(await standing(page)).toHaveLength(1);
  });

  test('copies of an event are removed by an editor, but never one that was answered', async () => {
    const page = await newPage();
    const event = anOpened('Twice');
    const sink = sinkOf(await platformOf('editor'));
    const receipt = receiptOf(await sink.file(aParcel(page, event), aJournal(), never));
    const copy = `$one = get_comment($args['id'], ARRAY_A); unset($one['comment_ID']); return wp_insert_comment($one);`;
    await started.wordPress.php(copy, { id: Number(receipt.commentId) });
    expect(await commentsOf(await platformOf('editor'), page)).toHaveLength(2);
    expect(await sink.removeCopies(aParcel(page, event), never)).toEqual({ ok: true, value: 1 });
    expect((await commentsOf(await platformOf('editor'), page)).map(({ id }) => id)).toEqual([receipt.commentId]);
    const second = await started.wordPress.php(copy, { id: Number(receipt.commentId) });
    const answer = `return wp_insert_comment(['comment_post_ID' => $args['post'], 'comment_parent' => $args['to'],
      'comment_content' => 'Here', 'comment_approved' => 1]);`;
    await started.wordPress.php(answer, { post: Number(page.pageId), to: second });
    expect(await sink.removeCopies(aParcel(page, event), never)).toEqual({ ok: true, value: 0 });
  });

  test('a reader may not remove anything', async () => {
    const page = await newPage();
    const parcel = aParcel(page, anOpened('Mine'));
    const sink = sinkOf(await platformOf('subscriber'));
    receiptOf(await sink.file(parcel, aJournal(), never));
    expect(await sink.removeCopies(parcel, never)).toEqual({ ok: true, value: 0 });
  });

  test('a private page is for its readers only; a visitor is asked to sign in', async () => {
    const page = await newPage({ status: 'private' });
    expect(await accessTo(await platformOf('editor'), page)).toMatchObject({
      readers: 'page-readers',
      comment: { can: 'yes' },
    });
    expect((await accessTo(await platformOf('subscriber'), page)).comment).toEqual({ can: 'no', why: 'page-gone' });
    const visitor = wordpressPlatform(site, sessionTransport(site));
    expect((await accessTo(visitor, page)).comment).toEqual({ can: 'no', why: 'signed-out' });
    const read = await visitor.comments?.commentsOf(page, never);
    expect(problemOf(read ?? { ok: true, value: [] })).toEqual({ kind: 'signed-out' });
  });

  test('a visitor reads the threads of a public page', async () => {
    const page = await newPage();
    receiptOf(await sinkOf(await platformOf('editor')).file(aParcel(page, anOpened('Public')), aJournal(), never));
    expect(await commentsOf(wordpressPlatform(site, sessionTransport(site)), page)).toHaveLength(1);
  });

  test('a picture over one of PHP’s own limits is "too large"', async () => {
    const page = await newPage();
    const { fetch } = await sessionOf(started.wordPress, proxy, 'author');
    const transport = sessionTransport(site, { fetch });
    for (const bytes of [8 * 1024 * 1024 + 1, 9 * 1024 * 1024]) {
      const big = { ok: true, value: new Blob([new Uint8Array(bytes)], { type: 'image/png' }) } as const;
      const platform = wordpressPlatform(site, transport, 'session', () => Promise.resolve(big));
      const parcel = aParcel(page, anOpened('Big'), { pictures: [aCapture()] });
      expect(problemOf(await sinkOf(platform).file(parcel, aJournal(), never))).toMatchObject({ why: 'too-large' });
    }
    expect(await standing(page)).toEqual([]);
  });

  test('words beyond what a comment can hold are "too large"', async () => {
    const page = await newPage();
    const platform = await platformOf('editor');
    const journal = aJournal();
    await journal.note({ body: `<p>${'Too long. '.repeat(7_000)}</p>` });
    const refused = await sinkOf(platform).file(aParcel(page, anOpened('Long')), journal, never);
    expect(problemOf(refused)).toMatchObject({ kind: 'refused', why: 'too-large' });
  });

  test('the answer to an author’s comment with a picture was lost: one file, one comment', async () => {
    const page = await newPage();
    const parcel = aParcel(page, anOpened('Lost'), { pictures: [aCapture()] });
    const journal = aJournal();
    const sink = sinkOf(await platformOf('author'));
    started.wordPress.switch({ floodCheck: false });
    proxy.add({ ...COMMENTS, times: 1, fault: cutAfter });
    expect(problemOf(await sink.file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
    receiptOf(await sink.file(parcel, journal, never));
    expect(await standing(page)).toHaveLength(1);
  });
});

const oldNonce: Fault = {
  kind: 'answer',
  status: 403,
  headers: { 'content-type': 'application/json' },
  body: '{"code":"rest_cookie_invalid_nonce","message":"Cookie check failed","data":{"status":403}}',
};
