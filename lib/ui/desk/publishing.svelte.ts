import type { Leak } from '@/lib/domain/article/leaks';
import type { Publication } from '@/lib/domain/article/publication';
import type { KeptArticle } from '@/lib/domain/article/stores';
import type { EventId, SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type Site } from '@/lib/domain/page';
import type { Problem } from '@/lib/domain/problem';
import type { Places } from '@/lib/messages/article-calls';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';
import { mostAskedPage, tookTheirs, wordPublished } from './publishing-steps';
import { IntoSection } from './into-section.svelte';

/** How an article gets onto a wiki: where, what of it is not for everybody, and who is told. */
export class Publishing {
  #siteId = $state.raw<SiteId>();
  type = $state<'posts' | 'pages'>('posts');
  below = $state.raw<Places['pages'][number] | null>(null);
  category = $state('');
  /** With blanks between them. */
  labels = $state('');
  /** Whether each of its requests is answered with it. */
  replying = $state(true);
  #places = $state.raw<Places>({ pages: [], categories: [] });
  #leaks = $state.raw<Leak[]>([]);
  #allowed = $state.raw<readonly string[]>([]);
  #busy = $state(false);
  #problem = $state.raw<Problem | null>(null);
  /** How many of its pictures could not be read when it was sent last. */
  unread = $state(0);
  #publications = $state.raw<Publication[]>([]);
  /** As what it was sent last. */
  #sent: 'draft' | 'in-review' | 'published' = 'draft';
  readonly into: IntoSection;
  readonly #desk: Desk;
  readonly #article: () => KeptArticle;
  readonly #flush: () => Promise<void>;

  constructor(desk: Desk, article: () => KeptArticle, flush: () => Promise<void>, known: readonly Publication[]) {
    this.#desk = desk;
    this.#article = article;
    this.#flush = flush;
    this.know(known);
    this.into = new IntoSection(desk, this, article);
    this.choose(article().siteId);
  }

  get site(): Site | null {
    return this.#desk.sites.find(({ site }) => site.id === this.#siteId)?.site ?? null;
  }
  get places(): Places {
    return this.#places;
  }
  /** What was found in it and nobody allowed yet. */
  get leaks(): Leak[] {
    return this.#leaks.filter(({ found }) => !this.#allowed.includes(found));
  }
  get busy(): boolean {
    return this.#busy;
  }
  get problem(): Problem | null {
    return this.#problem;
  }
  /** What is known of it on the wiki that is chosen. */
  get publication(): Publication | null {
    return this.#publications.find(({ siteId }) => siteId === this.#siteId) ?? null;
  }
  /** Whether everybody reads it there. */
  get isPublic(): boolean {
    return this.publication?.known?.status === 'published';
  }
  /** Requests that were not answered with it yet. */
  get open(): EventId[] {
    const url = this.publication?.known?.page.url;
    const isAnswered = (id: EventId) => url !== undefined && this.#desk.rows.find(id)?.articles?.includes(url) === true;
    return this.#article().requests.filter((id) => !isAnswered(id));
  }
  /** Whether it is said where it is to stand. */
  get isPlaced(): boolean {
    return this.site?.kind === 'wordpress' || this.below !== null || (this.publication?.known ?? null) !== null;
  }

  /** Whether parts of it are for staff only. */
  get hasInternal(): boolean {
    return this.#article().document.some(({ kind }) => kind === 'internal');
  }

