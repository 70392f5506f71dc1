import type { Document } from '@/lib/domain/document/document';
import { ok, type Result } from '@/lib/domain/result';
import type { LostMark } from '@/lib/domain/wording/put-marks';
import type { SectionKey } from '@/lib/domain/wording/stores';
import { askSurely } from '../session';
import type { Desk } from './desk.svelte';

/** Not asked at each letter: the wiki is looked at for it. */
const CHECK_PAUSE_MS = 900;

/** Inline comments whose words are not in the new wording. */
export class LostMarks {
  #list = $state.raw<LostMark[]>([]);
  #callOff: () => void = () => {};
  /** Only the last look counts. */
  #looks = 0;
  readonly #desk: Desk;
  readonly #of: SectionKey;

  constructor(desk: Desk, of: SectionKey) {
    this.#desk = desk;
    this.#of = of;
  }

  get list(): LostMark[] {
    return this.#list;
  }

  /** Looks once nothing else was typed for a while. */
  lookSoon(next: Document): void {
    this.callOff();
    this.#callOff = this.#desk.ports.after(CHECK_PAUSE_MS, () => void this.#look(next));
  }

  /** Nothing is published before those that are lost with it were listed: if they are others now, these are shown first. */
  async areShown(next: Document): Promise<Result<boolean>> {
    this.callOff();
    const before = this.#list;
    const looked = await askSurely(() => this.#desk.ports.calls.checkWording({ ...this.#of, next }));
    if (!looked.ok) return looked;
    this.#list = looked.value.lost;
    return ok(this.#list.every(({ ref }) => before.some((one) => one.ref === ref)));
  }

  callOff(): void {
    this.#looks += 1;
    this.#callOff();
  }

  /** The page has the words that were written. */
  forget(): void {
    this.callOff();
    this.#list = [];
  }

  async #look(next: Document): Promise<void> {
    const look = ++this.#looks;
    const looked = await this.#desk.ports.calls.checkWording({ ...this.#of, next });
    if (looked.ok && look === this.#looks) this.#list = looked.value.lost;
  }
}
