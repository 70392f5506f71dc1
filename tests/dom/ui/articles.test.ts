import { expect, test } from 'vitest';
import { publicParts } from '@/lib/domain/article/parts';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { plainDocument } from '@/lib/domain/document/document';
import { ok } from '@/lib/domain/result';
import { aDesk, aDeskRequest, someRows } from './example-desk';
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
