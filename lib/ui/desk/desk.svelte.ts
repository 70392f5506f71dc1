import type { View } from '@/lib/domain/desk/filter';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { DeskSite, StaffNote } from '@/lib/domain/desk/views';
import { newEventId, type EventId, type SiteId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { DeskNews } from '@/lib/messages/desk-calls';
import { askSurely } from '../session';
import { t, tCount } from '../wording';
import { Articles } from './articles.svelte';
import type { DeskPorts } from './desk-ports';
import { Flags } from './flags.svelte';
import { KeptFilters } from './kept-filters.svelte';
import { DeskRows } from './rows.svelte';
import { OpenRequest } from './open-request.svelte';
import { Team } from './team.svelte';
import { Tidying } from './tidying.svelte';
import { Undo } from './undo.svelte';

const GATHER_MS = 700;

/** What fills the desk beside the lists. */
export type Place = 'requests' | 'flags' | 'articles' | 'team' | 'reports' | 'noting';
type Overlaid = 'palette' | 'keys' | 'assign' | 'close' | null;

/** Support's desk: what it lists, what is chosen and open, and what is done to it. */
export class Desk {
  #state = $state.raw<{ sites: DeskSite[]; ready: boolean; problem: Problem | null }>({
    sites: [],
    ready: false,
    problem: null,
  });
  #current = $state<EventId | null>(null);
  #picked = $state.raw<readonly EventId[]>([]);
  #spoken = $state('');
  place = $state<Place>('requests');
  board = $state(false);
  over = $state<Overlaid>(null);
  readonly rows: DeskRows;
  readonly undo: Undo;
  readonly kept: KeptFilters;
  readonly team: Team;
  readonly flags: Flags;
  readonly articles: Articles;
  readonly tidying: Tidying;
  readonly ports: DeskPorts;
  #open = $state.raw<OpenRequest | null>(null);
  /** Pages whose rows are others now and were not read yet. */
  readonly #changed: string[] = [];
  #gathering = false;
  #doing = $state.raw<Problem | null>(null);

  constructor(ports: DeskPorts) {
    this.ports = ports;
    this.rows = new DeskRows(ports.now());
    this.undo = new Undo(ports.after);
    this.kept = new KeptFilters(ports.calls, (problem) => this.failed(problem));
    this.team = new Team(this);
    this.flags = new Flags(this);
    this.articles = new Articles(this);
    this.tidying = new Tidying(this);
  }

  get sites(): DeskSite[] {
    return this.#state.sites;
  }
  /** False until the background was heard of once. */
  get ready(): boolean {
    return this.#state.ready;
  }
  get problem(): Problem | null {
    return this.#doing ?? this.#state.problem;
  }
  get current(): EventId | null {
    return this.#current;
  }
  get picked(): readonly EventId[] {
    return this.#picked;
  }
  get open(): OpenRequest | null {
    return this.#open;
  }
  get spoken(): string {
    return this.#spoken;
  }

  siteOf(siteId: SiteId): DeskSite | null {
    return this.sites.find(({ site }) => site.id === siteId) ?? null;
  }

  async readSites(): Promise<void> {
    const read = await askSurely(() => this.ports.calls.readDesk(null));
    if (!read.ok) return void (this.#state = { ...this.#state, ready: true, problem: read.problem });
    this.#state = { sites: read.value.sites, ready: true, problem: null };
    this.kept.read(read.value.filters);
    this.articles.help.read(read.value.wordingHelp);
    const known = read.value.sites.flatMap(({ site, me }) => (me === null ? [] : [[site.id, me.id] as const]));
    const groups = read.value.sites.map(({ site, me, register }) => {
      const staff = register?.settings.staff ?? {};
      return [site.id, me !== null && Object.hasOwn(staff, me.id) ? (staff[me.id]?.groups ?? []) : []] as const;
    });
    this.rows.see({ ids: Object.fromEntries(known), groups: Object.fromEntries(groups) });
  }

  /** Everything at the start: rows first, they are here; then the sites. */
  async start(): Promise<void> {
    await Promise.all([this.ports.readRows((pages) => void this.rows.put(pages)), this.readSites()]);
    if (this.#current === null) this.#current = this.rows.shown[0]?.id ?? null;
    await this.look();
  }

  /** Reads what is new on all sites that the desk reads; nothing while nobody looks. */
  async look(): Promise<void> {
    if (!this.ports.isWatched()) return;
    this.rows.tick(this.ports.now());
    const used = this.sites.filter(({ progress }) => progress.completeTo !== null || progress.state === 'running');
    await Promise.all(used.map(({ site }) => this.ports.calls.runSync({ siteId: site.id, byHand: false })));
  }

  /** While a whole site is read pages come faster than a long list can be ordered: the first at once, others together. */
  async heard(news: DeskNews): Promise<void> {
    if (news.news === 'sites') return Promise.all([this.flags.hearSites(), this.articles.heard()]).then(() => {});
    if (news.news === 'all-rows') {
      this.rows.clear();
      await this.ports.readRows((pages) => void this.rows.put(pages));
      return this.readSites();
    }
    if (news.news === 'outlines') return this.flags.heard();
    this.#changed.push(...news.pageKeys);
    if (this.#gathering) return;
    this.#gathering = true;
    this.ports.after(GATHER_MS, () => {
      this.#gathering = false;
      if (this.#changed.length > 0) void this.heard({ news: 'rows', pageKeys: [] });
    });
    const pageKeys = this.#changed.splice(0);
    const fresh: DeskRow[] = [];
    await this.ports.readRows((pages) => void fresh.push(...this.rows.put(pages)), pageKeys);
    void this.flags.heard(fresh);
    void this.tidying.heard();
    const open = this.#open;
    if (open !== null && pageKeys.includes(open.pageKey)) await open.read(false);
  }

  show(view: View): void {
    this.place = 'requests';
    this.rows.view = view;
    this.rows.query = '';
    this.#picked = [];
    this.#current = this.rows.shown[0]?.id ?? null;
  }

  search(query: string): void {
    this.place = 'requests';
    this.rows.query = query;
    if (!this.rows.shown.some(({ id }) => id === this.#current)) this.#current = this.rows.shown[0]?.id ?? null;
  }

  /** Moves on in the list. @param by - 1 or -1. */
  step(by: number): void {
    const list = this.rows.shown;
    const at = list.findIndex(({ id }) => id === this.#current);
    const next = list[Math.min(list.length - 1, Math.max(0, at + by))];
    if (next !== undefined) this.#current = next.id;
  }

  pick(id: EventId | null): void {
    if (id === null) return;
    this.#picked = this.#picked.includes(id) ? this.#picked.filter((one) => one !== id) : [...this.#picked, id];
  }

  clearPicked(): void {
    this.#picked = [];
  }

  unpick(ids: readonly EventId[]): void {
    this.#picked = this.#picked.filter((id) => !ids.includes(id));
  }

  openRequest(id: EventId | null): void {
    const row = id === null ? null : this.rows.find(id);
    this.#current = id;
    if (row === null) return;
    this.place = 'requests';
    void this.#open?.leave();
    const open = new OpenRequest(this, row);
    this.#open = open;
    void open.read(false).then(() => open.read(true));
  }

  /** Goes to the field for an answer, a note, or closing. */
  turnTo(part: 'answer' | 'note' | 'close'): void {
    if (this.#open !== null) this.#open.part = part;
  }

  closeRequest(): void {
    void this.#open?.leave();
    this.#open = null;
  }

  /** What an action is about: what was picked, else what is open or stepped to. */
  subjects(): DeskRow[] {
    const ids = this.#picked.length > 0 ? this.#picked : [this.#open?.row.id ?? this.#current];
    return ids.flatMap((id) => (id === null ? [] : (this.rows.find(id) ?? [])));
  }

  /** Writes the same down for all that an action is about. */
  async note(note: StaffNote, text: string, said: string): Promise<boolean> {
    const subjects = this.subjects();
    const done: EventId[] = [];
    for (const { siteId, id: requestId } of subjects) {
      const eventId = newEventId();
      const queued = await askSurely(() => this.ports.calls.queueNote({ siteId, requestId, eventId, text, note }));
      if (queued.ok) done.push(eventId);
      else this.#doing = queued.problem;
    }
    if (done.length > 0) this.say(subjects.length > 1 ? tCount('deskDidMany', done.length, said) : said, done);
    if (done.length === subjects.length) this.#doing = null;
    return done.length > 0;
  }

  say(text: string, eventIds: EventId[]): void {
    this.#doing = null;
    this.#spoken = text;
    if (eventIds.length > 0) this.undo.did(text, eventIds);
  }

  failed(problem: Problem | null): void {
    this.#doing = problem;
  }

  /** Events first: they are on their way already, and what tells of a page must not go out once that is taken back. */
  async undoLast(): Promise<void> {
    const last = this.undo.take();
    if (last === null) return;
    let all = true;
    for (const eventId of last.eventIds) {
      const undone = await askSurely(() => this.ports.calls.undo({ eventId }));
      all &&= undone.ok;
    }
    const isBack = all && (await last.also?.()) !== false; // what failed there was said
    if (isBack || !all)
      this.#spoken = t(!all ? 'deskUndoLate' : last.also === undefined ? 'deskUndone' : 'deskUndonePage');
    await this.#open?.read(false);
    await this.flags.refresh();
  }
}
