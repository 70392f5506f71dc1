import type { RequestDraft } from '@/lib/domain/draft';
import type { EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { MendAction } from './problem-wording';
import { askSurely, type Session } from './session';

/** What a person can do about their events on the way, wherever these are listed; and what went wrong with the last try. */
export class Deliveries {
  #problem = $state.raw<Problem | null>(null);
  #busy = $state(false);
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Of the last button pressed, not of a delivery. */
  get problem(): Problem | null {
    return this.#problem;
  }
  get busy(): boolean {
    return this.#busy;
  }

  /** Does what the button of a problem says; taking back gives a draft and has a way of its own. */
  mend(action: Exclude<MendAction, 'take-back'>, eventId: EventId): Promise<void> {
    return this.#during(async () => {
      const ask = () =>
        action === 'retry' ? this.#session.retryNow({ eventId }) : this.#session.openAddress({ what: action, eventId });
      const result = await ask();
      if (!result.ok) this.#problem = result.problem;
    });
  }

  /** Opens the comment, or the page, of an event of this person's. */
  async open(what: 'comment' | 'page', eventId: EventId): Promise<void> {
    const result = await this.#session.openAddress({ what, eventId });
    this.#problem = result.ok ? null : result.problem;
  }

  /** Takes a request back for the composer; `null` when it is too late or did not work. */
  takeBack(eventId: EventId): Promise<RequestDraft | null> {
    return this.#during(async () => {
      const result = await this.#session.takeBack({ eventId });
      if (result.ok) return result.value.draft;
      // The worker may have been stopped after it took the request back: then it is the page's draft now.
      if (result.problem.kind === 'no-answer' && (await this.#isGone(eventId))) {
        const kept = await askSurely(() => this.#session.readDraft({}));
        if (kept.ok) return kept.value.draft;
      }
      this.#problem = result.problem;
      return null;
    });
  }

  async #isGone(eventId: EventId): Promise<boolean> {
    const mine = await askSurely(() => this.#session.readMyRequests({}));
    return mine.ok && !mine.value.requests.some(({ requestId }) => requestId === eventId);
  }

  async #during<T>(work: () => Promise<T>): Promise<T> {
    this.#busy = true;
    this.#problem = null;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }
}
