import type { Anchor } from '@/lib/domain/anchor';
import { newEventId, type EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { PlaceSeen } from '@/lib/domain/views';
import type { ToDrawer, ToOverlay } from '@/lib/messages/calls';
import { askSurely, type Session } from './session';
import { t } from './wording';

/** Why a request was not put to another place, for the person who wanted that. */
export type NotMoved = 'nothing-selected' | Problem;

/** Where requests stand on the page, as the overlay sees it, and how their askers put them right. */
export class ReAnchoring {
  #seen = $state.raw<Record<EventId, PlaceSeen>>({});
  #notMoved = $state.raw<{ requestId: EventId; why: NotMoved } | null>(null);
  /** Each stays the same until it is queued, so that a second try after a lost answer queues nothing twice. */
  readonly #ids: Record<EventId, EventId> = {};
  readonly #session: Session;
  readonly #tellOverlay: ((message: ToOverlay) => void) | null;
  readonly #speak: (words: string) => void;

  constructor(session: Session, tellOverlay: ((message: ToOverlay) => void) | null, speak: (words: string) => void) {
    this.#session = session;
    this.#tellOverlay = tellOverlay;
    this.#speak = speak;
  }

  /** `null`: nobody has said yet; always so in a side panel or a tab, which see no page. */
  placeOf(requestId: EventId): PlaceSeen | null {
    return this.#seen[requestId] ?? null;
  }

  notMoved(requestId: EventId): NotMoved | null {
    return this.#notMoved?.requestId === requestId ? this.#notMoved.why : null;
  }

  /** Puts a request where the page's words were found again, or where the reader has selected some. */
  move(requestId: EventId, to: 'place' | 'selection'): void {
    this.#notMoved = null;
    this.#tellOverlay?.({ type: 'ask-anchor', requestId, of: to });
  }

  /** What the overlay says of places. What is queued by it, the background tells as news. */
  async hear(message: ToDrawer): Promise<void> {
    if (message.type === 'places') this.#seen = Object.fromEntries(message.places.map((place) => [place.id, place]));
    if (message.type !== 'anchor') return;
    const { requestId, anchor } = message;
    if (anchor === null) this.#notMoved = { requestId, why: 'nothing-selected' };
    else await this.#queue(requestId, anchor);
  }

  async #queue(requestId: EventId, anchor: Anchor): Promise<void> {
    const eventId = (this.#ids[requestId] ??= newEventId());
    const queued = await askSurely(() => this.#session.queueReAnchor({ eventId, requestId, anchor }));
    if (queued.ok) {
      this.#ids[requestId] = newEventId();
      this.#speak(t('placeMovedSpoken'));
    } else this.#notMoved = { requestId, why: queued.problem };
  }
}
