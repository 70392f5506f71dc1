import { expect, test } from 'vitest';
import { createPublishing, type PublishAsk } from '@/lib/app/articles/publish';
import type { Publication } from '@/lib/domain/article/publication';
import type { KeptArticle } from '@/lib/domain/article/stores';
import type { ArticleAsk, PublishedArticle } from '@/lib/domain/article/target';
import type { OutboxEntry } from '@/lib/domain/stores';
import type { StaffEvent } from '@/lib/domain/event';
import { newEventId, type EventId } from '@/lib/domain/ids';
import type { Platform } from '@/lib/domain/ports';
import { emptyRegister, type Register } from '@/lib/domain/register';
import { fail, ok } from '@/lib/domain/result';
import { aPage, aSite } from '../samples';

class Cut extends Error {}
const SITE = aSite().id;
const requests = [newEventId(), newEventId(), newEventId()];
const article: KeptArticle = {
  id: newEventId(),
  siteId: SITE,
  title: 'Is a restart needed?',
  document: [{ kind: 'paragraph', of: [{ kind: 'text', text: 'No, a new level takes effect at once.' }] }],
  requests,
  sources: [],
  editedAt: 0,
};
const ASK: PublishAsk = {
  articleId: article.id,
  siteId: SITE,
  place: { type: 'posts', below: null, category: null },
  labels: [],
  state: 'published',
  allowed: [],
  words: { sources: 'Where this was asked', reply: 'It is answered now.' },
};

/** A wiki that keeps one page for each article, and an outbox that takes each event once, in a browser that ends at a step. */
function aWorld({ cutAt = Infinity, register = emptyRegister(), me = '5', kept = article }: Partial<World> = {}) {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps === cutAt) throw new Cut();
  };
  const pages = new Map<EventId, ArticleAsk>();
  const queued = new Map<EventId, EventId>();
  const publications = new Map<string, Publication>();
  const states: StaffEvent[] = [];
  const page = { ...aPage(), title: article.title };
  const platform: Partial<Platform> = {
    site: aSite(),
    articles: {
      publish: async (ask) => {
        step();
        pages.set(ask.id, ask);
        step(); // done, but its answer is lost
        const { status } = ask;
        return ok({ page, status, version: '1' } satisfies PublishedArticle);
      },
      withdraw: async () => ok({ page, status: 'draft', version: '2' }),
      isOwn: async () => ok(true),
      attach: async () => ok({}),
      ownWords: (source) => source,
    },
  };
  const publishing = () =>
    createPublishing({
      articles: { list: async () => [kept], find: async () => kept, save: async () => {}, remove: async () => {} },
      publications: {
        find: async (id, siteId) => publications.get(id + siteId) ?? null,
        list: async () => [...publications.values()],
        save: async (one) => {
          step();
          publications.set(one.articleId + one.siteId, one);
        },
      },
      findPlatform: async () => platform as Platform, // with all that publishing asks of it
      registers: { find: async () => ({ siteId: SITE, page, creator: { id: '1', name: 'Ada' }, register }) },
      rows: {
        staff: async () =>
          Map.groupBy(
            states.map((event, at) => ({ event, by: { id: '4', name: 'Mika' }, at, altered: false })),
            ({ event }) => event.of,
          ),
      },
      writeDown: async (_page, event) => {
        step();
        states.push(event);
        return ok({ eventId: event.id });
      },
      outboxStore: { find: async (id) => (queued.has(id) ? ({} as OutboxEntry) : null) }, // only whether it is there
      update: async ({ requestId, eventId }) => {
        step();
        queued.set(eventId, requestId);
        return ok({ eventId });
      },
      authorOn: async () => ({ id: me, name: 'Mara' }),
      quoted: { of: async () => [], changedIn: async () => [] },
    });
  return { publishing, pages, queued, states, steps: () => steps, end: () => (cutAt = Infinity) };
}
interface World {
  cutAt: number;
  register: Register;
  me: string;
  kept: KeptArticle;
}

test('cut at any step and asked again, there is one page and one reply to each request', async () => {
  const whole = aWorld();
  expect(await whole.publishing().publish(ASK)).toMatchObject({ ok: true, value: { told: { length: 3 } } });
  expect(whole.steps()).toBeGreaterThan(8);
  for (let cutAt = 1; cutAt <= whole.steps(); cutAt += 1) {
    const world = aWorld({ cutAt });
    await expect(world.publishing().publish(ASK)).rejects.toThrow(Cut);
    world.end();
    expect((await world.publishing().publish(ASK)).ok).toBe(true); // by another worker
    expect(world.pages.size).toBe(1);
    expect([...world.queued.values()].sort()).toEqual([...requests].sort());
  }
});

test('a draft tells nobody', async () => {
  const world = aWorld();
  await world.publishing().publish({ ...ASK, state: 'in-review' });
  expect([world.queued.size, world.pages.get(article.id)?.status]).toEqual([0, 'draft']);
  expect(world.states).toMatchObject([{ kind: 'article-state', state: 'in-review' }]);
});

test('where the team wants a review, whoever asked for it may not publish, and a colleague may', async () => {
  const register = { ...emptyRegister(), policy: { 'article-review': { value: 1 } } };
  const refused = { ok: false, problem: { kind: 'refused', why: 'review-first' } };
  const own = aWorld({ register, me: '4' });
  expect(await own.publishing().publish(ASK)).toEqual(refused);
  await own.publishing().publish({ ...ASK, state: 'in-review' });
  expect(await own.publishing().publish(ASK)).toEqual(refused);
  const colleague = aWorld({ register, me: '5' });
  expect(await colleague.publishing().publish(ASK)).toEqual(refused); // nobody asked for one
  await colleague.publishing().publish({ ...ASK, state: 'in-review' });
  expect((await colleague.publishing().publish(ASK)).ok).toBe(true);
});

test('what may not be meant for everybody keeps it back until its author allows it', async () => {
  const text = 'Ask mara.berg@acme-systems.com for the key.';
  const kept = { ...article, document: [{ kind: 'paragraph' as const, of: [{ kind: 'text' as const, text }] }] };
  const world = aWorld({ kept });
  expect(await world.publishing().publish(ASK)).toEqual(fail({ kind: 'refused', why: 'not-public' }));
  expect(world.pages.size).toBe(0);
  const found = await world.publishing().check(article.id, ASK.words.sources);
  const allowed = found.ok ? found.value.map((leak) => leak.found) : [];
  expect(allowed).toEqual(['mara.berg@acme-systems.com']);
  expect((await world.publishing().publish({ ...ASK, allowed })).ok).toBe(true);
});

test('pictures that cannot be read are counted for its author', async () => {
  const url = 'https://elsewhere.example/menu.png';
  const kept = { ...article, document: [{ kind: 'picture' as const, file: 'menu.png', url, alt: 'The menu' }] };
  expect(await aWorld({ kept }).publishing().publish(ASK)).toMatchObject({ ok: true, value: { unread: 1 } });
});
