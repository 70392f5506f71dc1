import { expect, test } from 'vitest';
import { createInserting, type InsertAsk } from '@/lib/app/articles/insert';
import { createWordings } from '@/lib/app/wordings';
import type { Publication } from '@/lib/domain/article/publication';
import type { KeptArticle } from '@/lib/domain/article/stores';
import type { Document } from '@/lib/domain/document/document';
import type { StaffEvent } from '@/lib/domain/event';
import { newEventId, type EventId } from '@/lib/domain/ids';
import { pageKeyOf } from '@/lib/domain/page';
import type { Platform } from '@/lib/domain/ports';
import { ok } from '@/lib/domain/result';
import type { OutboxEntry } from '@/lib/domain/stores';
import type { PageBody } from '@/lib/domain/wording/section-wording';
import { aPage, aSite } from '../samples';

class Cut extends Error {}
const site = { ...aSite(), kind: 'confluence-dc' as const };
const page = { ...aPage(site), contentType: 'page' };
const of = { siteId: site.id, pageKey: pageKeyOf(page), sectionId: 's1' };
const requests = [newEventId(), newEventId()];
const text = (words: string) => [{ kind: 'text' as const, text: words }];
const article: KeptArticle = {
  id: newEventId(),
  siteId: site.id,
  title: 'Is a restart needed?',
  document: [
    { kind: 'heading', level: 2, of: text('Answer') },
    { kind: 'paragraph', of: text('No, a new level takes effect at once.') },
  ],
  requests,
  sources: [],
  editedAt: 0,
};
const BASE: Document = [
  { kind: 'heading', level: 2, of: text('Logs') },
  { kind: 'paragraph', of: text('They are kept.') },
];
const START = '<h2>Logs</h2><p>They are kept.</p><h2>Stop</h2><p>x</p>';
const ASK: InsertAsk = {
  articleId: article.id,
  of,
  base: BASE,
  note: 'Inserted',
  allowed: [],
  words: { sources: 'Where this was asked', reply: 'It is answered now.' },
};

/** A wiki with one page, and a browser that ends at a step. */
function aWorld(cutAt = Infinity) {
  let steps = 0;
  const step = () => {
    steps += 1;
    if (steps === cutAt) throw new Cut();
  };
  let body: PageBody = { format: 'storage', source: START, title: page.title, version: '1' };
  const queued = new Map<EventId, EventId>();
  const publications = new Map<string, Publication>();
  const states: StaffEvent[] = [];
  const platform: Partial<Platform> = {
    site,
    bodies: {
      read: async () => ok({ body, mayWrite: true, owner: null }),
      write: async (_page, _from, source) => {
        step();
        body = { ...body, source, version: String(Number(body.version) + 1) };
        step(); // done, but its answer is lost
        return ok(null);
      },
    },
    articles: {
      publish: async () => ok({ page, status: 'published', version: '1' }),
      withdraw: async () => ok({ page, status: 'draft', version: '2' }),
      isOwn: async () => ok(false),
      attach: async () => ok({}),
      ownWords: (source) => source,
    },
  };
  const findPlatform = async () => platform as Platform; // with all that inserting asks of it
  const section = { id: 's1', path: ['Logs'], occurrence: 0, bodyHash: null, characters: 4, before: [] };
  const { title, url, contentType } = page;
  const known = { pageKey: of.pageKey, siteId: site.id, title, url, contentType };
  const outlines = {
    page: async () => ({ ...known, views: null, viewedAt: 0, sections: [section] }),
    saveSections: async () => {},
  };
  const store = { find: async () => null, save: async () => {}, forget: async () => {} };
  const wordings = () => createWordings({ outlines, store, findPlatform, clock: { now: () => 1 } });
  const inserting = (words = wordings()) =>
    createInserting({
      outlines,
      wordings: words,
      articles: {
        list: async () => [article],
        find: async () => article,
        save: async () => {},
        remove: async () => {},
      },
      publications: {
        find: async (id, siteId) => publications.get(id + siteId) ?? null,
        list: async () => [...publications.values()],
        save: async (one) => {
          step();
          publications.set(one.articleId + one.siteId, one);
        },
      },
      findPlatform,
      registers: { find: async () => null },
      rows: { staff: async () => new Map() },
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
      authorOn: async () => ({ id: '5', name: 'Mara' }),
      isAnswered: async () => false,
      quoted: { of: async () => [], changedIn: async () => ({}) },
    });
  const end = () => (cutAt = Infinity);
  return { inserting, wordings, queued, states, source: () => body.source, steps: () => steps, end };
}

test('cut at any step, and asked again from the section as it is then, it stands there once and each is told once', async () => {
  const whole = aWorld();
  expect(await whole.inserting().insert(ASK)).toMatchObject({ ok: true, value: { told: { length: 2 } } });
  expect(whole.source()).toContain('a new level takes effect at once');
  for (let cutAt = 1; cutAt <= whole.steps(); cutAt += 1) {
    const world = aWorld(cutAt);
    await expect(world.inserting().insert(ASK)).rejects.toThrow(Cut);
    world.end();
    const now = await world.wordings().read(of);
    const base = now.ok ? now.value.wording : [];
    expect((await world.inserting().insert({ ...ASK, base })).ok).toBe(true); // by another worker
    expect(world.source()).toBe(whole.source());
    expect([...world.queued.values()].sort()).toEqual([...requests].sort());
  }
});

test('it is written down as a part of that page, not as a page of its own', async () => {
  const world = aWorld();
  await world.inserting().insert(ASK);
  expect(world.states).toMatchObject([{ kind: 'article-state', state: 'published', inSection: true }]);
});

test('it can be put back to the letter, and where that is not known any more it is not said to be', async () => {
  const world = aWorld();
  const wordings = world.wordings();
  const done = await world.inserting(wordings).insert(ASK);
  const next = done.ok ? done.value.next : [];
  expect(world.source()).not.toBe(START);
  const told = { ok: false, problem: { kind: 'refused', why: 'page-changed' } };
  expect(await world.wordings().publish(of, next, BASE, 'Put back')).toEqual(told); // by another worker
  expect(await wordings.publish(of, next, BASE, 'Put back')).toEqual(ok([]));
  expect(world.source()).toBe(START);
});
