import { newEventId, type EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { PlainComment } from '@/lib/domain/views';
import { askSurely, type Session } from './session';
import { t } from './wording';

/** What can be done with comments that were made without Docket: make requests of them, or have the wiki resolve them. */
export class PlainList {
  #problem = $state.raw<Problem | null>(null);
  #resolved = $state.raw<PlainComment | null>(null);
  #resolving = $state.raw<string | null>(null);
  /** Each stays the same until it is queued, so that a second try after a lost answer queues nothing twice. */
  readonly #takeUpIds: Record<string, EventId> = {};
  readonly #session: Session;
  readonly #refresh: () => Promise<void>;
  readonly #speak: (words: string) => void;

  constructor(session: Session, refresh: () => Promise<void>, speak: (words: string) => void) {
    this.#session = session;
    this.#refresh = refresh;
    this.#speak = speak;
  }

  /** Why the last deed was not done. */
  get problem(): Problem | null {
    return this.#problem;
  }
  /** The comment that was resolved last, while that can be undone here. */
  get resolved(): PlainComment | null {
    return this.#resolved;
  }
  /** The comment that the wiki resolves or opens again just now. */
  get resolving(): string | null {
    return this.#resolving;
  }

  /** Keeps the event that makes a comment a request. */
  async takeUp(commentId: string): Promise<void> {
    const eventId = (this.#takeUpIds[commentId] ??= newEventId());
    const result = await askSurely(() => this.#session.queueTakeUp({ eventId, commentId }));
    this.#problem = result.ok ? null : result.problem;
    if (result.ok) this.#takeUpIds[commentId] = newEventId();
    await this.#refresh();
    if (result.ok) this.#speak(t('takeUpSpoken'));
  }

  /** It leaves the list, and can be brought back by `reopen`. */
  async resolve(comment: PlainComment): Promise<void> {
    if (!(await this.#setResolved(comment, true))) return;
    this.#resolved = comment;
    this.#speak(t('plainResolved'));
  }

  /** Opens the comment again that was resolved last. */
  async reopen(): Promise<void> {
    if (this.#resolved === null || !(await this.#setResolved(this.#resolved, false))) return;
    this.#resolved = null;
    this.#speak(t('plainReopened'));
  }

  async #setResolved({ id }: PlainComment, resolved: boolean): Promise<boolean> {
    if (this.#resolving !== null) return false;
    this.#resolving = id;
    const result = await askSurely(() => this.#session.setResolved({ commentId: id, resolved }));
    this.#resolving = null;
    this.#problem = result.ok ? null : result.problem;
    await this.#refresh();
    return result.ok;
  }
}
