import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleAsk, ArticleTarget, PublishedArticle } from '@/lib/domain/article/target';
import { withOwnPictures } from '@/lib/app/articles/pictures';
import { toBase64 } from '@/lib/domain/base64';
import { canonicalDocument } from '@/lib/domain/document/canonical';
import type { Document } from '@/lib/domain/document/document';
import { newEventId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import type { Result } from '@/lib/domain/result';
import { documentIn } from '@/lib/domain/wording/section-wording';
import { attachmentAddress } from '@/lib/domain/article/attachment-address';
import { withoutProperties } from '@/lib/platforms/confluence/articles';
import { pictureName } from '@/lib/domain/picture-name';
import { never } from './abilities';
import { aPng } from './samples';
import type { TestWiki } from './test-wiki';
import { writers } from './writers';

const kinds = ['WordPress subscriber', 'Confluence Cloud', 'Data Center'].flatMap((kind) => {
  const found = writers.find(({ who, whyNot = null }) => who.includes(kind) && whyNot === null);
  return found === undefined ? [] : [found];
});

const text = (words: string) => ({ kind: 'text' as const, text: words });
const DOCUMENT: Document = [
  { kind: 'heading', level: 2, of: [text('Question')] },
  { kind: 'paragraph', of: [text('Where is the "export" & why <so>? [x]')] },
  {
    kind: 'list',
    ordered: true,
    items: [
      { of: [text('Open it.')], lists: [] },
      { of: [text('Press.')], lists: [] },
    ],
  },
  { kind: 'code', language: 'sh', text: 'docket --export\n# end' },
  { kind: 'note', tone: 'tip', of: [{ kind: 'paragraph', of: [text('Quick.')] }] },
];

function valueIn<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

describe.each(kinds)('articles: $who', ({ start }) => {
  let wiki: TestWiki;
  let beside: PageRef;
  beforeAll(async () => {
    wiki = await start();
    beside = await wiki.newPage();
  });
  afterAll(() => wiki.stop());

  const targetOf = ({ articles }: Platform): ArticleTarget => {
    if (articles === undefined) throw new Error('takes no articles');
    return articles;
  };
  const publish = (ask: ArticleAsk) => targetOf(wiki.staff()).publish(ask, never);
  let count = 0;
  const anAsk = (change: Partial<ArticleAsk> = {}): ArticleAsk => {
    const isWordpress = beside.kind === 'wordpress';
    return {
      id: newEventId(),
      title: `How do I export? ${String((count += 1))}-${String(Date.now())}`,
      document: DOCUMENT,
      pictures: [],
      place: { type: isWordpress ? 'posts' : 'pages', below: isWordpress ? null : beside, category: null },
      status: 'published',
      labels: ['docket-article'],
      staff: [],
      tried: [],
      known: null,
      ...change,
    };
  };
  const readBy = async (platform: Platform, { page }: PublishedArticle) => platform.bodies?.read(page, never);
  const wordsOf = async (article: PublishedArticle) => {
    const read = await readBy(wiki.staff(), article);
    const { body } = valueIn(read ?? { ok: false, problem: { kind: 'offline' } });
    return documentIn({ ...body, source: withoutProperties(body.source) });
  };

  /** The bytes of its one picture, as the wiki serves them. */
  const pictureOf = async (made: PublishedArticle, fileName: string) => {
    const picture = (await wordsOf(made)).find(({ kind }) => kind === 'picture');
    expect(picture).toMatchObject({ alt: 'The menu' });
    const address =
      picture?.kind === 'picture' && picture.url !== null
        ? picture.url
        : attachmentAddress(wiki.staff().site, made.page.pageId, fileName);
    const file = valueIn(
      (await wiki.staff().files?.read(address, never)) ?? { ok: false, problem: { kind: 'offline' } },
    );
    return new Uint8Array(await file.arrayBuffer());
  };

  test('is published for everybody, and reads back as it was written', async () => {
    const made = valueIn(await publish(anAsk()));
    expect(made.status).toBe('published');
    expect(await wordsOf(made)).toEqual(canonicalDocument(DOCUMENT));
    expect((await readBy(wiki.platform(), made))?.ok).toBe(true);
  });

  test('a draft is for those who write here, until it is published, and again once it is withdrawn', async () => {
    const ask = anAsk({ status: 'draft' });
    const draft = valueIn(await publish(ask));
    const isSeen = async () => (await readBy(wiki.platform(), draft))?.ok;
    expect([draft.status, await isSeen()]).toEqual(['draft', false]);
    const published = valueIn(await publish({ ...ask, status: 'published', known: draft }));
    expect([published.page.pageId, published.status, await isSeen()]).toEqual([draft.page.pageId, 'published', true]);
    const back = valueIn(await targetOf(wiki.staff()).withdraw(ask.id, published.page, [], never));
    expect([back.status, await isSeen()]).toEqual(['draft', false]);
  });

  test('asked again after answers that were lost, also under another title, there is one', async () => {
    const ask = anAsk();
    const first = valueIn(await publish(ask));
    const again = valueIn(await publish(ask));
    const renamed = valueIn(await publish({ ...ask, title: `${ask.title} now`, tried: [ask.title] }));
    expect([again.page.pageId, renamed.page.pageId]).toEqual([first.page.pageId, first.page.pageId]);
    expect(renamed.page.title).toBe(`${ask.title} now`);
  });

  test('pictures stand with it, and each is there', async () => {
    const id = newEventId();
    const fileName = pictureName(id, 1);
    const shown: Document = [...DOCUMENT, { kind: 'picture', file: fileName, url: null, alt: 'The menu' }];
    const ask = anAsk({ id, document: shown, pictures: [{ fileName, pixels: aPng() }] });
    const made = valueIn(await publish(ask));
    valueIn(await publish({ ...ask, known: made }));
    expect(await pictureOf(made, fileName)).toEqual(new Uint8Array(await aPng().arrayBuffer()));
  });

  test('pictures that it brings along become files of its page, and none of their bytes stands in its text', async () => {
    const id = newEventId();
    const bytes = new Uint8Array(await aPng().arrayBuffer());
    const url = `data:image/png;base64,${toBase64(bytes)}`;
    const written: Document = [...DOCUMENT, { kind: 'picture', file: 'a1b2c3d4-menu.png', url, alt: 'The menu' }];
    const own = await withOwnPictures(id, written, undefined, wiki.staff());
    const made = valueIn(await publish(anAsk({ id, ...own })));
    expect(JSON.stringify(await wordsOf(made))).not.toContain('data:');
    expect(await pictureOf(made, own.pictures[0]?.fileName ?? '')).toEqual(bytes);
  });

  test('what is no picture is given to nobody, whatever a comment says that it is', async () => {
    const { files, site } = wiki.staff();
    const places = site.kind === 'wordpress' ? ['/wp-json/wp/v2/users/me', ''] : ['/rest/api/user/current', ''];
    for (const place of places) {
      const read = await files?.read(`${site.baseUrl}${place}`, never);
      expect(read).toMatchObject({ ok: false });
    }
  });

  test('what somebody changed on the wiki is not overwritten', async () => {
    const ask = anAsk();
    const made = valueIn(await publish(ask));
    const other = valueIn(await publish({ ...ask, document: DOCUMENT.slice(0, 2), known: made }));
    const third = await publish({
      ...ask,
      document: DOCUMENT.slice(0, 1),
      known: { ...other, version: 'an older one' },
    });
    expect(third).toMatchObject({ ok: false, problem: { why: 'page-changed' } });
    expect(await wordsOf(made)).toEqual(canonicalDocument(DOCUMENT.slice(0, 2)));
  });

  test('a page that is not its own is neither written nor taken back, whatever led to it', async () => {
    const anothers = valueIn(await publish(anAsk()));
    const id = newEventId();
    const target = targetOf(wiki.staff());
    const told = { ok: false, problem: { kind: 'refused', why: 'page-changed' } };
    expect(await publish(anAsk({ id, document: DOCUMENT.slice(0, 1), known: anothers }))).toEqual(told);
    expect(await target.withdraw(id, anothers.page, [], never)).toEqual(told);
    expect(await target.isOwn(id, anothers.page, never)).toEqual({ ok: true, value: false });
    expect(await wordsOf(anothers)).toEqual(canonicalDocument(DOCUMENT));
    expect((await readBy(wiki.platform(), anothers))?.ok).toBe(true);
    const own = valueIn(await publish(anAsk({ id })));
    expect(await target.isOwn(id, own.page, never)).toEqual({ ok: true, value: true });
  });

  test('of what becomes a draft nobody reads a new word, also where it stays half done', async () => {
    const ask = anAsk();
    const published = valueIn(await publish(ask));
    const cut = new AbortController();
    const picture = {
      fileName: 'a.png',
      get pixels() {
        cut.abort(); // the worker ends while it goes up
        return aPng();
      },
    };
    const half: ArticleAsk = { ...ask, status: 'draft', pictures: [picture], known: published };
    expect((await targetOf(wiki.staff()).publish(half, cut.signal)).ok).toBe(false);
    const isSeen = (await readBy(wiki.platform(), published))?.ok;
    expect(isSeen).toBe(beside.kind === 'wordpress'); // whose words and status change in one step
    expect(await wordsOf(published)).toEqual(canonicalDocument(DOCUMENT));
  });

  test('a title that another page has is refused, where titles stand once', async () => {
    if (beside.kind === 'wordpress') return; // titles may stand twice there
    const taken = await publish(anAsk({ title: beside.title }));
    expect(taken).toMatchObject({ ok: false, problem: { why: 'title-taken' } });
  });

  test('who may not publish is told so, and nothing is there', async () => {
    const refused = await targetOf(wiki.platform()).publish(anAsk(), never);
    if (refused.ok) return; // on this wiki everybody writes pages
    expect(refused.problem).toMatchObject({ kind: 'refused', why: 'not-allowed' });
  });
});
