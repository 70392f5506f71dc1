import type { Deed } from '@/lib/domain/deed';
import { newEventId, type EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { Composer } from './composer.svelte';
import { askSurely, type Session } from './session';
import type { ThreadsList } from './threads-list.svelte';
import { t } from './wording';

export interface DeedsPorts {
  session: Session;
  threads: ThreadsList;
  /** Who asks, and what somebody without an account has to say along. */
  composer: () => Pick<Composer, 'visitor' | 'access'>;
  speak: (words: string) => void;
}

/** What this person says of requests: with one click, or in words below them. */
export class Deeds {
  #problem = $state.raw<{ requestId: EventId; problem: Problem } | null>(null);
  /** A visitor clicked this and has to say first who they are. */
  #waiting = $state.raw<{ requestId: EventId; deed: Deed } | null>(null);
  /** Each stays the same until it is queued, so that a second try after a lost answer queues nothing twice. */
  readonly #ids: Record<string, EventId> = {};
  readonly #ports: DeedsPorts;

  constructor(ports: DeedsPorts) {
    this.#ports = ports;
  }

  problemOf(requestId: EventId): Problem | null {
    return this.#problem?.requestId === requestId ? this.#problem.problem : null;
  }
  waitingFor(requestId: EventId): Deed | null {
    return this.#waiting?.requestId === requestId ? this.#waiting.deed : null;
  }

  /** Keeps what one click says; it is listed at once and can be taken back for some seconds. False: not kept, and why is told. */
  async say(requestId: EventId, deed: Deed): Promise<boolean> {
    const { session, threads, composer, speak } = this.#ports;
    const { visitor, access } = composer();
    const card = visitor.along(access);
    if (card === null) {
      this.#waiting = { requestId, deed };
      return false;
    }
    const key = `${requestId} ${deed}`;
    const eventId = (this.#ids[key] ??= newEventId());
    const result = await askSurely(() => session.queueDeed({ eventId, requestId, deed, visitor: card }));
    this.#problem = result.ok ? null : { requestId, problem: result.problem };
    this.#waiting = null;
    if (result.ok) {
      this.#ids[key] = newEventId();
      if (card !== undefined) await visitor.sent();
      speak(t('deedSpoken'));
    }
    await threads.refresh();
    return result.ok;
  }

  /** Says nothing after all. */
  putAway(): void {
    this.#waiting = null;
  }

  /** Keeps what is typed below a request for delivery; it is listed at once. */
  async reply(requestId: EventId): Promise<void> {
    const { threads, composer, speak } = this.#ports;
    const { visitor, access } = composer();
    const card = visitor.along(access);
    if (card === null || !(await threads.replyTo(requestId).send(card))) return;
    if (card !== undefined) await visitor.sent();
    speak(t('sentSpoken'));
    await threads.refresh();
  }
}
