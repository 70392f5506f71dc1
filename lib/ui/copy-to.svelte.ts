import type { Author } from '@/lib/domain/delivery';
import { askSurely, type Session } from './session';

export type Search =
  | { state: 'idle' }
  | { state: 'asking' }
  | { state: 'found'; people: Author[] }
  /** The wiki did not answer; the request goes without a copy, or it is typed again. */
  | { state: 'failed' };

interface CopyPorts {
  session: Session;
  chosen: () => Author[];
  choose: (people: Author[]) => void;
}

/** More would be a mailing list. */
const MOST = 5;
const LEAST_LETTERS = 2;
const PAUSE_MS = 250;

/** Colleagues who are to see a request: found by name on the wiki, which tells them of it. */
export class CopyTo {
  #words = $state('');
  #search = $state.raw<Search>({ state: 'idle' });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  readonly #ports: CopyPorts;

  readonly chosen = $derived.by(() => this.#ports.chosen());
  readonly full = $derived(this.chosen.length >= MOST);

  constructor(ports: CopyPorts) {
    this.#ports = ports;
  }

  get search(): Search {
    return this.#search;
  }
  get words(): string {
    return this.#words;
  }
  /** What is typed; people are looked for a moment after the last letter. */
  set words(words: string) {
    this.#words = words;
    clearTimeout(this.#timer);
    this.#asked += 1;
    const asks = words.trim().length >= LEAST_LETTERS;
    this.#search = asks ? { state: 'asking' } : { state: 'idle' };
    if (asks) this.#timer = setTimeout(() => void this.#ask(words.trim(), this.#asked), PAUSE_MS);
  }

  add(person: Author): void {
    if (!this.full && !this.#has(person)) this.#ports.choose([...this.chosen, person]);
    this.words = '';
  }

  remove(person: Author): void {
    this.#ports.choose(this.chosen.filter(({ id }) => id !== person.id));
  }

  async #ask(words: string, number: number): Promise<void> {
    const result = await askSurely(() => this.#ports.session.findPeople({ words }));
    if (number !== this.#asked) return; // something else is typed by now
    this.#search = result.ok
      ? { state: 'found', people: result.value.people.filter((person) => !this.#has(person)) }
      : { state: 'failed' };
  }

  #has(person: Author): boolean {
    return this.chosen.some(({ id }) => id === person.id);
  }
}
