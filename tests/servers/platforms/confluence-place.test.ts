import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findEventId } from '@/lib/domain/codec';
import { cutAfter, cutBefore, holdRequest } from '../faults';
import { commentsOf, never, problemOf, receiptOf, sinkOf } from './abilities';
import { startStage, type Stage } from './confluence-stage';
import { confluencePage, newTitle, standingOn } from './confluence-wiki';
import { aJournal, anOpened, aParcel, PAGE_HTML, quoting } from './samples';

const INLINE = { method: 'POST', path: '/wiki/api/v2/inline-comments' };

describe('where a request stands on Confluence Cloud', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  test('the marker stands at the quote that was meant, though the same words stand there twice', async () => {
    const page = stage.newPage();
    const filed = await sinkOf(stage.platformOf(stage.wiki.users.member)).file(
      aParcel(page, anOpened('Which one?')),
      aJournal(),
      never,
    );
    expect(receiptOf(filed)).toMatchObject({ place: 'inline' });
    const marked = /(.{30})<ac:inline-comment-marker[^>]*>(.*?)<\/ac:inline-comment-marker>(.*)/s;
    const storage = stage.wiki.page(page.pageId).storage;
    const parts = [...storage.matchAll(/<ac:inline-comment-marker[^>]*>/g)].map(({ index }) => index);
    expect(storage).toMatch(marked);
    expect(Math.min(...parts)).toBeGreaterThan(storage.indexOf('Then press'));
    const [comment] = await commentsOf(stage.platformOf(stage.wiki.users.commenter), page);
    expect(comment).toMatchObject({ place: 'inline', resolution: 'open' });
  });

  test.each(['legacy', 'live'] as const)(
    'on a %s page the marker stands at the quote, as on any other',
    async (editor) => {
      const made = stage.wiki.createPage({ space: 'DOC', title: newTitle(), html: PAGE_HTML, editor });
      const page = confluencePage(stage.site, made);
      const sink = sinkOf(stage.platformOf(stage.wiki.users.member));
      expect(receiptOf(await sink.file(aParcel(page, anOpened('Which one?')), aJournal(), never))).toMatchObject({
        place: 'inline',
      });
      expect(stage.wiki.page(made.id).storage).toContain('<ac:inline-comment-marker');
    },
  );

  test('a quote that is not on the page any more goes to the footer, with the quote in its words', async () => {
    const page = stage.newPage();
    const event = quoting({ exact: 'the blue lever', prefix: '', suffix: '' });
    const filed = await sinkOf(stage.platformOf(stage.wiki.users.member)).file(aParcel(page, event), aJournal(), never);
    expect(receiptOf(filed)).toMatchObject({ place: 'footer' });
    expect((await standingOn(stage.wiki, page.pageId))[0]?.body).toContain('the blue lever');
  });

  test('a request about a whole section goes to the footer', async () => {
    const page = stage.newPage();
    const filed = await sinkOf(stage.platformOf(stage.wiki.users.member)).file(
      aParcel(page, quoting(null)),
      aJournal(),
      never,
    );
    expect(receiptOf(filed)).toMatchObject({ place: 'footer' });
  });

  test('Confluence refuses the place, because the page changed at that moment: the footer takes it', async () => {
    const page = stage.newPage();
    const refusal = '{"errors":[{"status":400,"code":"INVALID_REQUEST_PARAMETER","title":"No match","detail":null}]}';
    const body = { headers: { 'content-type': 'application/json' }, body: refusal };
    stage.proxy.add({ ...INLINE, times: 1, fault: { kind: 'answer', status: 400, ...body } });
    const journal = aJournal();
    const filed = await sinkOf(stage.platformOf(stage.wiki.users.member)).file(
      aParcel(page, anOpened('Moved')),
      journal,
      never,
    );
    expect(receiptOf(filed)).toMatchObject({ place: 'footer' });
    expect(journal.progress.inlineRefused).toBe(true);
    expect(await standingOn(stage.wiki, page.pageId)).toHaveLength(1);
  });

  test('the inline comment was filed, its answer lost, and the page edited before the next attempt: still one', async () => {
    const page = stage.newPage();
    const parcel = aParcel(page, anOpened('Edited meanwhile'));
    const journal = aJournal();
    const sink = sinkOf(stage.platformOf(stage.wiki.users.member));
    stage.proxy.add({ ...INLINE, times: 1, fault: cutAfter });
    expect(problemOf(await sink.file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
    stage.wiki.editPage(page.pageId, { html: '<p>All new.</p>' });
    expect(receiptOf(await sink.file(parcel, journal, never))).toMatchObject({ place: 'inline' });
    const read = await commentsOf(stage.platformOf(stage.wiki.users.member), page);
    expect(read.map(({ resolution }) => resolution)).toEqual(['dangling']);
  });

  test('a worker that died before it sent, and forgot nothing, files at the quote', async () => {
    const page = stage.newPage();
    const parcel = aParcel(page, anOpened('Died'));
    const journal = aJournal();
    const sink = sinkOf(stage.platformOf(stage.wiki.users.member));
    stage.proxy.add({ ...INLINE, times: 1, fault: cutBefore });
    await sink.file(parcel, journal, never);
    expect(receiptOf(await sink.file(parcel, journal, never))).toMatchObject({ place: 'inline' });
    expect((await standingOn(stage.wiki, page.pageId)).map(({ body }) => findEventId(body))).toEqual([parcel.eventId]);
  });

  test('the first attempt arrives after our time limit: two stand for a moment, then one', async () => {
    const page = stage.newPage();
    const parcel = aParcel(page, anOpened('Late'));
    const journal = aJournal();
    const rule = stage.proxy.add({ ...INLINE, times: 1, fault: holdRequest });
    const first = await sinkOf(stage.platformOf(stage.wiki.users.member, 200)).file(parcel, journal, never);
    expect(problemOf(first)).toEqual({ kind: 'no-answer' });
    const sink = sinkOf(stage.platformOf(stage.wiki.users.member));
    const receipt = receiptOf(await sink.file(parcel, journal, never));
    rule.release();
    await expect.poll(async () => (await standingOn(stage.wiki, page.pageId)).length).toBe(2);
    expect(await sink.removeCopies(parcel, never)).toEqual({ ok: true, value: 1 });
    expect((await standingOn(stage.wiki, page.pageId)).map(({ id }) => id)).toEqual([receipt.commentId]);
  });

  test('a copy that somebody answered stays', async () => {
    const page = stage.newPage();
    const parcel = aParcel(page, quoting(null));
    const sink = sinkOf(stage.platformOf(stage.wiki.users.member));
    receiptOf(await sink.file(parcel, aJournal(), never));
    const copy = receiptOf(await sink.file(parcel, aJournal(), never));
    const parent = { commentId: copy.commentId ?? '', place: 'footer' } as const;
    const reply = { ...anOpened('Here'), id: anOpened('').id };
    receiptOf(
      await sinkOf(stage.platformOf(stage.wiki.users.admin)).file(aParcel(page, reply, { parent }), aJournal(), never),
    );
    expect(await sink.removeCopies(parcel, never)).toEqual({ ok: true, value: 0 });
    expect(await standingOn(stage.wiki, page.pageId)).toHaveLength(3);
  });
});
