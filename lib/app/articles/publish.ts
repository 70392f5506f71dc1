import { leaksIn, type Leak } from '@/lib/domain/article/leaks';
import { linksIn } from '@/lib/domain/article/checks';
import { internalParts, publicParts } from '@/lib/domain/article/parts';
import type { Publication, PublicationStore } from '@/lib/domain/article/publication';
import type { ArticleStore, KeptArticle } from '@/lib/domain/article/stores';
import type { ArticlePlace } from '@/lib/domain/article/target';
import { foldArticles, isReviewed } from '@/lib/domain/article/team-article';
import { withSources } from '@/lib/domain/article/with-sources';
import { withoutEmpty } from '@/lib/domain/article/without-empty';
import type { Author } from '@/lib/domain/delivery';
import type { Update } from '@/lib/domain/desk/views';
import { plainDocument, type Document } from '@/lib/domain/document/document';
import type { ArticleState } from '@/lib/domain/event';
import { newEventId, type EventId, type SiteId } from '@/lib/domain/ids';
import type { FindPlatform } from '@/lib/domain/ports';
import { policyOf } from '@/lib/domain/register';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { OutboxStore } from '@/lib/domain/stores';
import type { DeskRows } from '../desk-rows';
import type { Registers } from '../registers';
import type { WriteDown } from '../write-down';
import { withOwnPictures } from './pictures';
import type { createQuoted } from './quoted';

export interface PublishingPorts {
  articles: ArticleStore;
  publications: PublicationStore;
  findPlatform: FindPlatform;
  registers: Pick<Registers, 'find'>;
  rows: Pick<DeskRows, 'staff'>;
  writeDown: WriteDown;
  /** Says something in public below a request. */
  update: (
    of: { siteId: SiteId; requestId: EventId; eventId: EventId },
    text: string,
    update: Update,
  ) => Promise<Result<{ eventId: EventId }>>;
  quoted: ReturnType<typeof createQuoted>;
  outboxStore: Pick<OutboxStore, 'find'>;
  authorOn: (siteId: SiteId) => Promise<Author | null>;
}

export interface PublishAsk {
  articleId: EventId;
  siteId: SiteId;
  place: ArticlePlace;
  labels: string[];
  /** A colleague looks through a draft that is `in-review`. */
  state: 'draft' | 'in-review' | 'published';
  /** What was found in it and may be public all the same. */
  allowed: string[];
  words: {
    /** Over the requests that it was drawn from. */
    sources: string;
    /** To whoever asked; `null`: nobody is told. */
    reply: string | null;
  };
}

const LIMIT_MS = 120_000;

/** A wiki in a private network links to itself. */
function isOwn(found: string, origin: string): boolean {
  return URL.canParse(origin) && found.includes(new URL(origin).hostname);
}

