import type { EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { MyRequest } from '@/lib/domain/views';
import { askSurely, type Session } from './session';

export type MineState =
  { state: 'loading' } | { state: 'failed'; problem: Problem } | { state: 'shown'; requests: MyRequest[] };

const PAGE = 50;

/** What this person asked, over all sites, newest first. */
export class MyRequests {
  #mine = $state.raw<MineState>({ state: 'loading' });
  #limit = $state(PAGE);
  /** What the drawer was opened for; `null`: nothing of this list. */
  readonly focusId: EventId | null;
  readonly #session: Session;

  readonly shown = $derived.by(() => (this.#mine.state === 'shown' ? this.#mine.requests.slice(0, this.#limit) : []));
  readonly more = $derived.by(() =>
    this.#mine.state === 'shown' ? Math.max(0, this.#mine.requests.length - this.#limit) : 0,
  );

  constructor(session: Session, focusId: EventId | null) {
    this.#session = session;
    this.focusId = focusId;
  }

  get mine(): MineState {
    return this.#mine;
  }

  async load(): Promise<void> {
    const result = await askSurely(() => this.#session.readMyRequests({}));
    if (result.ok) {
      const requests = [...result.value.requests].sort((a, b) => b.askedAt - a.askedAt);
      this.#mine = { state: 'shown', requests };
      this.#limit = Math.max(this.#limit, 1 + requests.findIndex(({ requestId }) => requestId === this.focusId));
    } else if (this.#mine.state !== 'shown') {
      this.#mine = { state: 'failed', problem: result.problem };
    }
  }

  showMore(): void {
    this.#limit += PAGE;
  }
}
