import { canonicalArticle, type ArticleDocument } from '@/lib/domain/article/parts';
import type { Publication } from '@/lib/domain/article/publication';
import type { AskedOn } from '@/lib/domain/article/source';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { concernOf, useOf, type ArticleUse } from '@/lib/domain/article/use';
import { traceOf, type TracedSentence } from '@/lib/domain/article/trace';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { ReadArticles } from '@/lib/messages/article-calls';
import type { TeamArticle } from '@/lib/domain/article/team-article';
import type { ArticleState } from '@/lib/domain/event';
import type { Problem } from '@/lib/domain/problem';
import { DraftSaver, type SavingState } from '../draft-saver';
import { askSurely } from '../session';
import { ArticleFile } from './article-file.svelte';
import { ArticleHints } from './article-hints.svelte';
import { firstDraft } from './first-draft';
import { asLeft } from './publishing-steps';
import { Publishing } from './publishing.svelte';
import { WordingHelp } from './wording-help.svelte';
import { t } from '../wording';
import type { Desk } from './desk.svelte';

type Listed = { state: 'reading' } | ({ state: 'read' } & ReadArticles) | { state: 'failed'; problem: Problem };

/** Articles that are made of answered requests: the list, and the one that is being written. */
export class Articles {
  #listed = $state.raw<Listed>({ state: 'reading' });
  #open = $state.raw<KeptArticle | null>(null);
  readonly hints: ArticleHints;
  readonly file: ArticleFile;
  readonly help: WordingHelp;
  #publishing = $state.raw<Publishing | null>(null);
  #saving = $state.raw<SavingState | null>(null);
  #making = $state(false);
  #leftOut = $state(0);
  /** Counts up when the editor has to show another article. */
  #given = $state(0);
  readonly #desk: Desk;
  readonly #saver: DraftSaver<KeptArticle>;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.hints = new ArticleHints(desk, () => this.#open);
    this.file = new ArticleFile(
      desk,
      () => this.#open,
      (article) => this.#begin(article),
    );
    this.help = new WordingHelp(
      desk,
      () => this.#open,
      (document) => {
        this.type(document);
        this.#given += 1;
      },
    );
    this.#saver = new DraftSaver(
      (article) => desk.ports.calls.saveArticle({ article }),
      (state) => (this.#saving = state),
    );
  }

  get listed(): Listed {
    return this.#listed;
  }
  get open(): KeptArticle | null {
    return this.#open;
  }
  /** How the open one gets onto a wiki. */
  get publishing(): Publishing | null {
    return this.#publishing;
  }
  get saving(): SavingState | null {
    return this.#saving;
  }
  get making(): boolean {
    return this.#making;
  }
  /** Requests that were chosen for the open one and are of other sites. */
  get leftOut(): number {
    return this.#leftOut;
  }
  get given(): number {
    return this.#given;
  }
  /** Where each sentence of the open one comes from. */
  readonly trace: TracedSentence[] = $derived.by(() =>
    this.#open === null ? [] : traceOf(this.#open.document, this.#open.sources),
  );

  /** Articles of all teams, the one that was spoken of last first. */
  get team(): TeamArticle[] {
    return this.#listed.state === 'read' ? this.#listed.team : [];
  }

  /** What this browser knows of articles on wikis. */
  get publications(): readonly Publication[] {
    return this.#listed.state === 'read' ? this.#listed.publications : [];
  }

  /** Sections that an article quotes and that are not what they were when it was published. */
  changedIn({ id }: Pick<KeptArticle, 'id'>): readonly string[] {
    return this.#listed.state === 'read' ? (this.#listed.changed[id] ?? []) : [];
  }

  /** How one of the team's is used, and why it needs a look. */
  useOf(article: TeamArticle): { use: ArticleUse; concern: ReturnType<typeof concernOf> } {
    const rows = this.#desk.rows.all.filter(({ siteId }) => siteId === article.siteId);
    const views = this.#listed.state === 'read' ? (this.#listed.views[article.id] ?? null) : null;
    const use = useOf(article, rows, views);
    return { use, concern: concernOf(article, use, this.#desk.ports.now()) };
  }

  async show(): Promise<void> {
    this.#desk.place = 'articles';
    await this.read();
  }

  async read(): Promise<void> {
    const read = await askSurely(() => this.#desk.ports.calls.readArticles(null));
    this.#listed = read.ok ? { state: 'read', ...read.value } : { state: 'failed', problem: read.problem };
    if (read.ok) this.#publishing?.know(this.publications);
  }

  /** Draws a draft from requests of one site: those of the first one's. Others stay picked. */
  async make(rows: readonly DeskRow[]): Promise<void> {
    const [first] = rows;
    if (first === undefined || this.#making) return;
    this.#making = true;
    const { siteId } = first;
    const site = this.#desk.sites.find((one) => one.site.id === siteId)?.site;
    const requests: AskedOn[] = [];
    for (const { id: requestId, siteId: own } of rows) {
      if (own !== siteId) continue;
      const ask = { siteId, requestId, fresh: false };
      const read = await askSurely(() => this.#desk.ports.calls.readRequest(ask));
      if (read.ok) requests.push({ thread: read.value.thread, page: read.value.page });
      else this.#desk.failed(read.problem);
    }
    await this.read(); // hints look at the others' titles
    this.#making = false;
    if (requests.length === 0 || site === undefined) return;
    this.#begin(firstDraft(requests, site, this.#desk.ports.now()));
    this.#leftOut = rows.filter((row) => row.siteId !== siteId).length;
    this.#desk.unpick(requests.map(({ thread }) => thread.id));
  }

  /** Goes on with one that is written here, or with what a colleague wrote. */
  async take({ siteId, id: articleId }: Pick<KeptArticle, 'siteId' | 'id'>): Promise<void> {
    const opened = await askSurely(() => this.#desk.ports.calls.openArticle({ siteId, articleId }));
    if (!opened.ok) {
      this.#desk.failed(opened.problem);
      return;
    }
    await this.read();
    this.#show(opened.value.article);
  }

  /** Writes down where one stands. */
  async mark({ siteId, id: articleId }: Pick<TeamArticle, 'siteId' | 'id'>, state: ArticleState): Promise<void> {
    const marked = await askSurely(() => this.#desk.ports.calls.stateArticle({ siteId, articleId, state }));
    if (marked.ok) await this.read();
    else this.#desk.failed(marked.problem);
  }

  /** Something was written down about articles, here or by a colleague. */
  async heard(): Promise<void> {
    if (this.#desk.place === 'articles') await this.read();
  }

  type(document: ArticleDocument): void {
    this.#change({ document: canonicalArticle(document) });
  }

  rename(title: string): void {
    this.#change({ title });
  }

  /** What was typed last reaches the store. */
  flush(): Promise<void> {
    return this.#saver.flush();
  }

  async close(): Promise<void> {
    this.help.drop();
    await this.flush();
    this.#leave();
    await this.read();
  }

  /** For a while it can be brought back. */
  async remove(): Promise<void> {
    const article = this.#open;
    if (article === null) return;
    await this.#saver.stop();
    const removed = await askSurely(() => this.#desk.ports.calls.removeArticle({ id: article.id }));
    if (!removed.ok) {
      this.#desk.failed(removed.problem);
      return;
    }
    this.#leave();
    await this.read();
    this.#desk.undo.did(t('articleRemoved'), []);
    this.#desk.undo.join(t('articleRemoved'), async () => {
      const back = await askSurely(() => this.#desk.ports.calls.saveArticle({ article }));
      await this.read();
      return back.ok;
    });
  }

  /** Goes on with one that was not there before. */
  #begin(article: KeptArticle): void {
    this.#show(article);
    this.#saver.note(article);
    this.#desk.place = 'articles';
  }

  #leave(): void {
    this.#open = null;
    this.#publishing = null;
  }

  #show(article: KeptArticle): void {
    void this.#saver.flush();
    this.#open = article;
    const own = asLeft(article, () => this.#open);
    this.#publishing = new Publishing(this.#desk, own, () => this.flush(), this.publications);
    this.file.forget();
    this.#leftOut = 0;
    this.#saving = null;
    this.#given += 1;
    void this.hints.checkLinks();
    this.help.drop();
    void this.help.look();
  }

  #change(part: Partial<KeptArticle>): void {
    if (this.#open === null) return;
    this.#open = { ...this.#open, ...part, editedAt: this.#desk.ports.now() };
    this.#saver.note(this.#open);
  }

  /** The open one has other words now, which were not typed. */
  renew(article: KeptArticle): void {
    if (this.#open?.id !== article.id) return;
    this.#open = article;
    this.#given += 1;
  }
}
