import { lacksOf, linksIn, type ArticleCheck } from '@/lib/domain/article/checks';
import { publicParts } from '@/lib/domain/article/parts';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';

/** Hints to the author of the article that is open, by what a good one has. */
export class ArticleHints {
  #dead = $state.raw<{ of: KeptArticle['id'] | null; addresses: readonly string[] }>({ of: null, addresses: [] });
  readonly #desk: Desk;
  readonly #article: () => KeptArticle | null;

  constructor(desk: Desk, article: () => KeptArticle | null) {
    this.#desk = desk;
    this.#article = article;
  }

  get lacks(): ArticleCheck[] {
    const article = this.#article();
    if (article === null) return [];
    const { title, document, sources } = article;
    const { team } = this.#desk.articles;
    const others = team.filter(({ id }) => id !== article.id).map((one) => one.title);
    const standing = team.find(({ id, publishedAt }) => id === article.id && publishedAt !== null);
    const writtenAt = standing?.publishedAt ?? article.editedAt; // who opens it here has not written it anew
    const environment = t('articleEnvironment');
    const now = this.#desk.ports.now();
    return lacksOf({ title, document: publicParts(document), sources, others, environment, writtenAt, now });
  }

  /** Addresses that lead nowhere, as far as its wiki tells. */
  get dead(): readonly string[] {
    return this.#dead.of === this.#article()?.id ? this.#dead.addresses : [];
  }

  /** Looks whether the links lead anywhere. */
  async checkLinks(): Promise<void> {
    const article = this.#article();
    if (article === null) return;
    const addresses = linksIn(publicParts(article.document));
    if (addresses.length === 0) return;
    const found = await askSurely(() => this.#desk.ports.calls.findDead({ siteId: article.siteId, addresses }));
    if (found.ok) this.#dead = { of: article.id, addresses: found.value.dead };
  }
}
