import type { NotedRequest } from '@/lib/domain/desk/views';
import type { AskKind, Impact, Need } from '@/lib/domain/event';
import { newEventId, type SiteId } from '@/lib/domain/ids';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';

/** A request that came by phone or otherwise, being noted: a page, a name and a sentence are enough. */
export class Noting {
  title = $state('');
  heading = $state('');
  text = $state('');
  asker = $state('');
  channel = $state(t('channelPhone'));
  ask = $state<AskKind>('question');
  need = $state<Need>('answer');
  impact = $state<Impact>('slows');
  #fault = $state<string | null>(null);
  #busy = $state(false);
  readonly #desk: Desk;
  readonly pages: ReturnType<Desk['rows']['pages']>;
  readonly page = $derived.by(() => this.pages.find(({ title }) => title === this.title) ?? null);

  constructor(desk: Desk) {
    this.#desk = desk;
    this.pages = desk.rows.pages();
  }

  get fault(): string | null {
    return this.#fault;
  }
  get busy(): boolean {
    return this.#busy;
  }

  async keep(): Promise<void> {
    const { page } = this;
    this.#fault =
      page === null
        ? t('notingPage')
        : this.text.trim() === ''
          ? t('notingText')
          : this.asker.trim() === ''
            ? t('notingWho')
            : null;
    if (page === null || this.#fault !== null || this.#busy) return;
    this.#busy = true;
    const eventId = newEventId();
    const { ask, need, impact, channel } = this;
    const path = this.heading.trim() === '' ? [] : [this.heading.trim()];
    const given = { text: this.text.trim(), asker: this.asker.trim(), channel: channel.trim() };
    const noted: NotedRequest = { pageKey: page.pageKey, path, ask, need, impact, ...given };
    const siteId = page.siteId as SiteId; // the site of a row
    const kept = await askSurely(() => this.#desk.ports.calls.noteRequest({ siteId, eventId, noted }));
    this.#busy = false;
    if (!kept.ok) {
      this.#desk.failed(kept.problem);
      return;
    }
    this.text = '';
    this.asker = '';
    this.#desk.say(t('didNoteRequest'), [eventId]);
    this.#desk.place = 'requests';
  }
}
