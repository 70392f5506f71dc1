import { DESK_UNDO_MS } from '@/lib/domain/desk/views';
import type { EventId } from '@/lib/domain/ids';

/** Something that was just done and can be taken back for ten seconds. */
export interface Undoable {
  text: string;
  eventIds: EventId[];
  /** What is taken back besides events; resolves to whether that was possible. */
  also?: () => Promise<boolean>;
}

/** What can be undone now: the last thing that was done. */
export class Undo {
  #last = $state.raw<Undoable | null>(null);
  #callOff: () => void = () => {};
  readonly #after: (waitMs: number, run: () => void) => () => void;

  constructor(after: (waitMs: number, run: () => void) => () => void) {
    this.#after = after;
  }

  get last(): Undoable | null {
    return this.#last;
  }

  did(text: string, eventIds: EventId[]): void {
    this.#callOff();
    this.#last = { text, eventIds };
    this.#callOff = this.#after(DESK_UNDO_MS, () => (this.#last = null));
  }

  /** Joins something to what was just done, so that both are taken back together. */
  join(text: string, also: () => Promise<boolean>): void {
    const events = this.#last?.eventIds ?? [];
    this.did(text, events);
    this.#last = { text, eventIds: events, also };
  }

  /** What is to be taken back; nothing can be undone after that. */
  take(): Undoable | null {
    const last = this.#last;
    this.#callOff();
    this.#last = null;
    return last;
  }
}
