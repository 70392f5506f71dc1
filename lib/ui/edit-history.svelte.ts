import type { CaptureEdits } from '@/lib/domain/capture';

/** What was done to a picture, and what was undone. Steps that belong together (one key held down) count as one. */
export class EditHistory {
  #past = $state.raw<CaptureEdits[]>([]);
  #future = $state.raw<CaptureEdits[]>([]);
  #now: CaptureEdits;
  #run: string | null = null;

  constructor(first: CaptureEdits) {
    this.#now = $state.raw(first);
  }

  get now(): CaptureEdits {
    return this.#now;
  }
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** @param run - Steps with the same name in a row are undone together; `null` for a step of its own. */
  commit(edits: CaptureEdits, run: string | null = null): void {
    if (run === null || run !== this.#run) this.#past = [...this.#past, this.#now];
    this.#run = run;
    this.#future = [];
    this.#now = edits;
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.#now, ...this.#future];
    this.#now = before;
    this.#run = null;
  }

  redo(): void {
    const [next, ...rest] = this.#future;
    if (next === undefined) return;
    this.#past = [...this.#past, this.#now];
    this.#future = rest;
    this.#now = next;
    this.#run = null;
  }
}
