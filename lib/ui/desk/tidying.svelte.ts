import { SvelteMap } from 'svelte/reactivity';
import type { Tidied } from '@/lib/domain/desk/views';
import type { EventId } from '@/lib/domain/ids';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';

/** Comments of closed requests leave their pages, and come back. What has to wait for an answer goes once that was sent. */
export class Tidying {
  /** By request, as far as it was asked for in this tab. */
  readonly #outcomes = new SvelteMap<EventId, Tidied | 'asked'>();
  /** One after the other: who takes the tick away again at once has the last word. */
  #turn = Promise.resolve();
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Whether somebody wants the comment of any of them off its page. */
  wants(requests: readonly EventId[]): boolean {
    return requests.some((id) => (this.#outcomes.get(id) ?? 'shown') !== 'shown');
  }

  /** How many of these requests it came to that with. */
  count(requests: readonly EventId[], outcome: Tidied): number {
    return requests.filter((id) => this.#outcomes.get(id) === outcome).length;
  }

  /** Whether the wiki of any of them resolves comments at all. */
  canResolve(requests: readonly EventId[]): boolean {
    const sites = requests.flatMap((id) => this.#desk.rows.find(id)?.siteId ?? []);
    return sites.some((siteId) => this.#desk.siteOf(siteId)?.can.resolve === true);
  }

  /** Takes the comments of these requests off their pages, which can be undone, or shows them again. */
  tidy(requests: readonly EventId[], resolved: boolean): Promise<void> {
    for (const id of requests) this.#outcomes.set(id, resolved ? 'asked' : 'shown');
    return this.#inTurn(async () => {
      const done = await this.#set(requests, resolved);
      if (done.length === 0) return;
      const said = t(resolved ? 'didTidy' : 'didTidyShow');
      this.#desk.say(said, []);
      if (!resolved) return;
      this.#desk.undo.did(said, []);
      this.#desk.undo.join(said, async () => (await this.#set(done, false)).length === done.length);
    });
  }

  /** Something was sent or read: what waited for that goes. */
  heard(): Promise<void> {
    return this.#inTurn(async () => {
      const waiting = [...this.#outcomes].flatMap(([id, outcome]) => (outcome === 'waits' ? [id] : []));
      if (waiting.length > 0) await this.#set(waiting, true);
    });
  }

  #inTurn(run: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(run);
    return this.#turn;
  }

  /** @returns Those that stand as they should. */
  async #set(requests: readonly EventId[], resolved: boolean): Promise<EventId[]> {
    const done: EventId[] = [];
    for (const requestId of requests) {
      const siteId = this.#desk.rows.find(requestId)?.siteId;
      if (siteId === undefined) continue;
      const answer = await askSurely(() => this.#desk.ports.calls.tidyUp({ siteId, requestId, resolved }));
      if (!answer.ok) {
        this.#outcomes.delete(requestId); // it is not tried again by itself
        this.#desk.failed(answer.problem);
        continue;
      }
      const { tidied } = answer.value;
      this.#outcomes.set(requestId, resolved ? tidied : 'shown');
      if (tidied === (resolved ? 'resolved' : 'shown')) done.push(requestId);
    }
    await this.#desk.open?.read(false);
    return done;
  }
}
