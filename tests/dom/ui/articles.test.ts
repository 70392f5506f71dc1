import { expect, test } from 'vitest';
import { publicParts } from '@/lib/domain/article/parts';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { plainDocument } from '@/lib/domain/document/document';
import { newEventId } from '@/lib/domain/ids';
import { fail, ok } from '@/lib/domain/result';
import { aDesk, aDeskRequest, aDeskSite, someRows } from './example-desk';
import { anEntry } from './example-threads';
import { speakEnglish } from './english';

speakEnglish();

/** A desk with five requests that are answered, and what it keeps. */
async function withFive() {
  const kept = new Map<string, KeptArticle>();
  const rows = someRows(5);
  const desk = aDesk(rows, {
    readRequest: async ({ requestId }) => {
      const at = rows.findIndex(({ id }) => id === requestId);
      const request = aDeskRequest(at);
      const answer = anEntry(`answer-${String(at)}`, 'A change of the log level takes effect at once.');
      return ok({ ...request, thread: { ...request.thread, entries: [answer] } });
    },
    readArticles: async () => ok({ articles: [...kept.values()], publications: [], team: [], views: {}, changed: {} }),
    saveArticle: async ({ article }) => {
      kept.set(article.id, article);
      return ok(null);
    },
    removeArticle: async ({ id }) => {
      kept.delete(id);
      return ok(null);
    },
  });
  await desk.start();
  for (const { id } of rows) desk.pick(id);
  return { desk, kept };
}

test('five requests become one draft whose sentences tell who said them, and it is kept', async () => {
  const { desk, kept } = await withFive();
  await desk.articles.make(desk.subjects());
  const { open, trace } = desk.articles;
  expect(open?.requests).toHaveLength(5);
  expect(open?.title).not.toBe('');
  expect(plainDocument(publicParts(open?.document ?? [])).match(/takes effect at once/g)).toHaveLength(1);
  const answer = trace.find(({ text }) => text.includes('takes effect at once'));
  expect(answer?.sources).toHaveLength(5);
  expect(desk.picked).toEqual([]);
  await desk.articles.close();
  expect([...kept.values()]).toMatchObject([{ title: open?.title }]);
});

test('what is typed is kept, is its author’s own, and goes out as Markdown', async () => {
  const { desk, kept } = await withFive();
  await desk.articles.make(desk.subjects());
  desk.articles.rename('Log levels');
  desk.articles.type([
    { kind: 'paragraph', of: [{ kind: 'text', text: 'Nobody said this before me.', strong: true }] },
  ]);
  expect(desk.articles.trace).toMatchObject([{ text: 'Nobody said this before me.', sources: [] }]);
  expect(await desk.articles.file.markdown()).toBe('# Log levels\n\n**Nobody said this before me.**\n');
  await desk.articles.flush();
  expect([...kept.values()]).toMatchObject([{ title: 'Log levels' }]);
});

test('what is for staff only is kept with the article, and is in no copy of it', async () => {
  const { desk, kept } = await withFive();
  await desk.articles.make(desk.subjects());
  const line = (text: string) => ({ kind: 'paragraph' as const, of: [{ kind: 'text' as const, text }] });
  const internal = { kind: 'internal' as const, of: [line('Ask the vault team first.')] };
  desk.articles.rename('Log levels');
  desk.articles.type([line('Before.'), internal, line('After.')]);
  expect(await desk.articles.file.markdown()).toBe('# Log levels\n\nBefore.\n\nAfter.\n');
  expect(desk.articles.trace.map(({ text }) => text)).toContain('Ask the vault team first.');
  await desk.articles.flush();
  expect([...kept.values()]).toMatchObject([{ document: [line('Before.'), internal, line('After.')] }]);
});

test('a draft that is deleted can be brought back', async () => {
  const { desk, kept } = await withFive();
  await desk.articles.make(desk.subjects());
  await desk.articles.flush();
  await desk.articles.remove();
  expect(kept.size).toBe(0);
  await desk.undoLast();
  expect(kept.size).toBe(1);
});

/** An article that was published, and then changed on the wiki by somebody. */
async function changedOnTheWiki() {
  const [id, { site }] = [newEventId(), aDeskSite()];
  const paragraph = (text: string) => [{ kind: 'paragraph' as const, of: [{ kind: 'text' as const, text }] }];
  const mine = {
    id,
    siteId: site.id,
    title: 'Mine',
    document: paragraph('My words.'),
    requests: [],
    sources: [],
    editedAt: 1,
  };
  const theirs = { ...mine, title: 'Theirs', document: paragraph('Their words.') };
  const page = {
    siteId: site.id,
    kind: site.kind,
    pageId: '7',
    contentType: 'posts',
    url: site.baseUrl,
    title: 'Mine',
    version: null,
  };
  const known = (version: string) => ({ page, status: 'draft' as const, version });
  const place = { type: 'posts' as const, below: null, category: null };
  const publication = {
    articleId: id,
    siteId: site.id,
    place,
    labels: [],
    tried: [],
    known: known('1'),
    replies: {},
    quoted: [],
  };
  const settled = { ...publication, known: known('2') };
  let version = '1';
  const sent: string[] = [];
  const kept: KeptArticle[] = [];
  const desk = aDesk([], {
    readArticles: async () => ok({ articles: [], publications: [publication], team: [], views: {}, changed: {} }),
    openArticle: async () => ok({ article: mine }),
    publishArticle: async ({ state }) => {
      if (version === '1') return fail({ kind: 'refused', why: 'page-changed' });
      sent.push(state);
      return ok({ publication: settled, told: [], unread: 0 });
    },
    settleArticle: async ({ by }) => {
      version = '2';
      return ok({ article: by === 'taking' ? theirs : mine, publication: settled });
    },
    saveArticle: async ({ article }) => {
      kept.push(article);
      return ok(null);
    },
  });
  await desk.start();
  await desk.articles.take(mine);
  const { publishing } = desk.articles;
  if (publishing === null) throw new Error('none is open');
  await publishing.send('in-review');
  return { desk, publishing, sent, kept, mine };
}

test('where somebody changed the page on the wiki, its words can be taken, and one’s own brought back', async () => {
  const { desk, publishing, sent, kept, mine } = await changedOnTheWiki();
  expect([publishing.isChanged, sent]).toEqual([true, []]);
  const { given } = desk.articles;
  await publishing.takeTheirs();
  expect([publishing.isChanged, desk.articles.open?.title, desk.articles.given]).toEqual([false, 'Theirs', given + 1]);
  expect(sent).toEqual([]);
  await desk.undoLast();
  expect([desk.articles.open, kept.at(-1)]).toEqual([mine, mine]);
});

test('where somebody changed the page on the wiki, one’s own can be written over it, as it was asked for', async () => {
  const { desk, publishing, sent } = await changedOnTheWiki();
  await publishing.writeOver();
  expect([publishing.isChanged, sent, desk.articles.open?.title]).toEqual([false, ['in-review'], 'Mine']);
});
