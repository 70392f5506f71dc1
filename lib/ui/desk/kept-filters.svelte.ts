import type { SavedFilter } from '@/lib/domain/desk/views';
import type { Problem } from '@/lib/domain/problem';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import type { Client } from '@/lib/messages/client';
import { askSurely } from '../session';

/** Searches that this person keeps, each by its name. */
export class KeptFilters {
  #all = $state.raw<SavedFilter[]>([]);
  readonly #calls: Pick<Client<DeskCalls>, 'saveFilters'>;
  readonly #failed: (problem: Problem | null) => void;

  constructor(calls: Pick<Client<DeskCalls>, 'saveFilters'>, failed: (problem: Problem | null) => void) {
    this.#calls = calls;
    this.#failed = failed;
  }

  get all(): SavedFilter[] {
    return this.#all;
  }

  /** As the background has them. */
  read(filters: SavedFilter[]): void {
    this.#all = filters;
  }

  async keep(name: string, query: string): Promise<void> {
    await this.#save([...this.#all.filter((one) => one.name !== name), { name, query }]);
  }

  async drop(name: string): Promise<void> {
    await this.#save(this.#all.filter((one) => one.name !== name));
  }

  async #save(filters: SavedFilter[]): Promise<void> {
    this.#all = filters;
    const saved = await askSurely(() => this.#calls.saveFilters({ filters }));
    this.#failed(saved.ok ? null : saved.problem);
  }
}
