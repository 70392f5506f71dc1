import type { SiteId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import { t } from '../wording';
import type { Desk } from './desk.svelte';

/** A link to a section of a page, which is checked to be there before it is used. */
export class SectionLink {
  #headings = $state.raw<string[] | null>(null);
  #checked = $state('');
  #problem = $state.raw<Problem | null>(null);
  #checking = $state(false);
  #fault = $state<string | null>(null);
  address = $state('');
  heading = $state('');
  readonly #desk: Desk;
  readonly #siteId: SiteId;

  constructor(desk: Desk, siteId: SiteId) {
    this.#desk = desk;
    this.#siteId = siteId;
  }

  /** Of the page that was checked; `null`: this address was not, or leads nowhere. */
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

  /** Whether the page that is linked to is there, and which sections it has. */
  async check(): Promise<void> {
    const address = this.address.trim();
    this.#fault = URL.canParse(address) ? null : t('documentedNoAddress');
    if (this.#fault !== null || this.#checking) return;
    this.#checking = true;
    const found = await this.#desk.ports.calls.headingsAt({ siteId: this.#siteId, address });
    this.#checking = false;
    this.#checked = this.address;
    this.#problem = found.ok ? null : found.problem;
    this.#headings = found.ok ? found.value.headings : null;
  }

  /** The link as it is written in an answer. */
  written(): string {
    const words = this.heading === '' ? t('documentedHere') : this.heading;
    return `[${words.replace(/[[\]]/g, '')}](${this.address.trim()})`;
  }
}
