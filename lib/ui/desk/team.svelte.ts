import type { DeskSite } from '@/lib/domain/desk/views';
import type { Author } from '@/lib/domain/delivery';
import { newEventId, type SiteId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { SetName } from '@/lib/domain/register';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';

/** What a team agrees on, being written: one site at a time. */
export class Team {
  #siteId = $state<SiteId | null>(null);
  #busy = $state(false);
  #problem = $state.raw<Problem | null>(null);
  #found = $state.raw<Author[]>([]);
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get site(): DeskSite | null {
    const { sites } = this.#desk;
    return sites.find(({ site }) => site.id === this.#siteId) ?? sites[0] ?? null;
  }
  get busy(): boolean {
    return this.#busy;
  }
  get problem(): Problem | null {
    return this.#problem;
  }
  /** People whom the last search found. */
  get found(): Author[] {
    return this.#found;
  }
  /** Whether this person may change settings; others see them. */
  get mayChange(): boolean {
    const { register = null, me = null } = this.site ?? {};
    return register !== null && me !== null && Object.hasOwn(register.settings.administrator, me.id);
  }

  choose(siteId: SiteId): void {
    this.#siteId = siteId;
    this.#problem = null;
  }

  async setUp(beside: string): Promise<void> {
    await this.#do((siteId) => this.#desk.ports.calls.setUp({ siteId, beside }), t('didSetUp'));
  }

  async link(address: string): Promise<void> {
    if (!URL.canParse(address)) {
      this.#problem = { kind: 'refused', why: 'page-gone' };
      return;
    }
    await this.#do((siteId) => this.#desk.ports.calls.linkRegister({ siteId, address }), t('didLink'));
  }

  async unlink(): Promise<void> {
    await this.#do((siteId) => this.#desk.ports.calls.unlinkRegister({ siteId }), t('didUnlink'));
  }

  /** @param value - `null` takes the entry out. */
  async save(set: SetName, key: string, value: unknown, text = ''): Promise<void> {
    const eventId = newEventId();
    const written = value === null ? null : JSON.stringify(value);
    await this.#do(
      (siteId) =>
        askSurely(() => this.#desk.ports.calls.saveSetting({ siteId, eventId, set, key, value: written, text })),
      t('didSetting'),
    );
  }

  async startReading(scope: string[] | null): Promise<void> {
    const { site } = this.site ?? {};
    if (site === undefined) return;
    if (scope !== null) await this.#desk.ports.calls.chooseScope({ siteId: site.id, scope });
    const read = await this.#desk.ports.calls.runSync({ siteId: site.id, byHand: true });
    this.#problem = read.ok ? null : read.problem;
    await this.#desk.readSites();
  }

  async stopReading(): Promise<void> {
    const { site } = this.site ?? {};
    if (site !== undefined) await this.#desk.ports.calls.stopSync({ siteId: site.id });
  }

  async find(words: string): Promise<void> {
    const { site } = this.site ?? {};
    if (site === undefined || words.trim().length < 2) return void (this.#found = []);
    const found = await this.#desk.ports.calls.findColleagues({ siteId: site.id, words });
    this.#found = found.ok ? found.value.people : [];
  }

  async #do(
    work: (siteId: SiteId) => Promise<{ ok: true; value: null } | { ok: false; problem: Problem }>,
    said: string,
  ): Promise<void> {
    const { site } = this.site ?? {};
    if (site === undefined || this.#busy) return;
    this.#busy = true;
    const done = await work(site.id);
    this.#busy = false;
    this.#problem = done.ok ? null : done.problem;
    if (done.ok) this.#desk.say(said, []);
    await this.#desk.readSites();
  }
}
