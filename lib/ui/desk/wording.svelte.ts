import { canonicalDocument } from '@/lib/domain/document/canonical';
import type { Document } from '@/lib/domain/document/document';
import type { Author } from '@/lib/domain/delivery';
import type { FlagLine } from '@/lib/domain/flags/site-flags';
import type { Problem } from '@/lib/domain/problem';
import type { SectionKey } from '@/lib/domain/wording/stores';
import { diffDocuments, type BlockDiff } from '../document-diff';
import { DraftSaver, type SavingState } from '../draft-saver';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';
import { LostMarks } from './lost-marks.svelte';
import { putBack } from './put-back';
import { fileSuggestion, receiverOf, suggestionFor } from './suggestion';

type State = 'reading' | 'ready' | 'failed';

/** Another wording for a section: what is written, what changes by it, and how it gets onto the page. */
export class Wording {
  #state = $state<State>('reading');
  #base = $state.raw<Document>([]);
  #next = $state.raw<Document>([]);
  #mayWrite = $state(false);
  #owner = $state.raw<Author | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #theirs = $state.raw<Document | null>(null);
  #saving = $state.raw<SavingState | null>(null);
  #busy = $state(false);
  #refused = $state(false);
  /** Counts up when the editor has to show other words than were typed into it. */
  #given = $state(0);
  /** What was changed, in a sentence: for the page's history and for those who asked. */
  #note = $state('');
  telling = $state(true);
  readonly line: FlagLine;
  readonly #of: SectionKey;
  readonly #desk: Desk;
  readonly #saver: DraftSaver<{ base: Document; next: Document; note: string }>;
  readonly #marks: LostMarks;
  /** The note of what was published and could not be written down as mended. */
  #unsettled = $state<string | null>(null);

  constructor(desk: Desk, of: SectionKey, line: FlagLine) {
    this.#desk = desk;
    this.#of = of;
    this.line = line;
    this.#marks = new LostMarks(desk, of);
    this.#saver = new DraftSaver(
      (draft) => desk.ports.calls.keepWording({ ...of, ...draft }),
      (state) => (this.#saving = state),
    );
  }