/** Puts articles onto wikis, and closes the requests that they answer. */
export function createPublishing(ports: PublishingPorts) {
  const { articles, publications, findPlatform, registers, rows } = ports;

  const publicDocument = ({ document, sources }: KeptArticle, heading: string): Document =>
    withSources(withoutEmpty(publicParts(document)), sources, heading);

  /** What may not be meant for everybody in all that would be written. */
  async function leaks(article: KeptArticle, heading: string): Promise<Leak[]> {
    const notes = [...(await rows.staff(article.siteId))].flatMap(([id, about]) =>
      article.requests.includes(id) ? about.map(({ event }) => event.text) : [],
    );
    const parts = internalParts(article.document);
    const internal = [...parts.map(plainDocument), ...parts.flatMap(linksIn), ...notes];
    const names = [...new Set(article.sources.map(({ by }) => by))];
    const own = (await findPlatform(article.siteId))?.site.origin ?? '';
    const found = leaksIn(article.title, publicDocument(article, heading), { internal, names });
    return found.filter((leak) => leak.kind !== 'address' || !isOwn(leak.found, own));
  }

  async function staffOn(siteId: SiteId): Promise<{ ids: string[]; needsReview: boolean }> {
    const found = await registers.find(siteId);
    if (found === null) return { ids: [], needsReview: false };
    const { register } = found;
    const ids = [...new Set([...Object.keys(register.staff), ...Object.keys(register.administrator)])];
    return { ids, needsReview: policyOf(register, 'article-review') > 0 };
  }

  const teamArticle = async (siteId: SiteId, id: EventId) =>
    foldArticles(siteId, await rows.staff(siteId)).find((one) => one.id === id);

  /** Tells everybody who asked, once each, also if it was cut in between. */
  async function close(
    publication: Publication,
    article: KeptArticle,
    url: string,
    text: string,
  ): Promise<Result<EventId[]>> {
    const { siteId } = article;
    const told: EventId[] = [];
    const now = { ...publication, replies: { ...publication.replies } };
    for (const requestId of article.requests) {
      const before = now.replies[requestId];
      if (before !== undefined && (await ports.outboxStore.find(before)) !== null) continue; // not taken back
      const eventId = newEventId();
      const done = await ports.update({ siteId, requestId, eventId }, text, { as: 'article', url });
      if (!done.ok) return done;
      now.replies[requestId] = eventId;
      told.push(eventId);
      await publications.save(now);
    }
    return ok(told);
  }

  async function writeState(
    { articleId, known }: Publication,
    title: string,
    state: ArticleState,
  ): Promise<Result<null>> {
    if (known === null) return fail({ kind: 'refused', why: 'page-gone' });
    const { page } = known;
    const event = { kind: 'article-state', id: newEventId(), of: articleId, text: title, state } as const;
    const written = await ports.writeDown(page, { ...event, page: page.pageId, url: page.url }, 0);
    const hasNoDeskPage =
      !written.ok && written.problem.kind === 'refused' && written.problem.why === 'unsupported-site';
    return written.ok || hasNoDeskPage ? ok(null) : written;
  }

  return {
    async check(articleId: EventId, heading: string): Promise<Result<Leak[]>> {
      const article = await articles.find(articleId);
      return article === null ? fail({ kind: 'refused', why: 'page-gone' }) : ok(await leaks(article, heading));
    },

    /**
     * Publishes an article, or puts it onto the wiki as a draft. Cut at any point and asked again, there is one page and
     * one reply to each request.
     * @returns Ids of the replies that were queued, for as long as they can be taken back.
     */
    async publish(ask: PublishAsk): Promise<Result<{ publication: Publication; told: EventId[] }>> {
      const { articleId, siteId, place, labels, state, words } = ask;
      const [article, platform] = [await articles.find(articleId), await findPlatform(siteId)];
      if (article === null) return fail({ kind: 'refused', why: 'page-gone' });
      if (platform?.articles === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
      const found = await leaks(article, words.sources);
      if (found.some((leak) => !ask.allowed.includes(leak.found))) return fail({ kind: 'refused', why: 'not-public' });
      const { ids: staff, needsReview } = await staffOn(siteId);
      const me = (await ports.authorOn(siteId))?.id ?? null;
      if (state === 'published' && needsReview && !isReviewed(await teamArticle(siteId, articleId), me))
        return fail({ kind: 'refused', why: 'review-first' });

      const title = article.title.trim();
      const before = await publications.find(articleId, siteId);
      const begun: Publication = {
        known: null,
        replies: {},
        quoted: [],
        ...before,
        ...{ articleId, siteId, place, labels },
        tried: [...new Set([...(before?.tried ?? []), title])],
      };
      await publications.save(begun); // before anything is sent: its answer may be lost
      const files = (await findPlatform(article.siteId))?.files;
      const own = await withOwnPictures(articleId, publicDocument(article, words.sources), files, platform);
      const status = state === 'published' ? 'published' : 'draft';
      const { known, tried } = begun;
      const sent = { id: articleId, title, ...own, place, status, labels, staff, tried, known } as const;
      const published = await platform.articles.publish(sent, AbortSignal.timeout(LIMIT_MS));
      if (!published.ok) return published;
      const quoted = await ports.quoted.of(article.siteId, article.requests);
      const publication = { ...begun, known: published.value, quoted };
      await publications.save(publication);
      const written = await writeState(publication, title, state);
      if (!written.ok) return written;
      const { reply } = words;
      if (status === 'draft' || reply === null) return ok({ publication, told: [] });
      const told = await close(publication, article, published.value.page.url, reply);
      return told.ok ? ok({ publication, told: told.value }) : told;
    },

    /** Nobody but staff reads it any more. */
    async withdraw(articleId: EventId, siteId: SiteId, title: string): Promise<Result<Publication>> {
      const [publication, platform] = [await publications.find(articleId, siteId), await findPlatform(siteId)];
      if (publication?.known === undefined || publication.known === null || platform?.articles === undefined)
        return fail({ kind: 'refused', why: 'page-gone' });
      const { ids } = await staffOn(siteId);
      const drawn = await platform.articles.withdraw(publication.known.page, ids, AbortSignal.timeout(LIMIT_MS));
      if (!drawn.ok) return drawn;
      const next = { ...publication, known: drawn.value };
      await publications.save(next);
      const written = await writeState(next, title, 'draft');
      return written.ok ? ok(next) : written;
    },
  };
}
