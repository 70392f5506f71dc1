import { canonicalDocument } from '@/lib/domain/document/canonical';
import type { Document } from '@/lib/domain/document/document';
import type { FlagLine } from '@/lib/domain/flags/site-flags';
import { newEventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { LostMark } from '@/lib/domain/wording/put-marks';
import type { SectionKey } from '@/lib/domain/wording/stores';
import { diffDocuments, type BlockDiff } from '../document-diff';
import { DraftSaver, type SavingState } from '../draft-saver';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';
import { putBack } from './put-back';
import { suggestionFor } from './suggestion';

/** Not asked at each letter: the wiki is looked at for it. */
const CHECK_PAUSE_MS = 900;

type State = 'reading' | 'ready' | 'failed';

/** Another wording for a section: what is written, what changes by it, and how it gets onto the page. */
export class Wording {
  #state = $state<State>('reading');
  #base = $state.raw<Document>([]);
  #next = $state.raw<Document>([]);
  #mayWrite = $state(false);
  #lost = $state.raw<LostMark[]>([]);
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
  #callOffCheck: () => void = () => {};
  #left = false;

  constructor(desk: Desk, of: SectionKey, line: FlagLine) {
    this.#desk = desk;
    this.#of = of;
    this.line = line;
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
  /** Inline comments whose words are not in the new wording. */
  get lost(): LostMark[] {
    return this.#lost;
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
    const { wording, mayWrite, kept } = read.value;
    this.#note = kept?.note ?? '';
    this.#mayWrite = mayWrite;
    this.#base = kept?.base ?? wording;
    this.#next = kept?.next ?? wording;
    this.#problem = null;
    if (kept !== null && JSON.stringify(kept.base) !== JSON.stringify(wording)) this.#meet(wording);
    this.#given += 1;
    this.#state = 'ready';
    if (kept !== null) this.#checkSoon();
  }

  /** Other words were typed. */
  type(next: Document): void {
    this.#next = canonicalDocument(next);
    this.#keepSoon();
    this.#checkSoon();
  }

  /** Back to what the page says. */
  startAnew(): void {
    this.#next = this.#theirs ?? this.#base;
    this.#base = this.#next;
    this.#theirs = null;
    this.#problem = null;
    this.#given += 1;
    this.#keepSoon();
    this.#callOffCheck();
    this.#lost = [];
  }

  /** Stays with the own words, now against what the others published. */
  keepOwn(): void {
    if (this.#theirs === null) return;
    this.#base = this.#theirs;
    this.#theirs = null;
    this.#problem = null;
    this.#keepSoon();
    this.#checkSoon();
  }

  /** Puts it onto the page, and writes down that the section was mended. */
  async publish(): Promise<void> {
    if (!this.#maySend()) return;
    this.#busy = true;
    const [base, next, note] = [this.#base, this.#next, this.note.trim()];
    if (!(await this.#isLookedThrough(next))) return void (this.#busy = false);
    await this.#saver.stop();
    const published = await askSurely(() => this.#desk.ports.calls.publishWording({ ...this.#of, base, next, note }));
    if (!published.ok) {
      await this.#failed(published.problem);
      this.#busy = false;
      return;
    }
    this.#left = true;
    const settled = await this.#desk.flags.settle(this.line, 'fixed', note, this.telling);
    this.#busy = false;
    if (!settled) this.#desk.say(t('wordingPublished'), []);
    const kept = { ...this.#of, base, next, note };
    this.#desk.undo.join(t('wordingPublished'), () => putBack(this.#desk, kept));
    await this.#desk.flags.closeWording();
  }

  /** Files it as a suggestion on the page, where its owners see it and others can speak to it. */
  async suggest(): Promise<void> {
    if (!this.#maySend()) return;
    this.#busy = true;
    const eventId = newEventId();
    const noted = suggestionFor(this.line, this.note.trim(), this.#next);
    const ask = { siteId: this.#of.siteId, eventId, noted };
    const queued = await askSurely(() => this.#desk.ports.calls.noteRequest(ask));
    this.#busy = false;
    if (!queued.ok) {
      this.#problem = queued.problem;
      return;
    }
    this.#desk.say(t('wordingSuggested'), [eventId]);
    await this.#desk.flags.closeWording();
  }

  /** What was typed last reaches the store. */
  flush(): Promise<void> {
    return this.#saver.flush();
  }

  async leave(): Promise<void> {
    this.#left = true;
    this.#callOffCheck();
    await this.flush();
  }

  /** Nothing is published before the comments that lose their words with it were listed: if they are others now, these are shown first. */
  async #isLookedThrough(next: Document): Promise<boolean> {
    this.#callOffCheck();
    const checked = await askSurely(() => this.#desk.ports.calls.checkWording({ ...this.#of, next }));
    if (!checked.ok) return this.#failed(checked.problem).then(() => false);
    const isShown = checked.value.lost.every(({ ref }) => this.#lost.some((one) => one.ref === ref));
    this.#lost = checked.value.lost;
    return isShown;
  }

  #maySend(): boolean {
    this.#refused = this.note.trim() === '';
    return !this.#refused && this.changed && !this.#busy;
  }

  async #failed(problem: Problem): Promise<void> {
    this.#problem = problem;
    this.#keepSoon();
    if (problem.kind !== 'refused' || problem.why !== 'page-changed') return;
    const now = await askSurely(() => this.#desk.ports.calls.readWording(this.#of));
    if (now.ok) this.#meet(now.value.wording);
  }

  #meet(theirs: Document): void {
    this.#theirs = theirs;
    this.#problem = { kind: 'refused', why: 'page-changed' };
  }

  #keepSoon(): void {
    this.#saver.note({ base: this.#base, next: this.#next, note: this.#note });
  }

  #checkSoon(): void {
    this.#callOffCheck();
    this.#callOffCheck = this.#desk.ports.after(CHECK_PAUSE_MS, () => void this.#check());
  }

  async #check(): Promise<void> {
    const next = this.#next;
    const checked = await this.#desk.ports.calls.checkWording({ ...this.#of, next });
    if (checked.ok && next === this.#next && !this.#left) this.#lost = checked.value.lost;
  }
}