  get allowed(): string[] {
    return [...this.#allowed];
  }
  /** What is said around it. */
  get words(): { sources: string; reply: string | null } {
    return {
      sources: t('articleAskedAt'),
      reply: this.replying && this.open.length > 0 ? t('articleReply', this.#article().title) : null,
    };
  }

  /** Publications as they are kept, those of other articles among them. */
  know(publications: readonly Publication[]): void {
    const { id } = this.#article();
    this.#publications = publications.filter(({ articleId }) => articleId === id);
  }

  /** Another wiki; a place that makes sense is chosen at once. */
  choose(siteId: SiteId): void {
    this.#siteId = siteId;
    this.#problem = null;
    const place = this.publication?.place;
    this.type = place?.type ?? (this.site?.kind === 'wordpress' ? 'posts' : 'pages');
    this.category = place?.category ?? '';
    this.labels = this.publication?.labels.join(' ') ?? '';
    this.below = null;
    const before = place?.below ?? null;
    if (before !== null) this.below = { pageKey: pageKeyOf(before), title: before.title };
    else if (this.site?.kind !== 'wordpress')
      this.below = mostAskedPage(this.#desk.rows.all, siteId, this.#article().requests);
    void this.find('');
  }

  /** Looks for pages with these words in their titles. */
  async find(words: string): Promise<void> {
    const siteId = this.#siteId;
    if (siteId === undefined) return;
    const found = await askSurely(() => this.#desk.ports.calls.findPlaces({ siteId, words }));
    if (found.ok && siteId === this.#siteId) this.#places = found.value;
  }

  /** Says that something may be public. */
  allow({ found }: Leak): void {
    this.#allowed = [...this.#allowed, found];
  }

  /** Looks what of it may not be meant for everybody. Resolves to whether nothing is left. */
  async check(): Promise<boolean> {
    const article = this.#article();
    const siteId = this.#siteId ?? article.siteId;
    const ask = { articleId: article.id, siteId, heading: t('articleAskedAt'), labels: this.#labelled };
    await this.#flush();
    const found = await askSurely(() => this.#desk.ports.calls.checkArticle(ask));
    this.#tell(found.ok ? null : found.problem);
    if (found.ok) this.#leaks = found.value.leaks;
    return found.ok && this.leaks.length === 0;
  }

  /** Puts it onto the wiki that is chosen. */
  async send(state: 'draft' | 'in-review' | 'published'): Promise<void> {
    const siteId = this.#siteId;
    if (this.#busy || siteId === undefined || !this.isPlaced) return;
    this.#busy = true;
    this.#sent = state;
    const { id: articleId, title } = this.#article(); // before anything is waited for: another one may be open then
    const ask = {
      articleId,
      siteId,
      place: { type: this.type, below: this.below?.pageKey ?? null, category: this.category || null },
      labels: this.#labelled,
      state,
      words: this.words,
    };
    const wasPublic = this.isPublic;
    if (await this.check()) {
      const { allowed } = this;
      const sent = await askSurely(() => this.#desk.ports.calls.publishArticle({ ...ask, allowed }));
      this.#tell(sent.ok ? sent.value.problem : sent.problem);
      this.unread = sent.ok ? sent.value.unread : 0;
      if (sent.ok) {
        this.#keep(sent.value.publication);
        const text = wordPublished(state, sent.value);
        this.#desk.say(text, sent.value.told);
        if (state === 'published' && !wasPublic)
          this.#desk.undo.join(text, () => this.#takeBack({ articleId, siteId, title }));
      }
    }
    this.#busy = false;
  }

  /** Whether somebody changed its page on the wiki, which has to be settled before anything is written there. */
  get isChanged(): boolean {
    return this.#problem?.kind === 'refused' && this.#problem.why === 'page-changed' && this.publication !== null;
  }

  /** Takes it back from everybody; it stays as a draft. */
  async withdraw(): Promise<void> {
    const siteId = this.#siteId;
    if (siteId === undefined) return;
    const { id: articleId, title } = this.#article();
    await this.#takeBack({ articleId, siteId, title });
  }

  get #labelled(): string[] {
    return this.labels.split(/\s+/).filter((label) => label !== '');
  }

  /** Whatever is open or chosen by now. */
  async #takeBack(of: { articleId: EventId; siteId: SiteId; title: string }): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    const drawn = await askSurely(() => this.#desk.ports.calls.withdrawArticle(of));
    this.#busy = false;
    this.#tell(drawn.ok ? null : drawn.problem);
    if (drawn.ok) this.#keep(drawn.value.publication);
    else await this.#look(); // the page may be a draft though the team's list does not say so
    return this.#publications.find(({ siteId }) => siteId === of.siteId)?.known?.status === 'draft';
  }

  /** In its panel, and where somebody sees it who left that meanwhile. */
  #tell(problem: Problem | null): void {
    this.#problem = problem;
    if (problem !== null && this.#desk.articles.publishing !== this) this.#desk.failed(problem);
  }

  async #look(): Promise<void> {
    await this.#desk.articles.read();
    this.know(this.#desk.articles.publications);
  }

  #keep(publication: Publication): void {
    this.#publications = [...this.#publications.filter(({ siteId }) => siteId !== publication.siteId), publication];
  }

  /** The wiki's words come into the editor; for a while that can be undone. */
  async takeTheirs(): Promise<void> {
    await this.#settle('taking');
  }

  /** What somebody changed on the wiki goes; its history keeps it. */
  async writeOver(): Promise<void> {
    if (await this.#settle('writing-over')) await this.send(this.#sent);
  }

  async #settle(by: 'taking' | 'writing-over'): Promise<boolean> {
    const siteId = this.#siteId;
    if (siteId === undefined || this.#busy) return false;
    this.#busy = true;
    const before = this.#article();
    const { id: articleId } = before;
    await this.#flush();
    const settled = await askSurely(() => this.#desk.ports.calls.settleArticle({ siteId, articleId, by }));
    this.#busy = false;
    this.#problem = settled.ok ? null : settled.problem;
    if (!settled.ok) return false;
    this.#keep(settled.value.publication);
    if (by === 'writing-over') return true;
    tookTheirs(this.#desk, before, settled.value.article, this.#flush);
    return true;
  }
}
