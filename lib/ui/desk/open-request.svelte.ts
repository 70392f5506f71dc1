import { checkUpdate, type Verdict } from '@/lib/domain/desk/update-check';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { DeskRequest, Update } from '@/lib/domain/desk/views';
import type { Closing } from '@/lib/domain/event';
import { newEventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import { DraftSaver } from '../draft-saver';
import { startLive } from '../live';
import { askSurely } from '../session';
import { t } from '../wording';
import type { Desk } from './desk.svelte';
import { Stopwatch } from './stopwatch.svelte';

type Read = { state: 'reading' } | { state: 'read'; request: DeskRequest } | { state: 'stuck'; problem: Problem };

/** How an update goes out. */
export type Sending = { as: 'answer' } | { as: 'reply' } | { as: 'note' } | { as: 'close'; how: Closing; gap: boolean };

/** One request that somebody works on: what is known of it, and what is being written. */
export class OpenRequest {
  #read = $state.raw<Read>({ state: 'reading' });
  #text = $state('');
  #attempted = $state<'no' | 'public' | 'note'>('no');
  #busy = $state(false);
  /** `YYYY-MM-DD` of a promise; empty for none. */
  due = $state('');
  /** Which field is open below the request. */
  part = $state<'answer' | 'note' | 'close'>('answer');
  readonly row: DeskRow;
  readonly pageKey: string;
  readonly stopwatch: Stopwatch;
  readonly #desk: Desk;
  readonly #saver: DraftSaver<string>;
  readonly #live: ReturnType<typeof startLive>;
  #typedHere = false;

  readonly verdict: Verdict = $derived.by(() => checkUpdate(this.#text, this.#avoided()));
  /** Why nothing was sent. */
  readonly refused: Verdict | 'empty-note' | null = $derived.by(() => {
    if (this.#attempted === 'note') return this.#text.trim() === '' ? 'empty-note' : null;
    return this.#attempted === 'public' && this.verdict.empty ? this.verdict : null;
  });

  constructor(desk: Desk, row: DeskRow) {
    this.#desk = desk;
    this.row = row;
    this.pageKey = row.pageKey;
    this.stopwatch = new Stopwatch(desk.ports.now);
    const { siteId, id: requestId } = row;
    this.#saver = new DraftSaver(
      (text) => askSurely(() => desk.ports.calls.saveTyped({ siteId, requestId, text })),
      (state) => {
        if (state.state === 'unsaved') desk.failed(state.problem);
      },
    );
    this.#live = startLive({
      now: desk.ports.now,
      after: desk.ports.after,
      isWatched: desk.ports.isWatched,
      look: () => this.#look(),
    });
  }

  get state(): Read {
    return this.#read;
  }
  get request(): DeskRequest | null {
    return this.#read.state === 'read' ? this.#read.request : null;
  }
  get busy(): boolean {
    return this.#busy;
  }
  get text(): string {
    return this.#text;
  }
  set text(text: string) {
    this.#text = text;
    this.#typedHere = true;
    this.#live.stir();
    this.#saver.note(text);
  }

  /** @param fresh - Asks the wiki; else what is known is shown. */
  async read(fresh: boolean): Promise<void> {
    const { siteId, id: requestId } = this.row;
    const read = await askSurely(() => this.#desk.ports.calls.readRequest({ siteId, requestId, fresh }));
    if (!read.ok) {
      if (this.#read.state === 'reading') this.#read = { state: 'stuck', problem: read.problem };
      return;
    }
    this.#read = { state: 'read', request: read.value };
    if (!this.#typedHere && this.#text === '') this.#text = read.value.typed;
  }

  async #look(): Promise<{ changed: boolean; problem: Problem | null }> {
    const before = this.request?.thread.entries.length ?? 0;
    await this.read(true);
    return {
      changed: (this.request?.thread.entries.length ?? 0) !== before,
      problem: this.request?.problem ?? null,
    };
  }

  /** Sends what is typed. False: it says nothing, or was not taken. */
  async send(sending: Sending): Promise<boolean> {
    this.#attempted = sending.as === 'note' ? 'note' : 'public';
    if (this.#busy || this.refused !== null) return false;
    this.#busy = true;
    await this.#saver.stop();
    const { siteId, id: requestId } = this.row;
    const eventId = newEventId();
    const of = { siteId, requestId, eventId, text: this.#text.trim() };
    const { calls } = this.#desk.ports;
    const queued = await askSurely(() =>
      sending.as === 'note'
        ? calls.queueNote({ ...of, note: { kind: 'note' } })
        : calls.queueUpdate({ ...of, update: this.#updateOf(sending) }),
    );
    this.#busy = false;
    if (!queued.ok) {
      this.#desk.failed(queued.problem);
      return false;
    }
    this.#text = '';
    this.#typedHere = false;
    this.due = '';
    this.#attempted = 'no';
    this.#desk.say(wordSent(sending), [eventId]);
    await this.read(false);
    return true;
  }

  /** Puts text in, after what is there. */
  insert(text: string): void {
    this.text = this.#text.trim() === '' ? text : `${this.#text.trimEnd()}\n\n${text}`;
  }

  /** Writes the measured or given minutes down. */
  async logTime(minutes: number, billable: boolean, client: string): Promise<void> {
    this.stopwatch.reset();
    await this.#desk.note({ kind: 'time', minutes, billable, client }, '', t('didTime'));
  }

  async decideHeld(commentId: string, to: 'approved' | 'trash'): Promise<void> {
    const { siteId } = this.row;
    const done = await this.#desk.ports.calls.decideHeld({ siteId, commentId, to });
    if (!done.ok) {
      this.#desk.failed(done.problem);
      return;
    }
    this.#desk.say(t(to === 'approved' ? 'didApprove' : 'didTrash'), []);
    await this.read(false);
  }

  /** Keeps what is typed, and looks no more. */
  async leave(): Promise<void> {
    this.#live.stop();
    if (this.#saver.dirty) await this.#saver.flush();
  }

  #updateOf(sending: Exclude<Sending, { as: 'note' }>): Update {
    const due = this.due === '' ? undefined : endOfDay(this.due);
    if (due !== undefined) return { as: 'reply', due };
    switch (sending.as) {
      case 'reply':
        return { as: 'reply' };
      case 'answer':
        return { as: 'status', status: 'answered' };
      case 'close':
        return { as: 'status', status: 'closed', how: sending.how, ...(sending.gap && { gap: true as const }) };
    }
  }

  #avoided(): string[] {
    return Object.keys(this.#desk.siteOf(this.row.siteId)?.register?.settings.avoided ?? {});
  }
}

/** In the time of whoever promises. */
function endOfDay(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 23, 59, 59).getTime();
}

function wordSent({ as }: Sending): string {
  switch (as) {
    case 'answer':
      return t('didAnswer');
    case 'reply':
      return t('didReply');
    case 'note':
      return t('didNote');
    case 'close':
      return t('didClose');
  }
}
