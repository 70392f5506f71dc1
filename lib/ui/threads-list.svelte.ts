import type { EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { Entry, Thread } from '@/lib/domain/thread';
import type { DrawerStart, OutgoingView, PlainComment, ThreadsView } from '@/lib/domain/views';
import type { About } from './deliveries.svelte';
import type { Looked } from './live';
import { ReplyBox } from './reply-box.svelte';
import { askSurely, type Session } from './session';
import { t } from './wording';
import { groupBySection, type SectionGroup } from './thread-groups';

export type ListState =
  | { state: 'loading' }
  | { state: 'failed'; problem: Problem }
  /** `refreshing`: the wiki is being asked, what is known is shown meanwhile. */
  | { state: 'shown'; view: ThreadsView; refreshing: boolean };

/** So many requests at once; with more, a page of a thousand would take seconds to draw. */
const PAGE = 30;
/** Of so many requests the answers are asked for again and again while the list is watched. */
const WATCHED = 3;

/** The requests of this page, by section. */
export class ThreadsList {
  #list = $state.raw<ListState>({ state: 'loading' });
  #limit = $state(PAGE);
  readonly #boxes: Record<EventId, ReplyBox> = {};
  readonly #session: Session;
  readonly #speak: (words: string) => void;
  #focus = $state.raw<DrawerStart['focus']>({ requestId: null, anchor: null });

  readonly #groups = $derived.by(() =>
    this.#list.state === 'shown' ? groupBySection([...this.#list.view.threads], this.#focus) : [],
  );
  readonly total = $derived.by(() => (this.#list.state === 'shown' ? this.#list.view.threads.length : 0));
  /** The groups as far as they are shown. */
  readonly groups = $derived.by(() => cut(this.#groups, this.#limit));
  readonly more = $derived.by(() => Math.max(0, this.total - this.#limit));
  /**
   * New requests of this person that the page's comments do not show yet, and replies whose request they show no more:
   * these have no field to go back to.
   */
  readonly coming = $derived.by(() => {
    const shown = this.#list.state === 'shown' ? this.#list.view.threads.map(({ id }) => id) : [];
    const plain = this.plain.map(({ id }) => id);
    const marked = this.plain.map(({ markId }) => markId);
    return this.#outgoing
      .filter(({ takesUp }) => takesUp === null || !plain.includes(takesUp))
      .filter(({ requestId }) => !marked.includes(requestId))
      .filter(({ eventId, requestId }) => eventId === requestId || !shown.includes(requestId))
      .map((event) => (event.eventId === event.requestId ? event : { ...event, takable: false }));
  });
  /** Comments made without Docket that nobody has made a request of. */
  readonly plain: PlainComment[] = $derived.by(() => (this.#list.state === 'shown' ? this.#list.view.plain : []));
  readonly #outgoing: OutgoingView[] = $derived.by(() =>
    this.#list.state === 'shown' ? this.#list.view.outgoing : [],
  );

  constructor(session: Session, focus: DrawerStart['focus'], speak: (words: string) => void = () => {}) {
    this.#session = session;
    this.#speak = speak;
    this.#focus = focus;
  }

  get list(): ListState {
    return this.#list;
  }
  /** What was come from. */
  get focus(): DrawerStart['focus'] {
    return this.#focus;
  }
  get focusId(): EventId | null {
    return this.#focus.requestId;
  }

  /** Brings a request before everything else. */
  focusOn(requestId: EventId): void {
    this.#focus = { ...this.#focus, requestId };
  }

  /** Replies typed earlier come first, so that their fields are open when their threads are shown. */
  async begin(onScreen: boolean): Promise<void> {
    await this.#restoreReplies();
    await this.load(onScreen);
  }

  async #restoreReplies(): Promise<void> {
    const kept = await askSurely(() => this.#session.readReplies({}));
    if (!kept.ok) return; // they stay in the store
    for (const { requestId, text } of kept.value.replies) {
      const box = new ReplyBox(this.#session, requestId, text);
      box.start();
      this.#boxes[requestId] ??= box;
    }
  }

  /** Writes what was typed last, before the document goes away; whether all of it is in the store. */
  async keep(): Promise<boolean> {
    const kept = await Promise.all(Object.values(this.#boxes).map((box) => box.keep()));
    return kept.every((one) => one);
  }

  /**
   * Shows what is known, then asks the wiki.
   * @param onScreen - The list is before its person, who may read every answer of what it shows: the wiki is asked for
   * them in any case, and once more for those that came to be shown by that.
   */
  async load(onScreen = true): Promise<void> {
    await this.#read(false);
    const asked = onScreen ? this.#shown : [];
    await this.#read(true, asked);
    if (!onScreen || this.#list.state !== 'shown' || this.#list.view.problem !== null) return;
    const more = this.#shown.filter((id) => !asked.includes(id));
    if (more.length > 0) await this.#read(true, more);
  }

  /** Looks for news of the requests that this person is busy with, without saying so. */
  async look(me: string | null): Promise<Looked> {
    if (this.#list.state !== 'shown') return { changed: false, problem: null };
    const before = signatureOf(this.#list.view);
    const { threads } = this.#list.view;
    const busyWith = (thread: Thread) =>
      thread.id === this.focusId ||
      this.#boxes[thread.id]?.open === true ||
      [thread.opened, ...thread.entries].some((entry) => this.isOwn(entry, me));
    const latest = threads.filter(busyWith).sort((a, b) => lastWordAt(b) - lastWordAt(a));
    const shown = latest.slice(0, WATCHED).map(({ id }) => id);
    const result = await askSurely(() => this.#session.readThreads({ fresh: 'watched', shown }));
    if (!result.ok) return { changed: false, problem: result.problem };
    this.#list = { ...this.#list, state: 'shown', view: result.value, refreshing: false };
    const changed = signatureOf(result.value) !== before;
    if (changed) this.#speak(t('newWordsSpoken'));
    return { changed, problem: result.value.problem };
  }

  /** Reads what is known again, after news; the wiki is not asked. */
  async refresh(): Promise<void> {
    await this.#read(false);
  }

  /** Shows more of them, and asks the wiki for their answers. */
  async showMore(): Promise<void> {
    const before = this.#shown;
    this.#limit += PAGE;
    await this.#read(
      true,
      this.#shown.filter((id) => !before.includes(id)),
    );
  }

  /** Replies of this person to one request that its thread does not show yet. */
  repliesComing(requestId: EventId): OutgoingView[] {
    return this.#outgoing.filter((event) => event.requestId === requestId && event.eventId !== requestId);
  }

  /** Who looks: by the platform's id, or by what this browser sent. */
  isOwn({ comment, event }: Entry, me: string | null): boolean {
    const own = this.#list.state === 'shown' ? (this.#list.view.own ?? []) : [];
    return (me !== null && comment.author.id === me) || (event !== null && own.includes(event.id));
  }

  /** The event of this person's that is about to make a comment a request; `null` if there is none. */
  takeUpComing(commentId: string): OutgoingView | null {
    return this.#outgoing.find(({ takesUp }) => takesUp === commentId) ?? null;
  }

  /** What an event on its way is about; one that is not listed here is a request. */
  aboutOf(eventId: EventId): About {
    return (
      this.#outgoing.find((event) => event.eventId === eventId) ?? {
        requestId: eventId,
        takesUp: null,
        movesTo: null,
        deed: null,
      }
    );
  }

  /** The one reply field of a request; its words outlive any reading anew. */
  replyTo(requestId: EventId): ReplyBox {
    return (this.#boxes[requestId] ??= new ReplyBox(this.#session, requestId, ''));
  }

  get #shown(): EventId[] {
    return this.groups.flatMap(({ threads }) => threads.map(({ id }) => id));
  }

  async #read(fresh: boolean, shown: EventId[] = []): Promise<void> {
    const before = this.#list;
    if (fresh && before.state === 'shown') this.#list = { ...before, refreshing: true };
    const result = await askSurely(() => this.#session.readThreads({ fresh, shown }));
    if (result.ok) {
      const nothingYet = !fresh && before.state === 'loading' && result.value.readAt === null;
      const known = result.value.outgoing.length > 0 || !nothingYet;
      if (known) this.#list = { state: 'shown', view: result.value, refreshing: !fresh && before.state === 'loading' };
      return;
    }
    this.#list =
      before.state === 'shown'
        ? { state: 'shown', view: { ...before.view, problem: result.problem }, refreshing: false }
        : { state: 'failed', problem: result.problem };
  }
}

function lastWordAt({ opened, entries }: Thread): number {
  return (entries.at(-1) ?? opened).comment.createdAt;
}

/** Changes with every word that comes or goes. */
function signatureOf({ threads, plain }: ThreadsView): string {
  return JSON.stringify([threads.map(({ id, entries, state }) => [id, entries.length, state.kind]), plain.length]);
}

function cut(groups: SectionGroup[], limit: number): SectionGroup[] {
  const shown: SectionGroup[] = [];
  let left = limit;
  for (const group of groups) {
    if (left <= 0) break;
    shown.push({ ...group, threads: group.threads.slice(0, left) });
    left -= group.threads.length;
  }
  return shown;
}
