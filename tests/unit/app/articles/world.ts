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

export class Cut extends Error {}
export const SITE = aSite().id;
export const requests = [newEventId(), newEventId(), newEventId()];
export const article: KeptArticle = {
  id: newEventId(),
  siteId: SITE,
  title: 'Is a restart needed?',
  document: [{ kind: 'paragraph', of: [{ kind: 'text', text: 'No, a new level takes effect at once.' }] }],
  requests,
  sources: [],
  editedAt: 0,
};
export const ASK: PublishAsk = {
  articleId: article.id,
  siteId: SITE,
  place: { type: 'posts', below: null, category: null },
  labels: [],
  state: 'published',
  allowed: [],
  words: { sources: 'Where this was asked', reply: 'It is answered now.' },
};

/** A wiki that keeps one page for each article, and an outbox that takes each event once, in a browser that ends at a step. */
export function aWorld(given: Partial<World> = {}) {
  const { register = emptyRegister(), me = '5', kept = article, gone = null, answered = null } = given;
  let { cutAt = Infinity } = given;
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
      isAnswered: async (_siteId, requestId) => requestId === answered,
      update: async ({ requestId, eventId }) => {
        step();
        if (requestId === gone) return fail({ kind: 'refused', why: 'page-gone' });
        queued.set(eventId, requestId);
        return ok({ eventId });
      },
      authorOn: async () => ({ id: me, name: 'Mara' }),
      quoted: { of: async () => [], changedIn: async () => ({}) },
    });
  return { publishing, pages, queued, states, steps: () => steps, end: () => (cutAt = Infinity) };
}
interface World {
  cutAt: number;
  register: Register;
  me: string;
  kept: KeptArticle;
  /** A request that was deleted; one that somebody answered with the article. */
  gone: EventId;
  answered: EventId;
}
