import { withAttachments } from '@/lib/domain/article/attachment-address';
import { sourcesIn, type AskedOn, type Source } from '@/lib/domain/article/source';
import type { Publication, PublicationStore } from '@/lib/domain/article/publication';
import type { ArticleStore, KeptArticle } from '@/lib/domain/article/stores';
import { foldArticles, type TeamArticle } from '@/lib/domain/article/team-article';
import { withoutSources } from '@/lib/domain/article/with-sources';
import type { Document } from '@/lib/domain/document/document';
import type { ArticleState } from '@/lib/domain/event';
import { newEventId, type EventId, type SiteId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import type { BodyRead, Clock, FindPlatform, Platform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { ThreadStore } from '@/lib/domain/stores';
import { documentIn } from '@/lib/domain/wording/section-wording';
import type { DeskRows } from '../desk-rows';
import type { WriteDown } from '../write-down';

export interface HandOverPorts {
  articles: ArticleStore;
  publications: PublicationStore;
  threadStore: Pick<ThreadStore, 'list'>;
  findPlatform: FindPlatform;
  rows: Pick<DeskRows, 'staff' | 'fold'>;
  writeDown: WriteDown;
  clock: Clock;
}

const READ_LIMIT_MS = 30_000;
const GONE = { kind: 'refused', why: 'page-gone' } as const;

/** An article as it stands on its wiki. */
interface OnWiki {
  page: PageRef;
  title: string;
  version: string;
  document: Document;
  asked: AskedOn[];
  sources: Source[];
}

/** What one colleague wrote and another goes on with: the wiki holds it between them. */
export function createHandOver(ports: HandOverPorts) {
  const { articles, publications, threadStore, findPlatform, rows } = ports;

  const listOf = async (siteId: SiteId): Promise<TeamArticle[]> => foldArticles(siteId, await rows.staff(siteId));

  /** Requests whose own comments stand at these addresses. */
  async function askedAt(siteId: SiteId, urls: ReadonlySet<string>): Promise<AskedOn[]> {
    const asked: AskedOn[] = [];
    for (const { page, comments } of await threadStore.list(siteId)) {
      if (!comments.some(({ url }) => urls.has(url))) continue;
      for (const { thread } of await rows.fold(page))
        if (urls.has(thread.opened.comment.url)) asked.push({ thread, page });
    }
    return asked;
  }

  /** An article as its wiki has it. */
  async function readOwn(
    siteId: SiteId,
    article: Pick<TeamArticle, 'id' | 'page' | 'url' | 'title'>,
  ): Promise<Result<OnWiki>> {
    const platform = await findPlatform(siteId);
    const read = platform === null ? fail(GONE) : await readPage(platform, article);
    if (platform === null || !read.ok) return read.ok ? fail(GONE) : read;
    const { page, body } = read.value;
    const comments = (await threadStore.list(siteId)).flatMap((known) => known.comments.map(({ url }) => url));
    const written = withAttachments(documentIn({ ...body.body, source: body.own }), platform.site, page.pageId);
    const { document, urls } = withoutSources(written, (url) => comments.includes(url));
    const asked = await askedAt(siteId, urls);
    const { title, version } = body.body;
    return ok({ page, title, version, document, asked, sources: sourcesIn(asked, platform.site) });
  }

  /** Keeps it as the wiki has it. What is for staff stands nowhere but here. */
  async function take(here: KeptArticle | null, publication: Publication, read: OnWiki): Promise<KeptArticle> {
    const { articleId: id, siteId } = publication;
    const { title, asked, sources } = read;
    const editedAt = ports.clock.now();
    const internal = here?.document.filter(({ kind }) => kind === 'internal') ?? [];
    const drawn = { id, siteId, requests: asked.map(({ thread }) => thread.id), sources };
    const kept = { ...drawn, ...here, title, document: [...read.document, ...internal], editedAt };
    await publications.save({ ...publication, asOf: editedAt });
    await articles.save(kept);
    return kept;
  }

  return {
    list: listOf,

    /** Writes down where an article stands, and nothing else. */
    async state(siteId: SiteId, articleId: EventId, state: ArticleState): Promise<Result<null>> {
      const article = (await listOf(siteId)).find(({ id }) => id === articleId);
      const site = (await findPlatform(siteId))?.site;
      if (article === undefined || site === undefined) return fail({ kind: 'refused', why: 'page-gone' });
      const { title, page, url, inSection } = article;
      const context = { siteId, kind: site.kind, pageId: page, contentType: 'page', url, title, version: null };
      const event = { kind: 'article-state', id: newEventId(), of: articleId, text: title, state, page, url } as const;
      const where = inSection ? { inSection } : {};
      const written = await ports.writeDown(context, { ...event, ...where }, 0);
      return written.ok ? ok(null) : written;
    },

    /**
     * Brings a colleague's article into this browser, as its wiki has it now. One that is here already stays as it is,
     * unless it is what was published and the wiki has another version by now.
     */
    async open(siteId: SiteId, articleId: EventId): Promise<Result<KeptArticle>> {
      const here = await articles.find(articleId);
      const before = await publications.find(articleId, siteId);
      if (here !== null && (before === null || before.asOf !== here.editedAt)) return ok(here);
      const article = (await listOf(siteId)).find(({ id }) => id === articleId);
      const read = article === undefined ? fail(GONE) : await readOwn(siteId, article);
      if (here !== null && (!read.ok || read.value.version === before?.known?.version)) return ok(here);
      if (!read.ok) return read;
      const { page, version } = read.value;
      const status = article?.publishedAt === null ? 'draft' : 'published';
      const type = page.contentType === 'posts' ? 'posts' : 'pages';
      const place = { type, below: null, category: null } as const;
      const fresh: Publication = {
        articleId,
        siteId,
        place,
        labels: [],
        tried: [],
        known: null,
        replies: {},
        quoted: [],
      };
      return ok(await take(here, { ...fresh, ...before, known: { page, status, version } }, read.value));
    },

    /**
     * Settles that somebody changed the page on the wiki: its words come into the article, whose parts for staff stay; or
     * the article's own are to be written over it, which is noted so that the next publishing does.
     */
    async settle(
      siteId: SiteId,
      articleId: EventId,
      by: 'taking' | 'writing-over',
    ): Promise<Result<{ article: KeptArticle; publication: Publication }>> {
      const here = await articles.find(articleId);
      const before = await publications.find(articleId, siteId);
      const page = before?.known?.page;
      if (here === null || before === null || !before.known || page === undefined) return fail(GONE);
      const read = await readOwn(siteId, { id: articleId, page: page.pageId, url: page.url, title: page.title });
      if (!read.ok) return read;
      const publication = { ...before, known: { ...before.known, version: read.value.version } };
      if (by === 'taking') return ok({ article: await take(here, publication, read.value), publication });
      await publications.save(publication);
      return ok({ article: here, publication });
    },
  };
}

/**
 * An article's own page: what was written on it may name a page that it only stands on.
 * A post and a page of WordPress have numbers of one row, but addresses of two kinds.
 */
async function readPage(
  { site, bodies, articles }: Platform,
  { id, page: pageId, url, title }: Pick<TeamArticle, 'id' | 'page' | 'url' | 'title'>,
): Promise<Result<{ page: PageRef; body: BodyRead & { own: string } }>> {
  const types = site.kind === 'wordpress' ? ['posts', 'pages'] : ['page'];
  let problem: Problem = GONE;
  if (bodies === undefined || articles === undefined) return fail({ kind: 'refused', why: 'unsupported-site' });
  for (const contentType of types) {
    const page = { siteId: site.id, kind: site.kind, pageId, contentType, url, title, version: null };
    const read = await bodies.read(page, AbortSignal.timeout(READ_LIMIT_MS));
    const own = read.ok ? await articles.isOwn(id, page, AbortSignal.timeout(READ_LIMIT_MS)) : read;
    if (!own.ok) problem = own.problem;
    else if (read.ok && own.value)
      return ok({ page, body: { ...read.value, own: articles.ownWords(read.value.body.source) } });
  }
  return fail(problem);
}
