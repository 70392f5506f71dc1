import type { EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { OutgoingView, TakenBack } from '@/lib/domain/views';
import type { MendAction } from './problem-wording';
import { askSurely, type Session } from './session';

/** What an event on its way is about. */
export type About = Pick<OutgoingView, 'requestId' | 'takesUp' | 'movesTo' | 'deed'>;

const UNDO_MS = 10_000;

/** What a person can do about their events on the way, wherever these are listed; and what went wrong with the last try. */
export class Deliveries {
  #problem = $state.raw<Problem | null>(null);
  #busy = $state(false);
  #dismissed = $state.raw<EventId | null>(null);
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

  /** What was put away just now and can be brought back. */
  get dismissed(): EventId | null {
    return this.#dismissed;
  }

  /** Puts away what moderators removed; it can be brought back for ten seconds. */
  dismiss(eventId: EventId): Promise<boolean> {
    return this.#during(async () => {
      const result = await askSurely(() => this.#session.setDismissed({ eventId, dismissed: true }));
      if (!result.ok) {
        this.#problem = result.problem;
        return false;
      }
      this.#dismissed = eventId;
      setTimeout(() => {
        if (this.#dismissed === eventId) this.#dismissed = null;
      }, UNDO_MS);
      return true;
    });
  }

  /** Brings back what was put away just now. */
  async undoDismiss(): Promise<void> {
    const eventId = this.#dismissed;
    if (eventId === null) return;
    const result = await askSurely(() => this.#session.setDismissed({ eventId, dismissed: false }));
    if (result.ok) this.#dismissed = null;
    else this.#problem = result.problem;
  }

  /** Does what the button of a problem says; taking back and putting away have ways of their own. */
  mend(action: Exclude<MendAction, 'take-back' | 'dismiss'>, eventId: EventId): Promise<void> {
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

  /**
   * Takes a delivery back to where it was written; `null` when it is too late or did not work.
   * @param about - The request that it answers, or is, and the comment that it was to take up, if it was.
   */
  takeBack(eventId: EventId, about: About): Promise<TakenBack | null> {
    return this.#during(async () => {
      const result = await this.#session.takeBack({ eventId });
      if (result.ok) return result.value;
      // The worker may have been stopped after it took it back: then it lies where it was written
      const lost = result.problem.kind === 'no-answer' && (await this.#isGone(eventId));
      const found = lost ? await this.#findTakenBack(eventId, about) : null;
      if (found === null) this.#problem = result.problem;
      return found;
    });
  }

  /** Whether the outbox holds it no more. */
  async #isGone(eventId: EventId): Promise<boolean> {
    const mine = await askSurely(() => this.#session.readMyRequests({}));
    const here = await askSurely(() => this.#session.readThreads({ fresh: false }));
    const known = mine.ok && here.ok;
    if (!known) return false;
    const ids = [
      ...mine.value.requests.map(({ requestId }) => requestId),
      ...here.value.outgoing.map((outgoing) => outgoing.eventId),
    ];
    return !ids.includes(eventId);
  }

  async #findTakenBack(eventId: EventId, { requestId, takesUp, movesTo, deed }: About): Promise<TakenBack | null> {
    if (takesUp !== null || movesTo !== null || deed !== null) return { to: 'as-before' };
    if (eventId === requestId) {
      const kept = await askSurely(() => this.#session.readDraft({}));
      return kept.ok ? { to: 'composer', draft: kept.value.draft } : null;
    }
    const kept = await askSurely(() => this.#session.readReplies({}));
    const reply = kept.ok ? kept.value.replies.find((one) => one.requestId === requestId) : undefined;
    return reply === undefined ? null : { to: 'reply', reply };
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
