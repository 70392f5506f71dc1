import { expect, test } from 'vitest';
import type { Publication } from '@/lib/domain/article/publication';
import type { KeptArticle } from '@/lib/domain/article/stores';
import type { EventId } from '@/lib/domain/ids';
import { fail, ok } from '@/lib/domain/result';
import type { Client } from '@/lib/messages/client';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import { aDesk, someRows } from './example-desk';
import { anEventId, aPage, aSite, NOW } from './examples';
import { speakEnglish } from './english';

speakEnglish();

function anArticle(number: number, title: string): KeptArticle {
  const id = anEventId(number);
  const document: KeptArticle['document'] = [{ kind: 'paragraph', of: [{ kind: 'text', text: title }] }];
  return { id, siteId: aSite().id, title, document, requests: [], sources: [], editedAt: NOW };
}
const [relay, vault] = [anArticle(701, 'Ports of the relay'), anArticle(702, 'Keys of the vault')];

function standing(articleId: EventId, status: 'draft' | 'published'): Publication {
  const place = { type: 'posts', below: null, category: null } as const;
  const known = { page: aPage(), status, version: '1' };
  return { articleId, siteId: aSite().id, place, labels: [], tried: [], known, replies: {}, quoted: [] };
}

/** A desk with both articles, and what it had done to them in the order in which it was. */
async function withTwo(replies: Partial<Client<DeskCalls>> = {}) {
  const done: string[] = [];
  const publications = new Map<EventId, Publication>();
  const titleOf = (id: EventId) => (id === relay.id ? relay.title : vault.title);
  const put = (articleId: EventId, status: 'draft' | 'published') => {
    const publication = standing(articleId, status);
    publications.set(articleId, publication);
    return publication;
  };
  const desk = aDesk(someRows(2), {
    openArticle: async ({ articleId }) => ok({ article: articleId === relay.id ? relay : vault }),
    readArticles: async () =>
      ok({ articles: [relay, vault], publications: [...publications.values()], team: [], views: {}, changed: {} }),
    publishArticle: async ({ articleId, labels }) => {
      done.push(`publish ${titleOf(articleId)}: ${labels.join(' ')}`);
      return ok({
        publication: put(articleId, 'published'),
        told: [anEventId(801), anEventId(802)],
        untold: 0,
        unread: 0,
        problem: null,
      });
    },
    withdrawArticle: async ({ articleId, title }) => {
      done.push(`withdraw ${titleOf(articleId)} as ${title}`);
      return ok({ publication: put(articleId, 'draft') });
    },
    undo: async ({ eventId }) => {
      done.push(`take back ${eventId === anEventId(801) ? 'one' : 'two'}`);
      return ok(null);
    },
    ...replies,
  });
  await desk.start();
  await desk.articles.take(relay);
  return { desk, done, publications };
}

test('an undo takes the article back that was published, whichever is open by then', async () => {
  const { desk, done } = await withTwo();
  await desk.articles.publishing?.send('published');
  await desk.articles.close();
  await desk.articles.take(vault);
  await desk.undoLast();
  expect(done).toContain('withdraw Ports of the relay as Ports of the relay');
  expect(done.some((one) => one.includes('vault'))).toBe(false);
});

test('taken back while it is open again, an article stands as a draft there', async () => {
  const { desk } = await withTwo();
  await desk.articles.publishing?.send('published');
  await desk.articles.close();
  await desk.articles.take(relay);
  expect(desk.articles.publishing?.isPublic).toBe(true);
  await desk.undoLast();
  await desk.articles.read(); // as the desk does when it hears of that
  expect(desk.articles.publishing?.isPublic).toBe(false);
});

