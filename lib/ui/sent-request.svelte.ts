import type { Delivery } from '@/lib/domain/delivery';
import type { RequestDraft } from '@/lib/domain/draft';
import type { EventId } from '@/lib/domain/ids';
import { askSurely, type Session } from './session';

/** The request that was just sent, and how it fares. */
export class SentRequest {
  readonly eventId: EventId;
  readonly draft: RequestDraft;
  /** So until the first look at the outbox. */
  #delivery = $state.raw<Delivery>({ state: 'queued', attempts: 0, nextTryAt: 0, lastProblem: null });
  #takable = $state(true);
  readonly #session: Session;

  constructor(session: Session, eventId: EventId, draft: RequestDraft) {
    this.#session = session;
    this.eventId = eventId;
    this.draft = draft;
  }

  get delivery(): Delivery {
    return this.#delivery;
  }

  /** Whether it can still be taken back. */
  get takable(): boolean {
    return this.#takable;
  }

  /** Reads the outbox again, after its news. */
  async refresh(): Promise<void> {
    const result = await askSurely(() => this.#session.readMyRequests({}));
    if (!result.ok) return; // the next news, or the next connection, reads it again
    const mine = result.value.requests.find(({ requestId }) => requestId === this.eventId);
    if (mine === undefined) return;
    this.#delivery = mine.delivery;
    this.#takable = mine.takable;
  }
}
