import type { EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { DrawerStart, OutgoingView, PlainComment, ThreadsView } from '@/lib/domain/views';
import type { About } from './deliveries.svelte';
import { ReplyBox } from './reply-box.svelte';
import { askSurely, type Session } from './session';
import { groupBySection, type SectionGroup } from './thread-groups';

export type ListState =
  | { state: 'loading' }
  | { state: 'failed'; problem: Problem }
  /** `refreshing`: the wiki is being asked, what is known is shown meanwhile. */
  | { state: 'shown'; view: ThreadsView; refreshing: boolean };

/** So many requests at once; with more, a page of a thousand would take seconds to draw. */
const PAGE = 30;

/** The requests of this page, by section. */
export class ThreadsList {
  #list = $state.raw<ListState>({ state: 'loading' });
  #limit = $state(PAGE);
  readonly #boxes: Record<EventId, ReplyBox> = {};
  readonly #session: Session;
  readonly #focus: DrawerStart['focus'];

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

  constructor(session: Session, focus: DrawerStart['focus']) {
    this.#session = session;
    this.#focus = focus;
  }

  get list(): ListState {
    return this.#list;
  }
  get focusId(): EventId | null {
    return this.#focus.requestId;
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

  /** The event of this person's that is about to make a comment a request; `null` if there is none. */
  takeUpComing(commentId: string): OutgoingView | null {
    return this.#outgoing.find(({ takesUp }) => takesUp === commentId) ?? null;
  }

  /** What an event on its way is about; one that is not listed here is a request. */
  aboutOf(eventId: EventId): About {
    return (
      this.#outgoing.find((event) => event.eventId === eventId) ?? { requestId: eventId, takesUp: null, movesTo: null }
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
