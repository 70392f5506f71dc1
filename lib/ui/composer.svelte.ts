import type { Access } from '@/lib/domain/access';
import { findFaults, TEXT_LIMIT, type RequestDraft } from '@/lib/domain/draft';
import { newEventId, type EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { Pointing } from '@/lib/messages/calls';
import { Attachments } from './attachments.svelte';
import { CopyTo } from './copy-to.svelte';
import { DraftSaver, type SavingState } from './draft-saver';
import { askSurely, type Session } from './session';
import { Visitor, visitorFormIn } from './visitor.svelte';
import { t, formatNumber } from './wording';

export type AccessState =
  { state: 'asking' } | { state: 'known'; access: Access } | { state: 'unknown'; problem: Problem };

export type ComposerStage =
  | { stage: 'writing' }
  | { stage: 'queuing' }
  | { stage: 'discarded'; undo: boolean }
  /** The wiki, the browser or the worker did not take it; the words stay where they are. */
  | { stage: 'stuck'; problem: Problem };

/** From here on the length is shown beside the limit. */
const NEAR_LIMIT = TEXT_LIMIT - 500;
const UNDO_MS = 10_000;

/** What a reader is writing: the draft, whether it is saved, what the wiki allows, and the way to send it. */
export class Composer {
  #draft: RequestDraft;
  #stage = $state.raw<ComposerStage>({ stage: 'writing' });
  #access = $state.raw<AccessState>({ state: 'asking' });
  #saving = $state.raw<SavingState>({ state: 'saved' });
  #attempted = $state(false);
  #eventId: EventId = newEventId();
  readonly visitor: Visitor;
  readonly attachments: Attachments;
  readonly copyTo: CopyTo;
  readonly #session: Session;
  readonly #saver: DraftSaver<RequestDraft>;

  readonly length = $derived.by(() => this.#draft.text.trim().length);
  readonly nearLimit = $derived(this.length >= NEAR_LIMIT);
  readonly empty = $derived.by(() => this.length === 0 && this.attachments.empty);
  /** Said once sending was tried, or as soon as the words are too many; an empty field is no reproach to somebody who just came. */
  readonly faults = $derived.by(() =>
    findFaults(this.#draft)
      .filter(({ why }) => this.#attempted || why === 'too-long')
      .map(({ why, limit }) =>
        why === 'empty' ? t('faultEmpty') : t('faultTooLong', this.length - limit, formatNumber(limit)),
      ),
  );
  /** The wiki said that nothing can be filed here by this person; signing in is not such a case, the outbox waits for it. */
  readonly closed = $derived(
    this.#access.state === 'known' &&
      this.#access.access.comment.can === 'no' &&
      this.#access.access.comment.why !== 'signed-out',
  );
  /** What the wiki keeps of this person's formatting. Until it is known: everything, as most do. */
  readonly rich = $derived(this.#access.state === 'known' ? this.#access.access.rich : 'all');
  /** The platform's id of this person; `null`: without an account, or not known yet. */
  readonly me = $derived(this.#access.state === 'known' ? (this.#access.access.me?.id ?? null) : null);
  readonly mentions = $derived(this.#access.state === 'known' && this.#access.access.mentions);
  /** Pictures and files stay behind when the words go: they are to be saved first. */
  readonly attachedStays = $derived(this.#access.state === 'known' && this.#access.access.picture.can === 'next-best');

  /** What the site's form wants of this person; `null` for one who is signed in. */
  readonly visitorForm = $derived.by(() => visitorFormIn(this.#access));

  /**
   * @param known.access - What is known already, when the composer begins anew within one drawer; so is `visitor`.
   * @param known.pictureProblem - Why the reader's picture is missing.
   */
  constructor(
    session: Session,
    draft: RequestDraft,
    known: { access?: AccessState; visitor?: Visitor; pictureProblem?: Problem | null } = {},
  ) {
    this.#session = session;
    this.visitor = known.visitor ?? new Visitor(session);
    this.#access = known.access ?? { state: 'asking' };
    this.#draft = $state.raw(draft);
    this.attachments = new Attachments(
      {
        session,
        draft: () => this.#draft,
        fileTypes: () => (this.#access.state === 'known' ? this.#access.access.fileTypes : null),
        change: (attached) => this.change(attached),
      },
      known.pictureProblem ?? null,
    );
    this.copyTo = new CopyTo({
      session,
      chosen: () => this.#draft.copyTo ?? [],
      choose: (copyTo) => this.change({ copyTo }),
    });
    this.#saver = new DraftSaver(
      (newest) => askSurely(() => session.saveDraft({ draft: newest })),
      (state) => (this.#saving = state),
    );
  }

  get draft(): RequestDraft {
    return this.#draft;
  }
  get stage(): ComposerStage {
    return this.#stage;
  }
  get access(): AccessState {
    return this.#access;
  }
  get saving(): SavingState {
    return this.#saving;
  }
  get text(): string {
    return this.#draft.text;
  }
  set text(text: string) {
    this.change({ text });
  }

  /** Changes the draft and has it saved. */
  change(part: Partial<RequestDraft>): void {
    this.#draft = { ...this.#draft, ...part };
    this.#saver.note(this.#draft);
  }

  /** Another place was pointed at: the words stay, the place is the new one. */
  pointAt({ anchor, environment }: Pointing, ask: RequestDraft['ask'] | null): void {
    this.change({ anchor, environment, ...(ask === null ? {} : { ask }) });
  }

  /** Asks the wiki who this is and what works here; typing goes on meanwhile. @param quietly - Shows what was known until then. */
  async readAccess(quietly = false): Promise<void> {
    if (!quietly) this.#access = { state: 'asking' };
    const result = await askSurely(() => this.#session.readAccess({}));
    this.#access = result.ok ? { state: 'known', access: result.value } : { state: 'unknown', problem: result.problem };
  }

  /** Gives the pictures with their marks burnt in, or a mail draft with words, pictures and files, to be saved by the person. */
  async export(as: 'png' | 'eml'): Promise<{ fileName: string; dataUrl: string }[]> {
    const result = await askSurely(() => this.#session.exportPictures({ draft: this.#draft, as }));
    this.attachments.stick(result.ok ? null : result.problem);
    return result.ok ? result.value.files : [];
  }

  /** Keeps the request for delivery; gives its id, or `null` when something has to be done first. */
  async send(): Promise<EventId | null> {
    const visitor = this.visitor.along(this.#access);
    const ready = this.ready() !== null && visitor !== null;
    if (!ready || this.#stage.stage === 'queuing' || this.closed) return null;
    this.#stage = { stage: 'queuing' };
    await this.#saver.flush(); // what is kept ends with what is sent, so they must be the same
    await this.#saver.stop();
    const draft = this.attachedStays ? { ...this.#draft, pictures: [], files: [] } : this.#draft;
    const result = await askSurely(() => this.#session.queueRequest({ eventId: this.#eventId, draft, visitor }));
    if (!result.ok) {
      this.#stage = { stage: 'stuck', problem: result.problem };
      this.#saver.note(this.#draft);
      return null;
    }
    if (visitor !== undefined) await this.visitor.sent();
    return result.value.eventId;
  }

  /** The request for another way than sending it; `null` when something has to be done first. */
  ready(): { eventId: EventId; draft: RequestDraft } | null {
    this.#attempted = true;
    return findFaults(this.#draft).length > 0 ? null : { eventId: this.#eventId, draft: this.#draft };
  }

  /** Something went wrong on another way; the words stay where they are. */
  stick(problem: Problem): void {
    this.#stage = { stage: 'stuck', problem };
  }

  /** Throws the draft away; it can be brought back for ten seconds, so its last words are written first. */
  async discard(): Promise<void> {
    await this.#saver.flush();
    const result = await askSurely(() => this.#session.discardDraft({}));
    if (!result.ok) {
      this.stick(result.problem);
      return;
    }
    this.#stage = { stage: 'discarded', undo: true };
    setTimeout(() => {
      if (this.#stage.stage === 'discarded') this.#stage = { stage: 'discarded', undo: false };
    }, UNDO_MS);
  }

  /** Brings the discarded draft back. */
  async undoDiscard(): Promise<void> {
    const result = await askSurely(() => this.#session.restoreDraft({}));
    if (!result.ok) {
      this.stick(result.problem);
      return;
    }
    this.#draft = result.value.draft;
    this.#stage = { stage: 'writing' };
  }

  /** Writes what was typed last, before the document goes away; whether all of it is in the store. */
  async keep(): Promise<boolean> {
    if (this.#saver.dirty) await this.#saver.flush();
    return !this.#saver.dirty;
  }
}
