import { linksIn } from '@/lib/domain/article/checks';
import { leaksIn, type Leak } from '@/lib/domain/article/leaks';
import { internalParts, publicParts } from '@/lib/domain/article/parts';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { foldArticles, isReviewed } from '@/lib/domain/article/team-article';
import { withoutEmpty } from '@/lib/domain/article/without-empty';
import { withSources } from '@/lib/domain/article/with-sources';
import type { Author } from '@/lib/domain/delivery';
import { plainDocument, type Document } from '@/lib/domain/document/document';
import type { SiteId } from '@/lib/domain/ids';
import type { FindPlatform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { policyOf, trustIn } from '@/lib/domain/register';
import type { DeskRows } from '../desk-rows';
import type { Registers } from '../registers';

export interface GatePorts {
  findPlatform: FindPlatform;
  registers: Pick<Registers, 'find'>;
  rows: Pick<DeskRows, 'staff'>;
  authorOn: (siteId: SiteId) => Promise<Author | null>;
}

/** How an article is to be published. */
interface Passing {
  /** Over the requests that it was drawn from. */
  heading: string;
  labels: readonly string[];
  /** What was found in it and may be public all the same. */
  allowed: readonly string[];
  /** Whether everybody is to read it; a draft needs no review. */
  isPublic: boolean;
}

/** What a reader gets of an article. @param heading - Over the requests that it was drawn from; `null`: without them. */
export function readable({ document, sources }: KeptArticle, heading: string | null): Document {
  const shown = withoutEmpty(publicParts(document));
  return heading === null ? shown : withSources(shown, sources, heading);
}

/** What an article has to pass before anybody reads it. */
export function createGate({ findPlatform, registers, rows, authorOn }: GatePorts) {
  /**
   * What may not be meant for everybody in all that would be written.
   * @param siteId - Where it is to stand. Addresses of another wiki that it was drawn from tell of that one.
   */
  async function leaks(
    article: KeptArticle,
    siteId: SiteId,
    heading: string,
    labels: readonly string[],
  ): Promise<Leak[]> {
    const notes = [...(await rows.staff(article.siteId))].flatMap(([id, about]) =>
      article.requests.includes(id) ? about.map(({ event }) => event.text) : [],
    );
    const parts = internalParts(article.document);
    const internal = [...parts.map(plainDocument), ...parts.flatMap(linksIn), ...notes];
    const names = [...new Set(article.sources.map(({ by }) => by))];
    const own = (await findPlatform(siteId))?.site.origin ?? '';
    const document = readable(article, heading);
    const title = [article.title, ...labels].join('\n');
    const found = leaksIn(title, document, { internal, names });
    const elsewhere = siteId === article.siteId ? undefined : (await findPlatform(article.siteId))?.site.origin;
    const foreign = linksIn(document).filter((address) => new URL(address).origin === elsewhere);
    return [
      ...found.filter((leak) => leak.kind !== 'address' || !isOwn(leak.found, own)),
      ...foreign.map((address): Leak => ({ kind: 'address', found: address })),
    ];
  }

  return {
    leaks,

    /** Whom a draft is open to. */
    async staffOn(siteId: SiteId): Promise<string[]> {
      const found = await registers.find(siteId);
      return found === null ? [] : [...trustIn(found.register).staffIds];
    },

    /** Why it may not be published; `null`: it may. */
    async closedFor(
      article: KeptArticle,
      siteId: SiteId,
      { heading, allowed, isPublic, labels }: Passing,
    ): Promise<Problem | null> {
      if (article.title.trim() === '' || readable(article, null).length === 0)
        return { kind: 'refused', why: 'incomplete' };
      const found = await leaks(article, siteId, heading, labels);
      if (found.some((leak) => !allowed.includes(leak.found))) return { kind: 'refused', why: 'not-public' };
      const register = (await registers.find(siteId))?.register;
      if (!isPublic || register === undefined || policyOf(register, 'article-review') === 0) return null;
      const known = foldArticles(siteId, await rows.staff(siteId)).find(({ id }) => id === article.id);
      const me = (await authorOn(siteId))?.id ?? null;
      return isReviewed(known, me) ? null : { kind: 'refused', why: 'review-first' };
    },
  };
}

/** A wiki in a private network links to itself. */
function isOwn(found: string, origin: string): boolean {
  const address = /^https?:/i.test(found) ? found : `http://${found}`;
  return URL.canParse(origin) && URL.canParse(address) && new URL(address).hostname === new URL(origin).hostname;
}
