import type { Leak } from '@/lib/domain/article/leaks';
import type { Publication, PublicationStore } from '@/lib/domain/article/publication';
import type { ArticleStore } from '@/lib/domain/article/stores';
import type { ArticlePlace } from '@/lib/domain/article/target';
import type { EventId, SiteId } from '@/lib/domain/ids';
import type { FindPlatform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import { createGate, readable, type GatePorts } from './gate';
import { createLoop, type LoopPorts } from './loop';
import { withOwnPictures } from './pictures';
import type { createQuoted } from './quoted';

export interface PublishingPorts extends GatePorts, LoopPorts {
  articles: ArticleStore;
  publications: PublicationStore;
  findPlatform: FindPlatform;
  quoted: ReturnType<typeof createQuoted>;
}

/** What is said around an article, in its author's language. */
export interface PublishWords {
  /** Over the requests that it was drawn from. */
  sources: string;
  /** To whoever asked; `null`: nobody is told. */
  reply: string | null;
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
  words: PublishWords;
}

/** What came of it once its page stands. */
export interface Published {
  publication: Publication;
  /** Replies that were queued, for as long as they can be taken back. */
  told: EventId[];
  /** Requests that take no answer any more. */
  untold: number;
  /** How many of its pictures could not be read. */
  unread: number;
  /** Why it could not be written down for the team; `null`: it was. */
  problem: Problem | null;
}

const LIMIT_MS = 120_000;

/** Puts articles onto wikis, and closes the requests that they answer. */
export function createPublishing(ports: PublishingPorts) {
  const { articles, publications, findPlatform } = ports;
  const gate = createGate(ports);
  const loop = createLoop(ports);

  return {
    async check(
      articleId: EventId,
      siteId: SiteId,
      heading: string,
      labels: readonly string[],
    ): Promise<Result<Leak[]>> {
      const article = await articles.find(articleId);
      return article === null
        ? fail({ kind: 'refused', why: 'page-gone' })
        : ok(await gate.leaks(article, siteId, heading, labels));
    },

    /**
     * Publishes an article, or puts it onto the wiki as a draft. Cut at any point and asked again, there is one page and
     * one reply to each request.
     */
    async publish(ask: PublishAsk): Promise<Result<Published>> {
      const { articleId, siteId, place, labels, state, words, allowed } = ask;
      const [article, platform] = [await articles.find(articleId), await findPlatform(siteId)];
      if (article === null) return fail({ kind: 'refused', why: 'page-gone' });
      if (platform?.articles === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
      const isPublic = state === 'published';
      const closed = await gate.closedFor(article, siteId, { heading: words.sources, allowed, isPublic, labels });
      if (closed !== null) return fail(closed);

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
      const { unread, ...own } = await withOwnPictures(articleId, readable(article, words.sources), files, platform);
      const status = isPublic ? 'published' : 'draft';
      const { known, tried } = begun;
      const staff = await gate.staffOn(siteId);
      const sent = { id: articleId, title, ...own, place, status, labels, staff, tried, known } as const;
      const published = await platform.articles.publish(sent, AbortSignal.timeout(LIMIT_MS));
      if (!published.ok) return published;
      const { page } = published.value;
      const quoted = await ports.quoted.of(article.siteId, article.requests);
      const publication = { ...begun, known: published.value, quoted, asOf: article.editedAt };
      await publications.save(publication);
      const written = await loop.state(articleId, page, title, state);
      const done = { publication, unread, problem: written.ok ? null : written.problem }; // the page stands all the same
      if (!isPublic || words.reply === null) return ok({ ...done, told: [], untold: 0 });
      return ok({ ...done, ...(await loop.answer(publication, article, page.url, words.reply)) });
    },

    /** Nobody but staff reads it any more. */
    async withdraw(articleId: EventId, siteId: SiteId, title: string): Promise<Result<Publication>> {
      const [publication, platform] = [await publications.find(articleId, siteId), await findPlatform(siteId)];
      const known = publication?.known ?? null;
      if (publication === null || known === null || platform?.articles === undefined)
        return fail({ kind: 'refused', why: 'page-gone' });
      const staff = await gate.staffOn(siteId);
      const drawn = await platform.articles.withdraw(articleId, known.page, staff, AbortSignal.timeout(LIMIT_MS));
      if (!drawn.ok) return drawn;
      const next = { ...publication, known: drawn.value };
      await publications.save(next);
      const written = await loop.state(articleId, known.page, title, 'draft');
      return written.ok ? ok(next) : written;
    },
  };
}
