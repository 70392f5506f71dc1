import type { DeskRow } from '@/lib/domain/desk/row';
import { likelyDuplicates } from '@/lib/domain/desk/duplicates';
import type { Closing } from '@/lib/domain/event';
import { newEventId, type EventId } from '@/lib/domain/ids';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';
import type { OpenRequest } from './open-request.svelte';
import { SectionLink } from './section-link.svelte';

/** How a request is closed: each way asks for what makes it honest. */
export class Closer {
  #how = $state<Closing>('answered');
  #fault = $state<string | null>(null);
  into = $state<EventId | null>(null);
  /** Where it is documented. */
  readonly link: SectionLink;
  readonly #desk: Desk;
  readonly #open: OpenRequest;
  readonly #row: DeskRow;
  readonly likely: { row: DeskRow; why: string }[] = $derived.by(() =>
    this.#how === 'duplicate'
      ? likelyDuplicates(this.#row, this.#desk.rows.all).map(({ row, why }) => ({
          row,
          why: t(why === 'words' ? 'duplicateWords' : 'duplicateSection'),
        }))
      : [],
  );

  constructor(desk: Desk, open: OpenRequest, row: DeskRow) {
    this.#desk = desk;
    this.#open = open;
    this.#row = row;
    this.link = new SectionLink(desk, row.siteId);
  }

  get how(): Closing {
    return this.#how;
  }
  get fault(): string | null {
    return this.#fault;
  }

  choose(how: Closing): void {
    this.#how = how;
    this.#fault = null;
  }

  async close(): Promise<void> {
    this.#fault = this.#missing();
    if (this.#fault !== null) return;
    const gap = this.#how === 'documented' && this.link.headings === null;
    if (this.#how === 'documented' && !gap) this.#open.insert(this.link.written());
    const { into } = this;
    if (this.#how === 'duplicate' && into !== null) {
      const { siteId, id: requestId } = this.#row;
      const eventId = newEventId();
      const note = { kind: 'merged', into } as const;
      const merged = await askSurely(() =>
        this.#desk.ports.calls.queueNote({ siteId, requestId, eventId, text: '', note }),
      );
      const closed = merged.ok && (await this.#open.send({ as: 'close', how: 'duplicate', gap: false }));
      if (!merged.ok) this.#desk.failed(merged.problem);
      else if (closed) this.#desk.say(t('didMerge'), [eventId, ...(this.#desk.undo.last?.eventIds ?? [])]);
      else await this.#desk.ports.calls.undo({ eventId });
      return;
    }
    await this.#open.send({ as: 'close', how: this.#how, gap });
  }

  #missing(): string | null {
    const hasText = this.#open.text.trim() !== '';
    if (this.#how === 'duplicate' && this.into === null && this.likely.length > 0) return t('duplicateChoose');
    if (this.#how === 'documented' && this.link.headings === null) {
      if (this.link.address.trim() !== '') return t('documentedUnchecked');
      return hasText ? null : t('documentedArgue');
    }
    return null;
  }
}
