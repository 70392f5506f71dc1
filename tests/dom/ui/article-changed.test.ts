import { expect, test } from 'vitest';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { newEventId } from '@/lib/domain/ids';
import { fail, ok } from '@/lib/domain/result';
import { aDesk, aDeskSite } from './example-desk';
import { speakEnglish } from './english';

speakEnglish();

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
      return ok({ publication: settled, told: [], untold: 0, unread: 0, problem: null });
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