test('another article that is opened while one is checked is not published in its place', async () => {
  const checked = Promise.withResolvers<void>();
  const { desk, done } = await withTwo({
    checkArticle: async ({ articleId }) => {
      if (articleId === relay.id) await checked.promise;
      return ok({ leaks: [] });
    },
  });
  const { publishing } = desk.articles;
  if (publishing === null) throw new Error('no article is open');
  publishing.labels = 'network';
  const sending = publishing.send('published');
  await desk.articles.take(vault);
  checked.resolve();
  await sending;
  expect(done).toEqual(['publish Ports of the relay: network']);
  expect(desk.articles.publishing?.isPublic).toBe(false);
});

test('what fails after its panel was left is said all the same', async () => {
  const { desk } = await withTwo({ publishArticle: async () => fail({ kind: 'refused', why: 'not-allowed' }) });
  const { publishing } = desk.articles;
  const sending = publishing?.send('published');
  await desk.articles.close();
  await sending;
  expect(desk.problem).toMatchObject({ why: 'not-allowed' });
});

test('another article that is opened while one is checked does not go into its section', async () => {
  const checked = Promise.withResolvers<void>();
  const inserted: EventId[] = [];
  const { desk } = await withTwo({
    findPlaces: async () => ok({ pages: [{ pageKey: 'one', title: 'Relay' }], categories: [] }),
    sectionsOf: async () => ok({ sections: [{ id: 's', path: ['Ports'] }] }),
    checkArticle: async () => {
      await checked.promise;
      return ok({ leaks: [] });
    },
    insertArticle: async ({ articleId, base }) => {
      inserted.push(articleId);
      return ok({ next: base, lost: [], told: [], untold: 0, unread: 0, problem: null });
    },
  });
  const { publishing } = desk.articles;
  await publishing?.find('');
  const into = publishing?.into;
  await into?.choosePage('Relay');
  await into?.chooseSection('s');
  const inserting = into?.insert();
  await desk.articles.take(vault);
  checked.resolve();
  await inserting;
  expect(inserted).toEqual([relay.id]);
});

test('an undo takes the replies back before the page that they lead to', async () => {
  const { desk, done } = await withTwo();
  await desk.articles.publishing?.send('published');
  done.length = 0;
  await desk.undoLast();
  expect(done).toEqual(['take back one', 'take back two', 'withdraw Ports of the relay as Ports of the relay']);
});

test('where a reply was sent already, the page that it leads to stays', async () => {
  const { desk, done } = await withTwo({ undo: async () => fail({ kind: 'refused', why: 'not-allowed' }) });
  await desk.articles.publishing?.send('published');
  await desk.undoLast();
  expect(done).toEqual(['publish Ports of the relay: ']);
  expect(desk.spoken).toContain('Too late');
});

test('a page that is a draft again counts as taken back, though that could not be written down', async () => {
  const { desk, publications } = await withTwo({
    withdrawArticle: async ({ articleId }) => {
      publications.set(articleId, standing(articleId, 'draft'));
      return fail({ kind: 'offline' });
    },
  });
  await desk.articles.publishing?.send('published');
  await desk.undoLast();
  expect(desk.spoken).toBe('Taken back. It is as it was before.');
  expect(desk.articles.publishing?.isPublic).toBe(false);
});

test('a section that says again what it said leaves no published article in the list', async () => {
  const states: string[] = [];
  const { desk } = await withTwo({
    findPlaces: async () => ok({ pages: [{ pageKey: 'one', title: 'Relay' }], categories: [] }),
    sectionsOf: async () => ok({ sections: [{ id: 's', path: ['Ports'] }] }),
    insertArticle: async ({ base }) => ok({ next: base, lost: [], told: [], untold: 0, unread: 0, problem: null }),
    stateArticle: async ({ articleId, state }) => {
      states.push(`${articleId} ${state}`);
      return ok(null);
    },
  });
  const { publishing } = desk.articles;
  await publishing?.find('');
  await publishing?.into.choosePage('Relay');
  await publishing?.into.chooseSection('s');
  await publishing?.into.insert();
  await desk.undoLast();
  expect(states).toEqual([`${relay.id} draft`]);
  expect(publishing?.into.done).toBe(false);
});