  get note(): string {
    return this.#note;
  }
  set note(words: string) {
    this.#note = words;
    this.#keepSoon();
  }
  get state(): State {
    return this.#state;
  }
  get next(): Document {
    return this.#next;
  }
  get given(): number {
    return this.#given;
  }
  /** Whether this person may publish; else it can be suggested. */
  get mayWrite(): boolean {
    return this.#mayWrite;
  }
  /** Who hears of a suggestion. */
  get owner(): Author | null {
    return receiverOf(this.#desk.siteOf(this.#of.siteId), this.#owner);
  }
  get lost(): LostMarks['list'] {
    return this.#marks.list;
  }
  /** Whether it is on the page, and that the section was mended could not be written down. */
  get unsettled(): boolean {
    return this.#unsettled !== null;
  }
  get problem(): Problem | null {
    return this.#problem;
  }
  /** What somebody else published meanwhile. */
  get theirs(): Document | null {
    return this.#theirs;
  }
  get saving(): SavingState | null {
    return this.#saving;
  }
  get busy(): boolean {
    return this.#busy;
  }
  /** A note was wanted and there is none. */
  get refused(): boolean {
    return this.#refused && this.note.trim() === '';
  }
  get changed(): boolean {
    return JSON.stringify(this.#base) !== JSON.stringify(this.#next);
  }
  get diff(): BlockDiff[] {
    return diffDocuments(this.#base, this.#next);
  }
  /** What the others changed. */
  get theirDiff(): BlockDiff[] {
    return this.#theirs === null ? [] : diffDocuments(this.#base, this.#theirs);
  }

  async read(): Promise<void> {
    this.#state = 'reading';
    const read = await askSurely(() => this.#desk.ports.calls.readWording(this.#of));
    if (!read.ok) {
      this.#problem = read.problem;
      this.#state = 'failed';
      return;
    }
    const { wording, mayWrite, owner, kept } = read.value;
    this.#note = kept?.note ?? '';
    this.#mayWrite = mayWrite;
    this.#owner = owner;
    this.#base = kept?.base ?? wording;
    this.#next = kept?.next ?? wording;
    this.#problem = null;
    if (kept !== null && JSON.stringify(kept.base) !== JSON.stringify(wording)) this.#meet(wording);
    this.#given += 1;
    this.#state = 'ready';
    if (kept !== null) this.#marks.lookSoon(this.#next);
  }

  /** Other words were typed. */
  type(next: Document): void {
    this.#next = canonicalDocument(next);
    this.#keepSoon();
    this.#marks.lookSoon(this.#next);
  }

  /** Back to what the page says. */
  startAnew(): void {
    this.#next = this.#theirs ?? this.#base;
    this.#base = this.#next;
    this.#theirs = null;
    this.#problem = null;
    this.#given += 1;
    this.#keepSoon();
    this.#marks.forget();
  }

  /** Stays with the own words, now against what the others published. */
  keepOwn(): void {
    if (this.#theirs === null) return;
    this.#base = this.#theirs;
    this.#theirs = null;
    this.#problem = null;
    this.#keepSoon();
    this.#marks.lookSoon(this.#next);
  }

  /** Puts it onto the page, and writes down that the section was mended. */
  async publish(): Promise<void> {
    if (this.#maySend()) await this.#alone(() => this.#publish());
  }

  async #publish(): Promise<void> {
    const [base, next, note] = [this.#base, this.#next, this.note.trim()];
    const shown = await this.#marks.areShown(next);
    if (!shown.ok) return this.#failed(shown.problem);
    if (!shown.value) return;
    await this.#saver.stop();
    const published = await askSurely(() => this.#desk.ports.calls.publishWording({ ...this.#of, base, next, note }));
    if (!published.ok) return this.#failed(published.problem);
    this.#base = next; // what was typed meanwhile goes on from there
    this.#problem = null;
    this.#unsettled = note;
    if (this.#note.trim() === note) this.#note = '';
    this.#marks.forget();
    await this.#settle(() => putBack(this.#desk, { ...this.#of, base, next, note }));
  }

  /** Writes once more down that the section was mended. */
  async settle(): Promise<void> {
    if (!this.#busy && this.unsettled) await this.#alone(() => this.#settle(null));
  }

  /** Files it as a suggestion on the page, where its owners see it and others can speak to it. */
  async suggest(): Promise<void> {
    if (this.#maySend()) await this.#alone(() => this.#suggest());
  }

  async #suggest(): Promise<void> {
    const noted = suggestionFor(this.line, this.note.trim(), this.#next, this.owner);
    const filed = await fileSuggestion(this.#desk, this.#of.siteId, noted);
    if (filed.ok) await this.#desk.flags.closeWording();
    else this.#problem = filed.problem;
  }

  /** What was typed last reaches the store. */
  flush(): Promise<void> {
    return this.#saver.flush();
  }

  async leave(): Promise<void> {
    this.#marks.callOff();
    await this.flush();
  }

  /** Done, and nothing else was typed: back to the list. @param back - How the page gets its old words again, as long as that is offered. */
  async #settle(back: (() => Promise<boolean>) | null): Promise<void> {
    const settled = await this.#desk.flags.settle(this.line, 'fixed', this.#unsettled ?? '', this.telling);
    if (!settled) return;
    this.#unsettled = null;
    if (this.changed) return;
    if (back !== null) this.#desk.undo.join(t('wordingPublished'), back);
    if (this.#desk.flags.wording === this) await this.#desk.flags.closeWording();
  }

  /** One thing at a time; what was typed meanwhile, or could not be published, is kept after it. */
  async #alone(work: () => Promise<void>): Promise<void> {
    this.#busy = true;
    await work();
    this.#busy = false;
    if (this.changed) this.#keepSoon();
  }

  #maySend(): boolean {
    this.#refused = this.note.trim() === '';
    return !this.#refused && this.changed && !this.#busy;
  }

  async #failed(problem: Problem): Promise<void> {
    this.#problem = problem;
    if (problem.kind !== 'refused' || problem.why !== 'page-changed') return;
    const now = await askSurely(() => this.#desk.ports.calls.readWording(this.#of));
    if (now.ok) this.#meet(now.value.wording);
  }

  #meet(theirs: Document): void {
    this.#theirs = theirs;
    this.#problem = { kind: 'refused', why: 'page-changed' };
  }

  /** What is being published is no draft: what is typed meanwhile waits until it is known what it goes on from. */
  #keepSoon(): void {
    if (!this.#busy) this.#saver.note({ base: this.#base, next: this.#next, note: this.#note });
  }
}
