import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decodeComment } from '@/lib/domain/codec';
import type { Confluence, Person } from '../../confluence/index';
import type { PageRef } from '@/lib/domain/page';
import { cutAfter, holdAnswer } from '../faults';
import { accessTo, commentsOf, never, problemOf, receiptOf, sinkOf } from './abilities';
import { startStage, type Stage } from './confluence-stage';
import { confluencePlatform, standingOn } from './confluence-wiki';
import { aCapture, aJournal, anOpened, aParcel, quoting } from './samples';
import { sessionFetch } from './session-fetch';

describe('Confluence Cloud', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  test('without the Origin rule Confluence refuses to write, and that is what is said', async () => {
    const page = stage.newPage();
    const { fetch } = sessionFetch(null, [stage.wiki.signIn(stage.wiki.users.member)]);
    const refused = await sinkOf(confluencePlatform(stage.site, { fetch })).file(
      aParcel(page, anOpened('XSRF')),
      aJournal(),
      never,
    );
    expect(problemOf(refused)).toMatchObject({ kind: 'refused', why: 'not-allowed', detail: 'XSRF check failed' });
  });

  /** Files with a picture as one person; another signs in while the answer to this request is under way. */
  async function fileWhileAnotherSignsIn(page: PageRef, moment: { path: RegExp; nth?: number }) {
    const { member, commenter } = stage.wiki.users;
    const session = sessionFetch(stage.site.origin, [stage.wiki.signIn(member)]);
    const platform = confluencePlatform(stage.site, { fetch: session.fetch });
    const rule = stage.proxy.add({ ...moment, times: 1, fault: holdAnswer });
    const parcel = aParcel(page, anOpened('Under way'), { pictures: [aCapture()] });
    const journal = aJournal();
    const filing = sinkOf(platform).file(parcel, journal, never);
    await rule.reached;
    session.setCookies([stage.wiki.signIn(commenter)]);
    rule.release();
    const problem = problemOf(await filing);
    const left = await standingOn(stage.wiki, page.pageId);
    session.setCookies([stage.wiki.signIn(member)]);
    receiptOf(await sinkOf(platform).file(parcel, journal, never));
    return { problem, left, after: (await standingOn(stage.wiki, page.pageId)).map(({ author }) => author) };
  }

  test.each([
    ['the picture was uploaded', /child\/attachment/],
    ['the page’s text was read', /api\/v2\/pages\/\d+\?/],
  ])('somebody else signs in right after %s: the comment is not sent in their name', async (_name, path) => {
    const posts = stage.proxy.exchanges.length;
    const { problem, left, after } = await fileWhileAnotherSignsIn(stage.newPage(), { path });
    expect(problem).toEqual({ kind: 'other-person', author: 'Mika Writer', present: 'Rea Reader' });
    expect(left).toEqual([]);
    expect(after).toEqual(['Mika Writer']);
    const sent = stage.proxy.exchanges
      .slice(posts)
      .filter(({ path: asked }) => /(inline|footer)-comments$/.test(asked));
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('somebody else signs in at the very moment of sending: what stands in their name goes at once', async () => {
    const { problem, left, after } = await fileWhileAnotherSignsIn(stage.newPage(), { path: /user\/current/, nth: 2 });
    expect(problem).toMatchObject({ kind: 'other-person', author: 'Mika Writer' });
    expect(left).toEqual([]);
    expect(after).toEqual(['Mika Writer']);
  });

  test.each([
    ['the sign-in page with status 200', 'login-page'],
    ['a redirect to it', 'redirect'],
  ] as const)('a session that ended shows as %s: "signed out"', async (_name, mode) => {
    const page = stage.newPage();
    const platform = stage.platformOf(stage.wiki.users.member);
    stage.wiki.faults.signedOut = mode;
    const read = await platform.comments?.commentsOf(page, never);
    expect(problemOf(read ?? { ok: true, value: [] })).toEqual({ kind: 'signed-out' });
    expect((await accessTo(platform, page)).comment).toEqual({ can: 'no', why: 'signed-out' });
  });

  test('somebody who may read but not comment knows it before typing; so does one who may not attach', async () => {
    const page = stage.newPage();
    stage.wiki.setPermissions('DOC', stage.wiki.users.outsider, ['view']);
    const outsider = await accessTo(stage.platformOf(stage.wiki.users.outsider), page);
    expect(outsider).toMatchObject({ comment: { can: 'no', why: 'not-allowed' }, picture: { can: 'next-best' } });
    const commenter = await accessTo(stage.platformOf(stage.wiki.users.commenter), page);
    expect(commenter).toMatchObject({ comment: { can: 'yes' }, picture: { can: 'next-best' }, canRemoveOwn: true });
    const member = await accessTo(stage.platformOf(stage.wiki.users.member), page);
    expect(member.picture).toEqual({ can: 'yes', seenBy: 'page-readers' });
  });

  test('a page hidden from this person is gone for them', async () => {
    const page = stage.newPage();
    stage.wiki.restrict(page.pageId, { read: [stage.wiki.users.admin] });
    const platform = stage.platformOf(stage.wiki.users.member);
    expect((await accessTo(platform, page)).comment).toEqual({ can: 'no', why: 'page-gone' });
    const refused = await sinkOf(platform).file(aParcel(page, anOpened('Hidden')), aJournal(), never);
    expect(problemOf(refused)).toMatchObject({ kind: 'refused', why: 'page-gone' });
  });

  test('a picture over the site’s limit is "too large", not "gone"', async () => {
    const page = stage.newPage();
    stage.wiki.setAttachmentLimit(10);
    const parcel = aParcel(page, anOpened('Big'), { pictures: [aCapture()] });
    const refused = await sinkOf(stage.platformOf(stage.wiki.users.member)).file(parcel, aJournal(), never);
    stage.wiki.setAttachmentLimit(100_000_000);
    expect(problemOf(refused)).toMatchObject({ kind: 'refused', why: 'too-large' });
    expect(await standingOn(stage.wiki, page.pageId)).toEqual([]);
  });

  test('listings run behind: the picture that was stored is not stored twice', async () => {
    const page = stage.newPage();
    const parcel = aParcel(page, anOpened('Behind'), { pictures: [aCapture()] });
    const journal = aJournal();
    const sink = sinkOf(stage.platformOf(stage.wiki.users.member));
    stage.wiki.faults.listLagMs = 60_000;
    stage.proxy.add({ method: 'POST', path: /child\/attachment/, times: 1, fault: cutAfter });
    expect(problemOf(await sink.file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
    receiptOf(await sink.file(parcel, journal, never));
    stage.wiki.faults.listLagMs = 0;
    const [standing] = await standingOn(stage.wiki, page.pageId);
    expect(standing?.body).toContain(`docket-${parcel.eventId}-1.png`);
  });

  test('the 429 of a read is handed on with its wait', async () => {
    const page = stage.newPage();
    stage.wiki.faults.next({ kind: 'busy', retryAfterSeconds: 12 }, { path: /inline-comments/ });
    const read = await stage.platformOf(stage.wiki.users.member).comments?.commentsOf(page, never);
    expect(problemOf(read ?? { ok: true, value: [] })).toEqual({ kind: 'busy', waitMs: 12_000 });
  });

  test('fifty threads with answers are read with never more than four requests at a time', async () => {
    const page = stage.newPage();
    const sink = sinkOf(stage.platformOf(stage.wiki.users.member));
    for (let number = 0; number < 50; number += 1) {
      const receipt = receiptOf(await sink.file(aParcel(page, quoting(null)), aJournal(), never));
      const parent = { commentId: receipt.commentId ?? '', place: 'footer' } as const;
      receiptOf(await sink.file(aParcel(page, anOpened(`Answer ${number}`), { parent }), aJournal(), never));
    }
    let open = 0;
    let most = 0;
    const { fetch } = sessionFetch(stage.site.origin, [stage.wiki.signIn(stage.wiki.users.member)]);
    const counting: typeof fetch = async (...asked) => {
      most = Math.max(most, (open += 1));
      return fetch(...asked).finally(() => (open -= 1));
    };
    const read = await commentsOf(confluencePlatform(stage.site, { fetch: counting }), page);
    expect(read).toHaveLength(100);
    expect(read.filter(({ parentId }) => parentId !== null)).toHaveLength(50);
    expect(most).toBe(4);
  });

  test('an answer to an answer is read too, and an edit does not make its editor the author', async () => {
    const page = stage.newPage();
    const member = sinkOf(stage.platformOf(stage.wiki.users.member));
    const parcel = aParcel(page, quoting(null));
    const root = receiptOf(await member.file(parcel, aJournal(), never));
    const below = (commentId: string | null) => ({ commentId: commentId ?? '', place: 'footer' }) as const;
    const first = await member.file(aParcel(page, anOpened('1'), { parent: below(root.commentId) }), aJournal(), never);
    const parent = below(receiptOf(first).commentId);
    receiptOf(await member.file(aParcel(page, anOpened('2'), { parent }), aJournal(), never));
    await editAs(stage.wiki, stage.wiki.users.admin, root.commentId ?? '');
    const read = await commentsOf(stage.platformOf(stage.wiki.users.commenter), page);
    expect(read.map(({ author }) => author.name)).toEqual(['Mika Writer', 'Mika Writer', 'Mika Writer']);
    expect(read.map((comment) => decodeComment(comment).event?.text)).toEqual(['Which one?', '1', '2']);
    expect(read[2]?.parentId).toBe(parent.commentId);
  });
});

/** Saves a comment again as it is, as an administrator may in the browser. */
async function editAs(wiki: Confluence, who: Person, commentId: string): Promise<void> {
  const address = `${wiki.loopbackUrl}/wiki/api/v2/footer-comments/${commentId}`;
  const headers = { Cookie: wiki.signIn(who).header, 'Content-Type': 'application/json' };
  const read = (await (await fetch(`${address}?body-format=storage`, { headers })).json()) as {
    body: { storage: { value: string } };
  }; // the emulator's own shape
  const { value } = read.body.storage;
  const body = JSON.stringify({ version: { number: 2 }, body: { representation: 'storage', value } });
  const done = await fetch(address, { method: 'PUT', headers, body });
  expect(done.status).toBe(200);
}
