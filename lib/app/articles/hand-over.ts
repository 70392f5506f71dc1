import { withAttachments } from '@/lib/domain/article/attachment-address';
import { sourcesIn, type AskedOn } from '@/lib/domain/article/source';
import type { Publication, PublicationStore } from '@/lib/domain/article/publication';
import type { ArticleStore, KeptArticle } from '@/lib/domain/article/stores';
import { foldArticles, type TeamArticle } from '@/lib/domain/article/team-article';
import { withoutSources } from '@/lib/domain/article/with-sources';
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

    /** Brings a colleague's article into this browser, as its wiki has it now; one that is here already stays as it is. */
    async open(siteId: SiteId, articleId: EventId): Promise<Result<KeptArticle>> {
      const here = await articles.find(articleId);
      if (here !== null) return ok(here);
      const article = (await listOf(siteId)).find(({ id }) => id === articleId);
      const platform = await findPlatform(siteId);
      if (article === undefined || platform === null) return fail({ kind: 'refused', why: 'page-gone' });
      const read = await readPage(platform, article);
      if (!read.ok) return read;
      const { page, body } = read.value;
      const comments = (await threadStore.list(siteId)).flatMap((read) => read.comments.map(({ url }) => url));
      const written = withAttachments(documentIn({ ...body.body, source: body.own }), platform.site, page.pageId);
      const { document, urls } = withoutSources(written, (url) => comments.includes(url));
      const asked = await askedAt(siteId, urls);
      const kept: KeptArticle = {
        id: articleId,
        siteId,
        title: body.body.title,
        document,
        requests: asked.map(({ thread }) => thread.id),
        sources: sourcesIn(asked, platform.site),
        editedAt: ports.clock.now(),
      };
      const known = {
        page,
        status: article.publishedAt === null ? 'draft' : 'published',
        version: body.body.version,
      } as const;
      const place = { type: page.contentType === 'posts' ? 'posts' : 'pages', below: null, category: null } as const;
      const publication: Publication = {
        articleId,
        siteId,
        place,
        labels: [],
        tried: [],
        known,
        replies: {},
        quoted: [],
      };
      await publications.save(publication);
      await articles.save(kept);
      return ok(kept);
    },
  };
}

/**
 * An article's own page: what was written on it may name a page that it only stands on.
 * A post and a page of WordPress have numbers of one row, but addresses of two kinds.
 */
async function readPage(
  { site, bodies, articles }: Platform,
  { id, page: pageId, url, title }: TeamArticle,
): Promise<Result<{ page: PageRef; body: BodyRead & { own: string } }>> {
  const types = site.kind === 'wordpress' ? ['posts', 'pages'] : ['page'];
  let problem: Problem = { kind: 'refused', why: 'page-gone' };
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
