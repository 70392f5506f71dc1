import { cleanup, render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import ArticleList from '@/components/desk/articles/ArticleList.svelte';
import ArticleView from '@/components/desk/articles/ArticleView.svelte';
import PublishPanel from '@/components/desk/articles/PublishPanel.svelte';
import type { TeamArticle } from '@/lib/domain/article/team-article';
import { publicParts } from '@/lib/domain/article/parts';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { plainDocument } from '@/lib/domain/document/document';
import { ok } from '@/lib/domain/result';
import { siteIdOf } from '@/lib/domain/page';
import { aDesk, aDeskRequest, someRows } from './example-desk';
import { anEventId, aPage, aSite, NOW } from './examples';
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
      const { opened } = request.thread;
      const asked = { ...opened, comment: { ...opened.comment, id: `asked-${String(at)}` } };
      const answer = anEntry(`answer-${String(at)}`, 'A change of the log level takes effect at once.');
      return ok({ ...request, thread: { ...request.thread, opened: asked, entries: [answer] } });
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

const aTeamArticle = (part: Partial<TeamArticle> = {}): TeamArticle => ({
  id: anEventId(700),
  siteId: aSite().id,
  title: 'Log levels',
  state: 'published',
  page: aPage().pageId,
  url: aPage().url,
  inSection: false,
  by: { id: '5', name: 'Mara Berg' },
  at: NOW,
  publishedAt: NOW,
  ...part,
});

test('requests of another site are left out of an article, which is said, and stay chosen', async () => {
  const { desk } = await withFive();
  const [first, ...others] = desk.rows.all;
  if (first === undefined) throw new Error('no rows');
  const elsewhere = others
    .slice(0, 2)
    .map((row) => ({ ...row, siteId: siteIdOf('wordpress', 'https://else.example') }));
  await desk.articles.make([first, ...elsewhere, ...others.slice(2)]);
  expect(desk.articles.open?.requests).toHaveLength(3);
  expect([...desk.picked].sort()).toEqual(elsewhere.map(({ id }) => id).sort());
  render(ArticleView, { desk, platform: 'Linux' });
  expect(screen.getByText(/^2 requests of other sites were left out/)).toBeTruthy();
});

test('before somebody asks for a review of an article with parts for staff, it says that they stay here', async () => {
  const { desk } = await withFive();
  await desk.articles.make(desk.subjects());
  const { articles } = desk;
  const line = { kind: 'paragraph' as const, of: [{ kind: 'text' as const, text: 'Ask the vault team first.' }] };
  const { publishing } = articles;
  if (publishing === null) throw new Error('no article is open');
  articles.type([line]);
  const panel = render(PublishPanel, { desk, articles, publishing });
  expect(panel.queryByText(/^Parts for staff only stay/)).toBeNull();
  articles.type([{ kind: 'internal', of: [line] }]);
  expect(await panel.findByText(/^Parts for staff only stay/)).toBeTruthy();
});

test('an article that was just made is told from the others by its title', async () => {
  const { desk } = await withFive();
  desk.ports.calls.readArticles = async () =>
    ok({ articles: [], publications: [], team: [aTeamArticle()], views: {}, changed: {} });
  await desk.articles.make(desk.subjects());
  expect(desk.articles.hints.lacks).not.toContain('unique');
  desk.articles.rename('Log levels');
  expect(desk.articles.hints.lacks).toContain('unique');
});

test('a published article is as old as it is on its wiki, whenever it was opened here', async () => {
  const { desk, kept } = await withFive();
  await desk.articles.make(desk.subjects());
  const { open } = desk.articles;
  if (open === null) throw new Error('no article is open');
  expect(desk.articles.hints.lacks).not.toContain('age');
  const team = [aTeamArticle({ id: open.id, publishedAt: NOW - 400 * 86_400_000 })];
  desk.ports.calls.readArticles = async () =>
    ok({ articles: [...kept.values()], publications: [], team, views: {}, changed: {} });
  await desk.articles.read();
  expect(desk.articles.hints.lacks).toContain('age');
});

test('that a quoted section changed is said in the list of drafts, in the team’s, and in the article', async () => {
  const { desk } = await withFive();
  await desk.articles.make(desk.subjects());
  const { open } = desk.articles;
  if (open === null) throw new Error('no article is open');
  const { document: _, sources: __, ...listed } = open;
  const team = [aTeamArticle({ id: open.id })];
  desk.ports.calls.readArticles = async () =>
    ok({ articles: [listed], publications: [], team, views: {}, changed: { [open.id]: ['On Linux'] } });
  await desk.articles.read();
  render(ArticleView, { desk, platform: 'Linux' });
  expect(screen.getAllByText('On Linux')).toHaveLength(1);
  cleanup();
  render(ArticleList, { desk });
  expect(screen.getAllByText('On Linux')).toHaveLength(2);
});
