import { ok } from '@/lib/domain/result';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decodeComment } from '@/lib/domain/codec';
import { sessionTransport } from '@/lib/platforms/transport';
import { cutAfter, cutBefore, loginPage, serverError } from '../faults';
import { accessTo, commentsOf, never, problemOf, receiptOf, sinkOf } from './abilities';
import { aJournal, anOpened, aParcel } from './samples';
import { CALM, FORM, startVisitorStage, type VisitorStage } from './visitor-stage';
import { sessionOf, wordpressPlatform } from './wordpress-wiki';

describe('a visitor without an account, through the site’s own comment form', () => {
  let stage: VisitorStage;
  beforeAll(async () => {
    stage = await startVisitorStage();
  });
  beforeEach(() => {
    stage.proxy.clear();
    stage.wordPress.switch(CALM);
  });
  afterAll(() => stage.stop());

  test('is told before typing what the form wants and that it will wait, and that pictures go another way', async () => {
    expect(await accessTo(stage.visitor(), await stage.newPage())).toMatchObject({
      me: null,
      comment: { can: 'as-visitor', heldLikely: true, form: { name: 'required', mail: 'required' } },
      picture: { can: 'next-best', why: 'may-not-upload' },
      readers: 'everyone',
      mentions: false,
      fileTypes: expect.arrayContaining(['pdf', 'zip']) as string[], // stands for one
      rich: 'inline',
      canRemoveOwn: false,
    });
  });

  test('files under the name and mail given, is held with a link to the own words, and sees it approved', async () => {
    const page = await stage.newPage();
    const card = stage.somebody();
    const event = anOpened('Please approve');
    const sink = sinkOf(stage.visitor(card));
    const held = receiptOf(await sink.file(aParcel(page, event), aJournal(), never));
    const [stored] = await stage.standing(page);
    expect(stored).toMatchObject({ author: card.name, status: 'hold', parent: 0 });
    expect(held).toMatchObject({ held: true, commentId: String(stored?.id) });
    expect(await (await fetch(held.url)).text()).toContain('Please approve'); // WordPress shows it by this link alone
    expect(await (await fetch(page.url)).text()).not.toContain('Please approve');
    expect(receiptOf(await sink.follow(aParcel(page, event), held, never))).toEqual(held);
    await stage.approve(page);
    const approved = receiptOf(await sink.follow(aParcel(page, event), held, never));
    expect(approved).toMatchObject({ held: false, commentId: String(stored?.id), place: 'footer' });
    const [read] = await commentsOf(stage.visitor(), page);
    expect(read).toMatchObject({ author: { id: null, name: card.name }, url: approved.url });
    expect(read === undefined ? null : decodeComment(read).event).toEqual(event);
    expect(receiptOf(await stage.file(page, card, 'The second')).held).toBe(false);
  });

  test('once a comment stood at once, waiting is not announced any more', async () => {
    const page = await stage.newPage();
    const card = stage.somebody();
    const platform = stage.visitor(card);
    receiptOf(await sinkOf(platform).file(aParcel(page, anOpened('First')), aJournal(), never));
    expect((await accessTo(platform, page)).comment).toMatchObject({ heldLikely: true });
    await stage.approve(page);
    receiptOf(await sinkOf(platform).file(aParcel(page, anOpened('Second')), aJournal(), never));
    expect((await accessTo(platform, page)).comment).toMatchObject({ heldLikely: false });
  });

  test('a held comment that staff deleted is told as gone', async () => {
    const page = await stage.newPage();
    const sink = sinkOf(stage.visitor());
    const parcel = aParcel(page, anOpened('Thrown away'));
    const held = receiptOf(await sink.file(parcel, aJournal(), never));
    await stage.wordPress.php(`return (bool) wp_delete_comment($args['id'], true);`, { id: Number(held.commentId) });
    expect(await sink.follow(parcel, held, never)).toEqual(ok({ removed: 'deleted' }));
  });

  describe('exactly once', () => {
    test('the answer was lost and it is held: WordPress itself says that it has it', async () => {
      const page = await stage.newPage();
      const parcel = aParcel(page, anOpened('Held and lost'));
      const journal = aJournal();
      const sink = sinkOf(stage.visitor());
      stage.proxy.add({ ...FORM, times: 1, fault: cutAfter });
      expect(problemOf(await sink.file(parcel, journal, never))).toEqual({ kind: 'no-answer' });
      const held = receiptOf(await sink.file(parcel, journal, never));
      expect(held).toEqual({ held: true, commentId: null, url: page.url });
      expect(await stage.standing(page)).toHaveLength(1);
      await stage.approve(page);
      const [stored] = await stage.standing(page);
      expect(receiptOf(await sink.follow(parcel, held, never))).toMatchObject({ commentId: String(stored?.id) });
    });

    test.each([
      ['breaks', cutBefore],
      ['fails', serverError],
      ['is somebody’s sign-in page', loginPage],
    ])('the page behind the redirect %s: the comment was taken all the same', async (_how, fault) => {
      const page = await stage.newPage();
      const parcel = aParcel(page, anOpened('Taken'));
      const journal = aJournal();
      const sink = sinkOf(stage.visitor());
      stage.proxy.add({ method: 'GET', path: /unapproved=/, times: 1, fault });
      await sink.file(parcel, journal, never);
      expect(receiptOf(await sink.file(parcel, journal, never)).held).toBe(true);
      expect(await stage.standing(page)).toHaveLength(1);
    });

    test('a comment that a filter swallows counts as waiting, not as lost', async () => {
      await stage.wordPress.setOption('disallowed_keys', 'swallowed-word');
      const page = await stage.newPage();
      const receipt = receiptOf(await stage.file(page, stage.somebody(), 'A swallowed-word'));
      expect(receipt).toEqual({ held: true, commentId: null, url: page.url });
      await stage.wordPress.setOption('disallowed_keys', '');
    });
  });

  test('an answer stands below its comment', async () => {
    const page = await stage.newPage();
    const card = stage.somebody();
    receiptOf(await stage.file(page, card));
    await stage.approve(page);
    const [asked] = await commentsOf(stage.visitor(), page);
    const parent = { commentId: asked?.id ?? '', place: 'footer' } as const;
    receiptOf(await sinkOf(stage.visitor(card)).file(aParcel(page, anOpened('More'), { parent }), aJournal(), never));
    expect((await commentsOf(stage.visitor(), page)).map(({ parentId }) => parentId)).toEqual([null, asked?.id]);
  });

  describe('where REST is for members only', () => {
    beforeEach(() => stage.wordPress.switch({ ...CALM, restForMembers: true }));

    test.each(['twentytwentyfour', 'plain-classic'] as const)(
      'everything goes by the page itself, in %s',
      async (theme) => {
        await stage.wordPress.useTheme(theme);
        const page = await stage.newPage();
        const card = stage.somebody();
        const platform = stage.visitor(card);
        expect((await accessTo(platform, page)).comment).toMatchObject({ can: 'as-visitor' });
        const event = anOpened('By the page');
        const held = receiptOf(await sinkOf(platform).file(aParcel(page, event), aJournal(), never));
        expect(held.held).toBe(true);
        await stage.approve(page);
        const approved = receiptOf(await sinkOf(platform).follow(aParcel(page, event), held, never));
        expect(approved).toMatchObject({ held: false, commentId: held.commentId });
        const editor = await sessionOf(stage.wordPress, stage.proxy, 'editor');
        const staff = wordpressPlatform(stage.site, sessionTransport(stage.site, { fetch: editor.fetch }));
        const parent = { commentId: approved.commentId ?? '', place: 'footer' } as const;
        receiptOf(await sinkOf(staff).file(aParcel(page, anOpened('Below the lid.'), { parent }), aJournal(), never));

        const read = await commentsOf(platform, page);
        expect(read.map(({ author, parentId }) => [author, parentId])).toEqual([
          [{ id: null, name: card.name }, null],
          [{ id: null, name: 'Edith Park' }, approved.commentId],
        ]);
        expect(read.map((comment) => decodeComment(comment).event?.text)).toEqual(['By the page', 'Below the lid.']);
        expect(read.map(({ createdAt }) => createdAt)).toEqual(
          (await commentsOf(staff, page)).map(({ createdAt }) => createdAt),
        );
        await stage.wordPress.useTheme('twentytwentyfour');
      },
    );

    test('a lost answer is looked for in the page, in all parts of a split list', async () => {
      await stage.wordPress.setOption('page_comments', '1');
      await stage.wordPress.setOption('comments_per_page', '2');
      const page = await stage.newPage();
      const card = stage.somebody();
      const parcel = aParcel(page, anOpened('In the first part'));
      const journal = aJournal();
      stage.proxy.add({ ...FORM, times: 1, fault: cutAfter });
      await sinkOf(stage.visitor(card)).file(parcel, journal, never);
      await stage.approve(page);
      for (const text of ['Two', 'Three', 'Four', 'Five']) receiptOf(await stage.file(page, card, text));
      const [first] = await stage.standing(page);
      expect(receiptOf(await sinkOf(stage.visitor(card)).file(parcel, journal, never))).toMatchObject({
        commentId: String(first?.id),
      });
      expect(await commentsOf(stage.visitor(), page)).toHaveLength(5);
      await stage.wordPress.setOption('page_comments', '');
    });
  });
});
