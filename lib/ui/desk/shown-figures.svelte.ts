import { withNews } from '@/lib/domain/flags/section-news';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { DeskSite } from '@/lib/domain/desk/views';
import type { SiteId } from '@/lib/domain/ids';
import type { Desk } from './desk.svelte';
import type { FlagKeeper } from './flag-keeper';
import { flagsAskOf, SPANS, type Reckoned } from './flags-ask';

/** The figures that are looked at: of one site, within so many days. */
export class ShownFigures {
  #reckoned = $state.raw<Reckoned>({ state: 'reading' });
  #siteId = $state.raw<SiteId | null>(null);
  #days = $state<number>(SPANS[0]);
  readonly #desk: Desk;
  readonly #keeper: FlagKeeper;
  /** Only the last reckoning asked for counts; whoever waits for an earlier one waits for it. */
  #asked = 0;
  #newest = Promise.resolve();

  constructor(desk: Desk, keeper: FlagKeeper) {
    this.#desk = desk;
    this.#keeper = keeper;
  }

  get reckoned(): Reckoned {
    return this.#reckoned;
  }
  get days(): number {
    return this.#days;
  }
  /** The chosen one, else the first. */
  get site(): DeskSite | null {
    const { sites } = this.#desk;
    return sites.find(({ site }) => site.id === this.#siteId) ?? sites[0] ?? null;
  }

  /** Another site from the next reading on. */
  turnTo(siteId: SiteId | null): void {
    this.#siteId = siteId;
  }

  async look(siteId: SiteId | null, days: number): Promise<void> {
    this.#siteId = siteId;
    this.#days = days;
    this.#reckoned = { state: 'reading' };
    await this.read();
  }

  /** Reckons anew; what was shown stays until that is done. */
  read(): Promise<void> {
    const asked = ++this.#asked;
    return (this.#newest = this.#reckon(asked).then(() => (asked === this.#asked ? undefined : this.#newest)));
  }

  async #reckon(asked: number): Promise<void> {
    const { site } = this;
    if (site === null) return;
    const ask = flagsAskOf(site, this.#days, this.#desk.ports.now());
    try {
      const flags = await this.#desk.ports.reckon(ask);
      const { window } = ask;
      if (asked !== this.#asked) return;
      this.#reckoned = { state: 'read', flags, window };
      this.#keeper.keep(site, flags, window);
    } catch {
      if (asked === this.#asked) this.#reckoned = { state: 'failed' }; // the worker ended, or this browser gave no room
    }
  }

  /** One more request is counted to its section at once, before everything is reckoned anew. */
  async touch(row: DeskRow): Promise<void> {
    const news = await this.#desk.ports.touch(row).catch(() => null);
    if (news === null || this.#reckoned.state !== 'read') return;
    this.#reckoned = { ...this.#reckoned, flags: withNews(this.#reckoned.flags, news) };
  }
}
