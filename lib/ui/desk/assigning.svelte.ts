import type { Assignee } from '@/lib/domain/event';
import type { Register } from '@/lib/domain/register';
import { t } from '../wording';
import type { Desk } from './desk.svelte';

/** Gives requests to somebody, or passes them on with a reason and a clock. */
export class Assigning {
  escalating = $state(false);
  reason = $state('');
  /** Hours until an answer is due. */
  hours = $state(24);
  #fault = $state<string | null>(null);
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  get fault(): string | null {
    return this.#fault;
  }

  /** Those of the first request's site; several sites have no one in common. */
  get settings(): Register | null {
    const [first] = this.#desk.subjects();
    return first === undefined ? null : (this.#desk.siteOf(first.siteId)?.register?.settings ?? null);
  }
  get usable(): boolean {
    const [first] = this.#desk.subjects();
    return first !== undefined && this.#desk.siteOf(first.siteId)?.deskPage !== null;
  }

  /** Oneself first, then the team by name, then its groups. */
  readonly choices: Assignee[] = $derived.by(() => {
    const { settings } = this;
    if (settings === null) return [];
    const [first] = this.#desk.subjects();
    const me = first === undefined ? null : (this.#desk.siteOf(first.siteId)?.me?.id ?? null);
    const people = Object.entries(settings.staff)
      .map(([id, { name }]): Assignee => ({ kind: 'person', id, name }))
      .sort((one, other) => Number(other.id === me) - Number(one.id === me) || one.name.localeCompare(other.name));
    const groups = Object.entries(settings.group).map(([id, { name }]): Assignee => ({ kind: 'group', id, name }));
    return [...people, ...groups];
  });

  async give(to: Assignee | null): Promise<void> {
    if (this.escalating && to !== null) {
      if (this.reason.trim() === '') {
        this.#fault = t('escalateWhy');
        return;
      }
      const until = this.#desk.ports.now() + this.hours * 3_600_000;
      const done = await this.#desk.note(
        { kind: 'escalated', to, until },
        this.reason.trim(),
        t('didEscalate', to.name),
      );
      if (done) this.#desk.over = null;
      return;
    }
    const said = to === null ? t('didUnassign') : t('didAssign', to.name);
    if (await this.#desk.note({ kind: 'assigned', to }, '', said)) this.#desk.over = null;
  }
}
