import { DraftSaver } from './draft-saver';
import type { ReplyKind } from '@/lib/domain/deed';
import { findFaults } from '@/lib/domain/draft';
import { newEventId, type EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { VisitorCard } from '@/lib/domain/visitor';
import { askSurely, type Session } from './session';
import { formatNumber, t } from './wording';

/** A reply being written to one request. */
export class ReplyBox {
  #text: string;
  #open = $state(false);
  #as = $state<ReplyKind>('reply');
  #busy = $state(false);
  #attempted = $state(false);
  #problem = $state.raw<Problem | null>(null);
  #unsaved = $state.raw<Problem | null>(null);
  /** Stays the same until it is queued, so that a second try after a lost answer queues nothing twice. */
  #eventId = newEventId();
  readonly #session: Session;
  readonly #requestId: EventId;
  readonly #saver: DraftSaver<string>;

  readonly fault = $derived.by(() => {
    const [fault] = findFaults({ text: this.#text });
    if (fault === undefined || (fault.why === 'empty' && !this.#attempted)) return null;
    return fault.why === 'empty'
      ? t('faultReplyEmpty')
      : t('faultTooLong', this.#text.trim().length - fault.limit, formatNumber(fault.limit));
  });

  /** @param text - What was typed earlier and not sent. */
  constructor(session: Session, requestId: EventId, text: string) {
    this.#session = session;
    this.#requestId = requestId;
    this.#text = $state(text);
    this.#saver = new DraftSaver(
      (newest) => askSurely(() => session.saveReply({ requestId, text: newest })),
      (state) => (this.#unsaved = state.state === 'unsaved' ? state.problem : null),
    );
  }

  get text(): string {
    return this.#text;
  }
  set text(text: string) {
    this.#text = text;
    this.#saver.note(text);
  }

  get open(): boolean {
    return this.#open;
  }
  get busy(): boolean {
    return this.#busy;
  }
  get problem(): Problem | null {
    return this.#problem ?? this.#unsaved;
  }

  /** What its words will be. */
  get as(): ReplyKind {
    return this.#as;
  }

  start(as: ReplyKind = 'reply'): void {
    this.#as = as;
    this.#open = true;
  }

  /** A reply that was on its way is back, with what was being written meanwhile: from now on it is another one. */
  bringBack(text: string): void {
    this.text = text;
    this.#eventId = newEventId();
    this.start(this.#as);
  }

  /** Puts the field away; its words stay for the next time. */
  putAway(): void {
    this.#open = false;
    this.#attempted = false;
  }

  /** Writes what was typed last, before the document goes away; whether all of it is in the store. */
  async keep(): Promise<boolean> {
    if (this.#saver.dirty) await this.#saver.flush();
    return !this.#saver.dirty;
  }

  /** Keeps the reply for delivery; true when that worked. @param visitor - For somebody without an account. */
  async send(visitor?: VisitorCard): Promise<boolean> {
    this.#attempted = true;
    if (this.#busy || findFaults({ text: this.text }).length > 0) return false;
    this.#busy = true;
    await this.#saver.stop();
    const ask = { eventId: this.#eventId, requestId: this.#requestId, as: this.#as, text: this.text.trim(), visitor };
    const result = await askSurely(() => this.#session.queueReply(ask));
    this.#busy = false;
    this.#problem = result.ok ? null : result.problem;
    if (!result.ok) {
      this.#saver.note(this.#text);
      return false;
    }
    this.text = '';
    this.#eventId = newEventId();
    this.putAway();
    return true;
  }
}
