import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sessionTransport } from '@/lib/platforms/transport';
import { cutAfter } from '../faults';
import { startOneOrigin } from '../../confluence/one-origin';
import { accessTo, commentsOf, never, problemOf, receiptOf, sinkOf } from './abilities';
import { startDataCenterStage, type DataCenterStage } from './data-center-stage';
import { dataCenterPage, dataCenterPlatform, dataCenterSite, standingOnDataCenter } from './data-center-wiki';
import { aCapture, aJournal, anOpened, aParcel, PAGE_HTML, quoting } from './samples';
import { sessionFetch } from './session-fetch';

describe('Confluence Data Center', () => {
  let stage: DataCenterStage;
  beforeAll(async () => {
    stage = await startDataCenterStage();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  test('without the Origin rule Confluence refuses to write, and that is what is said', async () => {
    const page = stage.newPage();
    const { fetch } = sessionFetch(null, [stage.wiki.signIn(stage.wiki.users.member)]);
    const platform = dataCenterPlatform(stage.site, sessionTransport(stage.site, { fetch }));
    const refused = await sinkOf(platform).file(aParcel(page, anOpened('XSRF')), aJournal(), never);
    expect(problemOf(refused)).toMatchObject({ kind: 'refused', why: 'not-allowed', detail: 'XSRF check failed' });
    expect(await standingOnDataCenter(stage.wiki, page.pageId)).toEqual([]);
  });

  test.each([
    ['as a visitor, where they are let in', true],
    ['as a refusal, where they are not', false],
  ])('a session that ended shows %s: "signed out", and nothing is filed as nobody', async (_name, anonymousAccess) => {
    stage.wiki.setPermissions('DOC', null, ['view', 'comment']);
    stage.wiki.switches.anonymousAccess = anonymousAccess;
    const page = stage.newPage();
    const platform = stage.platformOf(stage.wiki.users.member);
    stage.wiki.signOut();
    expect((await accessTo(platform, page)).comment).toEqual({ can: 'no', why: 'signed-out' });
    const refused = await sinkOf(platform).file(aParcel(page, anOpened('Nobody')), aJournal(), never);
    expect(problemOf(refused)).toEqual({ kind: 'signed-out' });
    expect(await standingOnDataCenter(stage.wiki, page.pageId)).toEqual([]);
    stage.wiki.setPermissions('DOC', null, []);
  });

  test.each(['login-page', 'redirect'] as const)('a dead session in front of it (%s) is "signed out"', async (mode) => {
    const page = stage.newPage();
    const platform = stage.platformOf(stage.wiki.users.member);
    stage.wiki.faults.signedOut = mode;
    const read = await platform.comments?.commentsOf(page, never);
    expect(problemOf(read ?? { ok: true, value: [] })).toEqual({ kind: 'signed-out' });
    expect((await accessTo(platform, page)).comment).toEqual({ can: 'no', why: 'signed-out' });
  });

  describe('before typing', () => {
    test('who may not attach knows it; so does one who may only read, once the site told what may be created', async () => {
      const page = stage.newPage();
      const commenter = await accessTo(stage.platformOf(stage.wiki.users.commenter), page);
      expect(commenter).toMatchObject({ comment: { can: 'yes' }, picture: { can: 'next-best' }, canRemoveOwn: true });
      const member = await accessTo(stage.platformOf(stage.wiki.users.member), page);
      expect(member.picture).toEqual({ can: 'yes', seenBy: 'page-readers' });
      stage.wiki.createSpace({ key: 'OPEN', name: 'Open' });
      stage.wiki.setPermissions('DOC', stage.wiki.users.outsider, ['view']);
      stage.wiki.setPermissions('OPEN', stage.wiki.users.outsider, ['view', 'comment']);
      const outsider = stage.platformOf(stage.wiki.users.outsider);
      expect((await accessTo(outsider, page)).comment).toEqual({ can: 'yes' }); // nothing was told yet: trying is better
      expect((await accessTo(outsider, stage.newPage({ space: 'OPEN', html: PAGE_HTML }))).comment).toEqual({
        can: 'yes',
      });
      expect((await accessTo(outsider, page)).comment).toEqual({ can: 'no', why: 'not-allowed' });
    });

    test('that nobody can write there now', async () => {
      const page = stage.newPage();
      stage.wiki.switches.accessMode = 'READ_ONLY';
      const platform = stage.platformOf(stage.wiki.users.member);
      expect(await accessTo(platform, page)).toMatchObject({
        me: { name: 'Mika Writer' },
        comment: { can: 'no', why: 'read-only' },
      });
      for (const event of [anOpened('Inline'), quoting(null)]) {
        const refused = await sinkOf(platform).file(aParcel(page, event), aJournal(), never);
        expect(problemOf(refused)).toEqual({ kind: 'refused', why: 'read-only' });
      }
      stage.wiki.switches.accessMode = 'READ_WRITE';
      expect((await accessTo(platform, page)).comment).toEqual({ can: 'yes' });
    });

    test('a page hidden from this person is gone for them', async () => {
      const page = stage.newPage();
      stage.wiki.restrict(page.pageId, { read: [stage.wiki.users.admin] });
      const platform = stage.platformOf(stage.wiki.users.member);
      expect((await accessTo(platform, page)).comment).toEqual({ can: 'no', why: 'page-gone' });
      const refused = await sinkOf(platform).file(aParcel(page, anOpened('Hidden')), aJournal(), never);
      expect(problemOf(refused)).toMatchObject({ kind: 'refused', why: 'page-gone' });
    });
  });

  test('who may not comment after all is told that, not that the page is gone', async () => {
    const page = stage.newPage();
    stage.wiki.setPermissions('DOC', stage.wiki.users.outsider, ['view']);
    const refused = await sinkOf(stage.platformOf(stage.wiki.users.outsider)).file(
      aParcel(page, anOpened('May I?')),
      aJournal(),
      never,
    );
    expect(problemOf(refused)).toMatchObject({ kind: 'refused', why: 'not-allowed' });
  });

  describe('pictures', () => {
    test('one over the site’s limit is "too large", not "gone"', async () => {
      const page = stage.newPage();
      stage.wiki.setAttachmentLimit(10);
      const parcel = aParcel(page, anOpened('Big'), { pictures: [aCapture()] });
      const refused = await sinkOf(stage.platformOf(stage.wiki.users.member)).file(parcel, aJournal(), never);
      stage.wiki.setAttachmentLimit(100_000_000);
      expect(problemOf(refused)).toMatchObject({ kind: 'refused', why: 'too-large' });
      expect(await standingOnDataCenter(stage.wiki, page.pageId)).toEqual([]);
    });

    test('listings run behind: the one that was stored is not stored twice', async () => {
      const page = stage.newPage();
      const parcel = aParcel(page, anOpened('Behind'), { pictures: [aCapture()] });
      const journal = aJournal();
      const sink = sinkOf(stage.platformOf(stage.wiki.users.member));
      stage.wiki.faults.listLagMs = 60_000;
      stage.proxy.add({ method: 'POST', path: /child\/attachment/, times: 1, fault: cutAfter });
      expect(problemOf(await sink.file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
      receiptOf(await sink.file(parcel, journal, never));
      stage.wiki.faults.listLagMs = 0;
      const [standing] = await standingOnDataCenter(stage.wiki, page.pageId);
      expect(standing?.body).toContain(`docket-${parcel.eventId}-1.png`);
    });
  });

  describe('by access token', () => {
    test('its owner files, and no cookie goes along', async () => {
      const page = stage.newPage();
      const platform = stage.platformWith(stage.wiki.users.member.accessToken);
      expect((await accessTo(platform, page)).me).toEqual({
        id: stage.wiki.users.member.accountId,
        name: 'Mika Writer',
      });
      receiptOf(await sinkOf(platform).file(aParcel(page, anOpened('By token')), aJournal(), never));
      expect((await standingOnDataCenter(stage.wiki, page.pageId)).map(({ author }) => author)).toEqual([
        'Mika Writer',
      ]);
      const sent = stage.proxy.exchanges.filter(({ headers }) => headers.authorization !== undefined);
      expect(sent.length).toBeGreaterThan(0);
      expect(sent.map(({ headers }) => headers.cookie)).toEqual(sent.map(() => undefined));
    });

    test.each([
      ['passes as a visitor', true],
      ['is refused', false],
    ])('one that ended, where it %s: told as such everywhere, and nothing is filed as nobody', async (_name, open) => {
      stage.wiki.setPermissions('DOC', null, ['view', 'comment', 'attach']);
      stage.wiki.switches.anonymousAccess = open;
      const [page, hidden] = [stage.newPage(), stage.newPage()];
      stage.wiki.restrict(hidden.pageId, { read: [stage.wiki.users.member] });
      const platform = stage.platformWith('expired');
      const parcel = aParcel(page, anOpened('Who am I?'), { pictures: [aCapture()] });
      expect(problemOf(await sinkOf(platform).file(parcel, aJournal(), never))).toEqual({
        kind: 'signed-out',
        token: true,
      });
      expect((await accessTo(platform, page)).comment).toEqual({ can: 'no', why: 'signed-out', token: true });
      const read = await platform.comments?.commentsOf(hidden, never);
      expect(problemOf(read ?? { ok: true, value: [] })).toEqual({ kind: 'signed-out', token: true });
      expect(await standingOnDataCenter(stage.wiki, page.pageId)).toEqual([]);
      stage.wiki.setPermissions('DOC', null, []);
    });
  });

  test('the 429 of a read is handed on with its wait', async () => {
    const page = stage.newPage();
    stage.wiki.faults.next({ kind: 'busy', retryAfterSeconds: 12 }, { path: /child\/comment/ });
    const read = await stage.platformOf(stage.wiki.users.member).comments?.commentsOf(page, never);
    expect(problemOf(read ?? { ok: true, value: [] })).toEqual({ kind: 'busy', waitMs: 12_000 });
  });

  test('an edit does not make its editor the author, and a visitor’s comment is nobody’s', async () => {
    stage.wiki.setPermissions('DOC', null, ['view', 'comment']);
    const page = stage.newPage();
    const root = receiptOf(
      await sinkOf(stage.platformOf(stage.wiki.users.member)).file(aParcel(page, quoting(null)), aJournal(), never),
    );
    const api = `${stage.wiki.loopbackUrl}/confluence/rest/api/content`;
    const json = { 'Content-Type': 'application/json' };
    const body = { storage: { value: '<p>Rewritten</p>', representation: 'storage' } };
    const edit = JSON.stringify({ type: 'comment', version: { number: 2 }, body });
    const headers = { Cookie: stage.wiki.signIn(stage.wiki.users.admin).header, ...json };
    expect((await fetch(`${api}/${root.commentId ?? ''}`, { method: 'PUT', headers, body: edit })).status).toBe(200);
    const visitors = JSON.stringify({ type: 'comment', container: { id: page.pageId, type: 'page' }, body });
    expect((await fetch(api, { method: 'POST', headers: json, body: visitors })).status).toBe(200);
    const read = await commentsOf(stage.platformOf(stage.wiki.users.commenter), page);
    expect(read.map(({ author }) => author)).toEqual([
      { id: stage.wiki.users.member.accountId, name: 'Mika Writer' },
      { id: null, name: 'Anonymous' },
    ]);
    stage.wiki.setPermissions('DOC', null, []);
  });
});

test('two sites of one origin, told apart by their context paths', async () => {
  const [one, other] = [await startDataCenterStage('/confluence'), await startDataCenterStage('/wiki')];
  const origin = await startOneOrigin([one.wiki, other.wiki]);
  const url = origin.url.replace('confluence.localhost', '127.0.0.1');
  for (const { wiki } of [one, other]) {
    const site = dataCenterSite(url, wiki.contextPath);
    const page = dataCenterPage(site, wiki.createPage({ space: 'DOC', title: 'Shared', html: PAGE_HTML }));
    const { fetch } = sessionFetch(url, [wiki.signIn(wiki.users.member)]);
    const platform = dataCenterPlatform(site, sessionTransport(site, { fetch }));
    const receipt = receiptOf(await sinkOf(platform).file(aParcel(page, anOpened(site.baseUrl)), aJournal(), never));
    expect(receipt.url).toMatch(new RegExp(`^${site.baseUrl}/pages/viewpage\\.action\\?pageId=${page.pageId}&`));
    const standing = await standingOnDataCenter(wiki, page.pageId);
    expect(standing.map(({ body }) => body.includes(site.baseUrl))).toEqual([true]);
  }
  await origin.stop();
  await one.stop();
  await other.stop();
});
