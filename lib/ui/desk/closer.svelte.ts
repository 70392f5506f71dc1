import type { DeskRow } from '@/lib/domain/desk/row';
import { likelyDuplicates } from '@/lib/domain/desk/duplicates';
import type { Closing } from '@/lib/domain/event';
import { newEventId, type EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';
import type { OpenRequest } from './open-request.svelte';

/** How a request is closed: each way asks for what makes it honest. */
export class Closer {
  #how = $state<Closing>('answered');
  #headings = $state.raw<string[] | null>(null);
  #checked = $state('');
  #problem = $state.raw<Problem | null>(null);
  #checking = $state(false);
  #fault = $state<string | null>(null);
  address = $state('');
  heading = $state('');
  into = $state<EventId | null>(null);
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
  }

  get how(): Closing {
    return this.#how;
  }
  /** Of the page that was checked; `null`: none was. */
  get headings(): string[] | null {
    return this.#checked === this.address ? this.#headings : null;
  }
  get problem(): Problem | null {
    return this.#checked === this.address ? this.#problem : null;
  }
  get checking(): boolean {
    return this.#checking;
  }
  get fault(): string | null {
    return this.#fault;
  }

  choose(how: Closing): void {
    this.#how = how;
    this.#fault = null;
  }

  /** Whether the page that is linked to is there, and which sections it has. */
  async check(): Promise<void> {
    const address = this.address.trim();
    if (!URL.canParse(address)) {
      this.#fault = t('documentedNoAddress');
      return;
    }
    this.#checking = true;
    const found = await this.#desk.ports.calls.headingsAt({ siteId: this.#row.siteId, address });
    this.#checking = false;
    this.#checked = this.address;
    this.#fault = null;
    this.#problem = found.ok ? null : found.problem;
    this.#headings = found.ok ? found.value.headings : null;
  }

  async close(): Promise<void> {
    this.#fault = this.#missing();
    if (this.#fault !== null) return;
    const gap = this.#how === 'documented' && this.headings === null;
    if (this.#how === 'documented' && !gap) this.#open.insert(this.#link());
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
    if (this.#how === 'documented' && this.headings === null) {
      if (this.address.trim() !== '') return t('documentedUnchecked');
      return hasText ? null : t('documentedArgue');
    }
    return null;
  }

  #link(): string {
    const words = this.heading === '' ? t('documentedHere') : this.heading;
    return `[${words.replace(/[[\]]/g, '')}](${this.address.trim()})`;
  }
}
