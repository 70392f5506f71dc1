import type { Delivery } from '@/lib/domain/delivery';
import type { RequestDraft } from '@/lib/domain/draft';
import type { EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { MendAction } from './problem-wording';
import { askSurely, type Session } from './session';

/** The request that was just sent, and how it fares. */
export class SentRequest {
  readonly eventId: EventId;
  readonly draft: RequestDraft;
  /** Known from the first look at the outbox on. */
  #delivery = $state.raw<Delivery>({ state: 'queued', attempts: 0, nextTryAt: 0, lastProblem: null });
  #problem = $state.raw<Problem | null>(null);
  #busy = $state(false);
  readonly #session: Session;

  constructor(session: Session, eventId: EventId, draft: RequestDraft) {
    this.#session = session;
    this.eventId = eventId;
    this.draft = draft;
  }

  get delivery(): Delivery {
    return this.#delivery;
  }
  /** What went wrong with the last button pressed here, not with the delivery. */
  get problem(): Problem | null {
    return this.#problem;
  }
  get busy(): boolean {
    return this.#busy;
  }

  /** Reads the outbox again, after its news. */
  async refresh(): Promise<void> {
    const result = await askSurely(() => this.#session.readMyRequests({}));
    if (!result.ok) return; // the next news, or the next connection, reads it again
    const mine = result.value.requests.find(({ requestId }) => requestId === this.eventId);
    if (mine !== undefined) this.#delivery = mine.delivery;
  }

  /** Takes it back into the composer; `null` when it is too late or did not work. */
  async takeBack(): Promise<RequestDraft | null> {
    return this.#during(async () => {
      const result = await askSurely(() => this.#session.takeBack({ eventId: this.eventId }));
      if (result.ok) return result.value.draft;
      this.#problem = result.problem;
      await this.refresh();
      return null;
    });
  }

  /** Does what the button of a problem says; taking back is the drawer's, which has the composer. */
  async mend(action: Exclude<MendAction, 'take-back'>): Promise<void> {
    await this.#during(async () => {
      const { eventId } = this;
      const result =
        action === 'retry'
          ? await this.#session.retryNow({ eventId })
          : await this.#session.openAddress({ what: action, eventId });
      if (!result.ok) this.#problem = result.problem;
    });
  }

  /** Opens the comment on the wiki. */
  async openComment(): Promise<void> {
    const result = await this.#session.openAddress({ what: 'comment', eventId: this.eventId });
    if (!result.ok) this.#problem = result.problem;
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
