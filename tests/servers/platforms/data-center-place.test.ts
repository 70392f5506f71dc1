import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decodeComment, findEventId } from '@/lib/domain/codec';
import { cutAfter, holdRequest, nonsense, serverError, signedOut, type Fault } from '../faults';
import { commentsOf, never, problemOf, receiptOf, sinkOf } from './abilities';
import { startDataCenterStage, type DataCenterStage } from './data-center-stage';
import { standingOnDataCenter } from './data-center-wiki';
import { aCapture, aJournal, anOpened, aParcel, quoting } from './samples';

const API = { method: 'POST', path: /\/rest\/api\/content(?:\?|$)/ };
const PLUGIN = { method: 'POST', path: /\/rest\/inlinecomments\/1\.0\/comments/ };

describe('where a request stands on Data Center', () => {
  let stage: DataCenterStage;
  beforeAll(async () => {
    stage = await startDataCenterStage();
  });
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const member = () => sinkOf(stage.platformOf(stage.wiki.users.member));
  const standing = (page: { pageId: string }) => standingOnDataCenter(stage.wiki, page.pageId);
  const posted = (since: number) =>
    stage.proxy.exchanges
      .slice(since)
      .filter(({ method }) => method === 'POST')
      .map(({ path, serverSaid }) => [
        path.replace(/^\/confluence\/rest\//, '').replaceAll(/\d{3,}/g, 'N'),
        serverSaid?.status,
      ]);

  test('the marker stands at the quote that was meant, though the same words stand there twice', async () => {
    const page = stage.newPage();
    const filed = await member().file(aParcel(page, anOpened('Which one?')), aJournal(), never);
    expect(receiptOf(filed)).toMatchObject({ place: 'inline' });
    const { storage } = stage.wiki.page(page.pageId);
    const parts = [...storage.matchAll(/<ac:inline-comment-marker[^>]*>/g)].map(({ index }) => index);
    expect(Math.min(...parts)).toBeGreaterThan(storage.indexOf('Then press'));
    const [comment] = await commentsOf(stage.platformOf(stage.wiki.users.commenter), page);
    expect(comment).toMatchObject({
      place: 'inline',
      resolution: 'open',
      quote: 'green button & wait.',
      url: receiptOf(filed).url,
    });
  });

  test.each([
    ['both', { content: true, plugin: true }, 'inline', [['api/content', 200]]],
    ['the API’s', { content: true, plugin: false }, 'inline', [['api/content', 200]]],
    [
      'the page’s own',
      { content: false, plugin: true },
      'inline',
      [
        ['api/content', 400],
        ['inlinecomments/1.0/comments', 200],
      ],
    ],
    [
      'neither',
      { content: false, plugin: false },
      'footer',
      [
        ['api/content', 400],
        ['inlinecomments/1.0/comments', 404],
        ['api/content', 200],
      ],
    ],
  ] as const)('a server that takes inline comments by %s way', async (_name, inlineWay, place, tried) => {
    stage.wiki.switches.inlineWay = { ...inlineWay };
    const page = stage.newPage();
    const parcel = aParcel(page, anOpened('Which one?'));
    const before = stage.proxy.exchanges.length;
    expect(receiptOf(await member().file(parcel, aJournal(), never))).toMatchObject({ place });
    expect(posted(before)).toEqual(tried);
    const [comment, ...more] = await standing(page);
    expect([findEventId(comment?.body ?? ''), more]).toEqual([parcel.eventId, []]);
    expect(comment?.body).toContain('green button &amp; wait.'); // the quote is in its words, wherever it stands
    const read = await commentsOf(stage.platformOf(stage.wiki.users.member), page);
    expect(read.map((kept) => decodeComment(kept).event)).toEqual([parcel.event]);
  });

  test('a request with a picture goes to the footer where only the page’s own way is left: that takes no pictures', async () => {
    stage.wiki.switches.inlineWay = { content: false, plugin: true };
    const page = stage.newPage();
    const parcel = aParcel(page, anOpened('See'), { pictures: [aCapture()] });
    const before = stage.proxy.exchanges.length;
    expect(receiptOf(await member().file(parcel, aJournal(), never))).toMatchObject({ place: 'footer' });
    expect(posted(before).map(([path]) => path)).not.toContain('inlinecomments/1.0/comments');
    expect((await standing(page))[0]?.body).toContain(`docket-${parcel.eventId}-1.png`);
  });

  test.each([
    ['a quote that is not on the page any more', quoting({ exact: 'the blue lever', prefix: '', suffix: '' })],
    ['a whole section', quoting(null)],
  ])('a request about %s goes to the footer, and no place is tried', async (_name, event) => {
    const page = stage.newPage();
    const before = stage.proxy.exchanges.length;
    expect(receiptOf(await member().file(aParcel(page, event), aJournal(), never))).toMatchObject({ place: 'footer' });
    expect(posted(before)).toEqual([['api/content', 200]]);
  });

  describe.each([
    ['the API’s way', { content: true, plugin: true }, API],
    ['the page’s own way', { content: false, plugin: true }, PLUGIN],
  ] as const)('%s', (_name, inlineWay, request) => {
    beforeEach(() => void (stage.wiki.switches.inlineWay = { ...inlineWay }));

    test('the answer is lost and the page edited before the next attempt: still one', async () => {
      const page = stage.newPage();
      const parcel = aParcel(page, anOpened('Edited meanwhile'));
      const journal = aJournal();
      const rule = request === API ? API : PLUGIN;
      if (request === PLUGIN) stage.proxy.add({ ...API, times: 1, fault: { kind: 'pass' } });
      stage.proxy.add({ ...rule, times: 1, fault: cutAfter });
      expect(problemOf(await member().file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
      stage.wiki.editPage(page.pageId, { html: '<p>All new.</p>' });
      expect(receiptOf(await member().file(parcel, journal, never))).toMatchObject({ place: 'inline' });
      const read = await commentsOf(stage.platformOf(stage.wiki.users.member), page);
      expect(read.map(({ resolution }) => resolution)).toEqual(['dangling']);
    });

    test('the first attempt arrives after our time limit: two stand for a moment, then one', async () => {
      const page = stage.newPage();
      const parcel = aParcel(page, anOpened('Late'));
      const journal = aJournal();
      const rule = stage.proxy.add({ ...request, times: 1, fault: holdRequest });
      const first = await sinkOf(stage.platformOf(stage.wiki.users.member, 200)).file(parcel, journal, never);
      expect(problemOf(first)).toEqual({ kind: 'no-answer' });
      const receipt = receiptOf(await member().file(parcel, journal, never));
      rule.release();
      await expect.poll(async () => (await standing(page)).length).toBe(2);
      expect(await member().removeCopies(parcel, never)).toEqual({ ok: true, value: 1 });
      expect((await standing(page)).map(({ id }) => id)).toEqual([receipt.commentId]);
    });
  });

  const done = (fault: Fault): Fault => fault;
  test.each([
    ['a fault of its own', done(serverError)],
    ['a refusal of the sign-in', done(signedOut)],
    ['nonsense', done(nonsense)],
  ])(
    'the page’s own way, which is documented nowhere, answers with %s for ever: the footer takes the request',
    async (_name, fault) => {
      stage.wiki.switches.inlineWay = { content: false, plugin: true };
      const page = stage.newPage();
      const journal = aJournal();
      stage.proxy.add({ ...PLUGIN, fault });
      const event = anOpened('Never inline');
      const attempts = [1, 2, 3].map((made) =>
        aParcel(page, event, { delivery: { state: 'sending', attempts: made, leaseUntil: Date.now() + 90_000 } }),
      );
      const results = [];
      for (const parcel of attempts) results.push(await member().file(parcel, journal, never));
      expect(receiptOf(results[2] ?? results[0] ?? { ok: false, problem: { kind: 'offline' } })).toMatchObject({
        place: 'footer',
      });
      expect(await standing(page)).toHaveLength(1);
    },
  );

  test('an answer that came with a fault of the page’s own way is found, and not written again', async () => {
    stage.wiki.switches.inlineWay = { content: false, plugin: true };
    const page = stage.newPage();
    const journal = aJournal();
    const event = anOpened('Done in spite');
    stage.proxy.add({ ...PLUGIN, times: 1, fault: cutAfter });
    await member().file(aParcel(page, event), journal, never);
    stage.proxy.add({ ...PLUGIN, fault: serverError });
    expect(receiptOf(await member().file(aParcel(page, event), journal, never))).toMatchObject({ place: 'inline' });
    expect(await standing(page)).toHaveLength(1);
  });

  describe('an answer', () => {
    async function asked(event = anOpened('Asked')) {
      const page = stage.newPage();
      const receipt = receiptOf(await member().file(aParcel(page, event), aJournal(), never));
      const [root] = await commentsOf(stage.platformOf(stage.wiki.users.admin), page);
      const parent = { commentId: receipt.commentId ?? '', place: root?.place ?? 'footer' };
      const reply = { kind: 'reply', id: anOpened('').id, of: event.id, text: 'Below the lid.', pictures: [] } as const;
      return { page, parcel: aParcel(page, { ...reply, pictures: [] }, { parent }) };
    }
    const admin = () => sinkOf(stage.platformOf(stage.wiki.users.admin));

    test.each([
      ['the API’s', { content: true, plugin: true }, 'inline'],
      ['the page’s own', { content: false, plugin: true }, 'inline'],
      ['neither', { content: false, plugin: false }, 'footer'],
    ] as const)('to an inline comment, by %s way, has its parent and its words', async (_name, inlineWay, place) => {
      const { page, parcel } = await asked();
      stage.wiki.switches.inlineWay = { ...inlineWay };
      expect(receiptOf(await admin().file(parcel, aJournal(), never))).toMatchObject({ place });
      const read = await commentsOf(stage.platformOf(stage.wiki.users.member), page);
      expect(read.map(({ parentId }) => parentId)).toEqual([null, read[0]?.id]);
      expect(read.map((kept) => decodeComment(kept).event?.id)[1]).toBe(parcel.eventId);
    });

    test('to a footer comment stands below it', async () => {
      const { page, parcel } = await asked(quoting(null));
      receiptOf(await admin().file(parcel, aJournal(), never));
      const read = await commentsOf(stage.platformOf(stage.wiki.users.member), page);
      expect(read.map(({ parentId, place }) => [parentId, place])).toEqual([
        [null, 'footer'],
        [read[0]?.id, 'footer'],
      ]);
    });

    test('whose answer was lost is found, and not written again', async () => {
      const { page, parcel } = await asked();
      const journal = aJournal();
      stage.proxy.add({ ...API, times: 1, fault: cutAfter });
      expect(problemOf(await admin().file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
      receiptOf(await admin().file(parcel, journal, never));
      expect(await standing(page)).toHaveLength(2);
    });
  });

  test('a copy that somebody answered stays', async () => {
    const page = stage.newPage();
    const parcel = aParcel(page, quoting(null));
    receiptOf(await member().file(parcel, aJournal(), never));
    const copy = receiptOf(await member().file(parcel, aJournal(), never));
    const parent = { commentId: copy.commentId ?? '', place: 'footer' } as const;
    const reply = aParcel(page, { ...anOpened('Here'), id: anOpened('').id }, { parent });
    receiptOf(await sinkOf(stage.platformOf(stage.wiki.users.admin)).file(reply, aJournal(), never));
    expect(await member().removeCopies(parcel, never)).toEqual({ ok: true, value: 0 });
    expect(await standing(page)).toHaveLength(3);
  });
});
