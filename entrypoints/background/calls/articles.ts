import { readPicture } from '@/lib/app/articles/read-picture';
import { isPrivate } from '@/lib/domain/jar';
import { pageKeyOf } from '@/lib/domain/page';
import { fail, ok, type Result } from '@/lib/domain/result';
import { foldText } from '@/lib/domain/section';
import type { ArticleCalls, AskedPlace } from '@/lib/messages/article-calls';
import type { Handlers } from '@/lib/messages/serve';
import { withinRoom } from '@/lib/store/room';
import type { ArticlePlace } from '@/lib/domain/article/target';
import type { EventId, SiteId } from '@/lib/domain/ids';
import { stayAwakeFor } from '../browser/stay-awake';
import type { Core } from '../core';

const MOST_PAGES = 20;
const LIMIT_MS = 10_000;

/** Answers the desk about articles. @param told - Has open desks read the sites again. */
export function createArticleHandlers(
  core: Core,
  told: <Value>(done: Promise<Value>) => Promise<Value>,
): Handlers<ArticleCalls> {
  const { desk } = core;
  const { articles, publications, publishing, handOver, work } = desk;

  async function placeOf(siteId: SiteId, { type, below, category }: AskedPlace): Promise<Result<ArticlePlace>> {
    const page = below === null ? null : await work.anyPage(siteId, below);
    if (below !== null && page === null) return fail({ kind: 'refused', why: 'page-gone' });
    return ok({ type, below: page, category });
  }

  return {
    async readArticles() {
      const sites = (await core.siteStore.list()).filter(({ id }) => !isPrivate(id));
      const team = (await Promise.all(sites.map(({ id }) => handOver.list(id)))).flat();
      const known = await publications.list();
      const views: Record<EventId, number> = {};
      for (const { id, siteId, page } of team) {
        const read = await desk.outlineStore.page(pageKeyOf({ siteId, pageId: page }));
        const count = read?.views ?? null;
        if (count !== null) views[id] = count;
      }
      const changed = await desk.quoted.changedIn(known);
      const here = (await articles.list()).map(({ document: _, sources: __, ...listed }) => listed);
      return ok({ articles: here, publications: known, team, views, changed });
    },
    saveArticle: ({ article }) => withinRoom(() => articles.save(article).then(() => null)),
    async removeArticle({ id }) {
      await articles.remove(id);
      return ok(null);
    },
    async checkArticle({ articleId, siteId, heading, labels }) {
      const found = await publishing.check(articleId, siteId, heading, labels);
      return found.ok ? ok({ leaks: found.value }) : found;
    },
    async publishArticle({ place: asked, ...ask }) {
      const place = await placeOf(ask.siteId, asked);
      return place.ok ? told(stayAwakeFor(publishing.publish({ ...ask, place: place.value }))) : place;
    },
    insertArticle: ({ articleId, base, note, allowed, words, ...of }) =>
      told(stayAwakeFor(desk.inserting.insert({ articleId, of, base, note, allowed, words }))),
    async sectionsOf({ siteId, pageKey }) {
      const page = await desk.outlineStore.page(pageKey);
      if (page?.siteId !== siteId) return fail({ kind: 'refused', why: 'page-gone' });
      return ok({ sections: page.sections.map(({ id, path }) => ({ id, path })) });
    },
    async withdrawArticle({ articleId, siteId, title }) {
      const drawn = await told(stayAwakeFor(publishing.withdraw(articleId, siteId, title)));
      return drawn.ok ? ok({ publication: drawn.value }) : drawn;
    },
    stateArticle: ({ siteId, articleId, state }) => told(handOver.state(siteId, articleId, state)),
    async openArticle({ siteId, articleId }) {
      const opened = await handOver.open(siteId, articleId);
      return opened.ok ? ok({ article: opened.value }) : opened;
    },
    settleArticle: ({ siteId, articleId, by }) => told(handOver.settle(siteId, articleId, by)),
    async findDead({ siteId, addresses }) {
      const platform = await core.findPlatform(siteId);
      const own = addresses.filter((address) => new URL(address).origin === platform?.site.origin);
      const dead: string[] = [];
      for (const address of own) {
        const found = await platform?.sections?.headingsAt(address, AbortSignal.timeout(LIMIT_MS));
        if (found?.ok === false && found.problem.kind === 'refused' && found.problem.why === 'page-gone')
          dead.push(address);
      }
      return ok({ dead });
    },
    async readPicture({ siteId, address }) {
      const read = await stayAwakeFor(readPicture(await core.findPlatform(siteId), address));
      return read.ok ? ok({ base64: read.value }) : read;
    },
    async findPlaces({ siteId, words }) {
      const wanted = foldText(words);
      const known = (await desk.outlineStore.pages(siteId)).map(({ pageKey, title }) => ({ pageKey, title }));
      const read = [...(await work.pagesOf(siteId)).values()].map((page) => ({
        pageKey: pageKeyOf(page),
        title: page.title,
      }));
      const all = [...new Map([...read, ...known].map((page) => [page.pageKey, page])).values()];
      const pages = all.filter(({ title }) => foldText(title).includes(wanted)).slice(0, MOST_PAGES);
      const target = (await core.findPlatform(siteId))?.articles;
      const categories = await target?.categories?.(AbortSignal.timeout(LIMIT_MS));
      return ok({ pages, categories: categories?.ok === true ? categories.value : [] });
    },
  };
}
