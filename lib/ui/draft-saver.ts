import type { Problem } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';

export type SavingState = { state: 'saved' } | { state: 'saving' } | { state: 'unsaved'; problem: Problem };

const PAUSE_MS = 250;

/**
 * Writes a draft away a moment after the last change, one write at a time and always the newest.
 * @param save - Resolves once the draft is in the store.
 * @param tell - Hears every change of the state.
 */
export class DraftSaver<Draft> {
  #newest: Draft | null = null;
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  readonly #save: (draft: Draft) => Promise<Result<null>>;
  readonly #tell: (state: SavingState) => void;

  constructor(save: (draft: Draft) => Promise<Result<null>>, tell: (state: SavingState) => void) {
    this.#save = save;
    this.#tell = tell;
  }

  /** Whether something was typed that has not reached the store. */
  get dirty(): boolean {
    return this.#newest !== null;
  }

  /** Takes note of a change; it is written after a quarter of a second of quiet. */
  note(draft: Draft): void {
    this.#stopped = false;
    this.#newest = draft;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
    this.#tell({ state: 'saving' });
  }

  /** Writes what is not written yet, at once; resolves when nothing is under way any more. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Forgets what was not written yet (the draft goes another way); resolves when no write is under way any more. */
  stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopped = true;
    this.#newest = null;
    return this.#writing;
  }

  async #write(): Promise<void> {
    const draft = this.#newest;
    if (draft === null) return;
    this.#newest = null;
    const result = await this.#save(draft);
    if (this.#stopped) return;
    if (result.ok) {
      if (!this.dirty) this.#tell({ state: 'saved' });
      return;
    }
    this.#newest ??= draft; // the next change, or the next flush, tries again
    this.#tell({ state: 'unsaved', problem: result.problem });
  }
}
