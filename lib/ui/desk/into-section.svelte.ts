import { insertInto } from '@/lib/domain/article/insert-into';
import { publicParts } from '@/lib/domain/article/parts';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { withoutEmpty } from '@/lib/domain/article/without-empty';
import type { Document } from '@/lib/domain/document/document';
import type { Problem } from '@/lib/domain/problem';
import type { LostMark } from '@/lib/domain/wording/put-marks';
import type { Places } from '@/lib/messages/article-calls';
import { diffDocuments, type BlockDiff } from '../document-diff';
import { askSurely } from '../session';
import { t, tCount } from '../wording';
import type { Desk } from './desk.svelte';
import type { Publishing } from './publishing.svelte';
import { putBack } from './put-back';

interface Section {
  id: string;
  path: string[];
}

/** An article that is put into a section that is there: which one, what changes by it, and that it is done. */
export class IntoSection {
  /** Its fields are shown. */
  unfolded = $state(false);
  #page = $state.raw<Places['pages'][number] | null>(null);
  #sections = $state.raw<Section[]>([]);
  #sectionId = $state('');
  #base = $state.raw<Document | null>(null);
  #mayWrite = $state(false);
  #lost = $state.raw<LostMark[]>([]);
  #busy = $state(false);
  #problem = $state.raw<Problem | null>(null);
  #done = $state(false);
  readonly #desk: Desk;
  readonly #publishing: Publishing;
  readonly #article: () => KeptArticle;

  constructor(desk: Desk, publishing: Publishing, article: () => KeptArticle) {
    this.#desk = desk;
    this.#publishing = publishing;
    this.#article = article;
  }

  get page(): Places['pages'][number] | null {
    return this.#page;
  }
  get sections(): Section[] {
    return this.#sections;
  }
  get sectionId(): string {
    return this.#sectionId;
  }
  /** What changes in the section; `null`: none was read yet. */
  get diff(): BlockDiff[] | null {
    return this.#base === null ? null : diffDocuments(this.#base, this.#next(this.#base));
  }
  get mayWrite(): boolean {
    return this.#mayWrite;
  }
  get lost(): LostMark[] {
    return this.#lost;
  }
  get busy(): boolean {
    return this.#busy;
  }
  get problem(): Problem | null {
    return this.#problem;
  }
  get done(): boolean {
    return this.#done;
  }

  /** A page of those that are listed, by its title. */
  async choosePage(title: string): Promise<void> {
    this.#page = this.#publishing.places.pages.find((page) => page.title === title.trim()) ?? null;
    this.#sections = [];
    this.#forget();
    const siteId = this.#publishing.site?.id;
    if (this.#page === null || siteId === undefined) return;
    const { pageKey } = this.#page;
    const read = await askSurely(() => this.#desk.ports.calls.sectionsOf({ siteId, pageKey }));
    this.#problem = read.ok ? null : read.problem;
    if (read.ok) this.#sections = read.value.sections;
  }

  /** Reads the section's words as the wiki has them now. */
  async chooseSection(sectionId: string): Promise<void> {
    this.#forget();
    this.#sectionId = sectionId;
    const of = this.#of();
    if (of === null) return;
    const { calls } = this.#desk.ports;
    const read = await askSurely(() => calls.readWording(of));
    this.#problem = read.ok ? null : read.problem;
    if (!read.ok || sectionId !== this.#sectionId) return;
    this.#base = read.value.wording;
    this.#mayWrite = read.value.mayWrite;
    const next = this.#next(read.value.wording);
    const checked = await askSurely(() => calls.checkWording({ ...of, next }));
    if (checked.ok) this.#lost = checked.value.lost;
  }

  async insert(): Promise<void> {
    const [of, base] = [this.#of(), this.#base];
    if (this.#busy || of === null || base === null) return;
    this.#busy = true;
    const { id: articleId, title } = this.#article(); // before anything is waited for: another one may be open then
    const { words } = this.#publishing;
    const before = this.#desk.articles.team.find(({ id }) => id === articleId)?.state ?? 'draft';
    if (await this.#publishing.check()) {
      const note = t('articleInsertedNote', title);
      const { allowed } = this.#publishing;
      const ask = { ...of, articleId, base, note, allowed, words };
      const done = await askSurely(() => this.#desk.ports.calls.insertArticle(ask));
      this.#problem = done.ok ? done.value.problem : done.problem;
      if (this.#desk.articles.publishing !== this.#publishing) this.#desk.failed(this.#problem);
      if (done.ok) {
        const { told, next, unread } = done.value;
        this.#publishing.unread = unread;
        this.#done = true;
        this.#base = null;
        const text = told.length > 0 ? tCount('didArticleAnswer', told.length) : t('didArticleInsert');
        this.#desk.undo.did(text, told);
        this.#desk.undo.join(text, async () => {
          const back = await putBack(this.#desk, { ...of, base, next, note });
          if (!back) return false;
          this.#done = false;
          await this.#desk.articles.mark({ siteId: of.siteId, id: articleId }, before);
          return true;
        });
      }
    }
    this.#busy = false;
  }

  #next(base: Document): Document {
    const { title, document } = this.#article();
    return insertInto(base, title.trim(), withoutEmpty(publicParts(document)));
  }

  #of() {
    const siteId = this.#publishing.site?.id;
    if (siteId === undefined || this.#page === null || this.#sectionId === '') return null;
    return { siteId, pageKey: this.#page.pageKey, sectionId: this.#sectionId };
  }

  #forget(): void {
    this.#sectionId = '';
    this.#base = null;
    this.#lost = [];
    this.#done = false;
    this.#problem = null;
  }
}
