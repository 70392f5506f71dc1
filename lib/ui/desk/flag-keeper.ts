import type { Window } from '@/lib/domain/flags/decay';
import type { SiteFlags } from '@/lib/domain/flags/site-flags';
import type { DeskSite } from '@/lib/domain/desk/views';
import type { SiteId } from '@/lib/domain/ids';
import type { Desk } from './desk.svelte';
import { pageFlagsOf } from './flag-wording';
import { flagsAskOf, KEPT_DAYS } from './flags-ask';

/** A large site takes seconds, and is read on every half minute. */
const EVERY_MS = 5 * 60_000;

/**
 * Keeps true what pages, their labels and the weekly figure say of flagged sections, whatever the desk shows: always of
 * the same days.
 */
export class FlagKeeper {
  readonly #desk: Desk;
  /** When each site was last reckoned, and how far it was read then; `null`: that failed, or none of its sections was known. */
  readonly #kept = new Map<SiteId, { completeTo: number | null; at: number }>();
  #busy = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Reckons sites that were read to the end since. */
  async look(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (const site of this.#desk.sites) if (this.#isDue(site)) await this.#reckon(site);
    this.#busy = false;
  }

  /** Tells the background what was reckoned; figures of other days are nothing for it. */
  keep({ site, progress }: DeskSite, flags: SiteFlags, window: Window): void {
    if (window.days !== KEPT_DAYS || flags.sections === 0) return;
    this.#kept.set(site.id, { completeTo: progress.completeTo, at: window.now });
    void this.#desk.ports.calls.keepFlags({ siteId: site.id, pages: pageFlagsOf(flags, window) });
  }

  #isDue({ site, progress: { completeTo } }: DeskSite): boolean {
    const kept = this.#kept.get(site.id);
    if (completeTo === null || completeTo === kept?.completeTo) return false;
    return kept === undefined || this.#desk.ports.now() - kept.at >= EVERY_MS;
  }

  async #reckon(site: DeskSite): Promise<void> {
    const ask = flagsAskOf(site, KEPT_DAYS, this.#desk.ports.now());
    this.#kept.set(ask.siteId, { completeTo: null, at: ask.window.now });
    const flags = await this.#desk.ports.reckon({ ...ask, isShown: false }).catch(() => null); // tried again in minutes
    if (flags !== null) this.keep(site, flags, ask.window);
  }
}
