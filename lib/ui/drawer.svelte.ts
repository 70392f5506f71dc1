import { withBrowser } from '@/lib/domain/reader-browser';
import type { DraftPicture } from '@/lib/domain/draft';
import type { CaptureId, EventId } from '@/lib/domain/ids';
import type { DrawerStart, DrawerView } from '@/lib/domain/views';
import type { DrawerNews, ToDrawer } from '@/lib/messages/calls';
import { Composer } from './composer.svelte';
import { Deeds } from './deeds.svelte';
import { Deliveries } from './deliveries.svelte';
import type { DrawerPorts } from './drawer-ports';
import { MarkEditor } from './mark-editor.svelte';
import { MyRequests } from './my-requests.svelte';
import { NoteActions } from './note-actions.svelte';
import { PlainList } from './plain-list.svelte';
import { Offers } from './offers.svelte';
import { PageFlags } from './page-flags.svelte';
import type { MendAction } from './problem-wording';
import { ReAnchoring } from './re-anchoring.svelte';
import { SentRequest } from './sent-request.svelte';
import type { Session } from './session';
import { ThreadsList } from './threads-list.svelte';
import { t } from './wording';

/** All that one open drawer shows. */
export class Drawer {
  readonly start: DrawerStart;
  readonly session: Session;
  readonly deliveries: Deliveries;
  readonly threads: ThreadsList;
  readonly plain: PlainList;
  readonly deeds: Deeds;
  readonly offers: Offers;
  readonly mine: MyRequests;
  readonly notes: NoteActions;
  readonly reAnchoring: ReAnchoring;
  readonly flags: PageFlags;
  #view = $state<DrawerView>('compose');
  #composer: Composer;
  #sent = $state.raw<SentRequest | null>(null);
  #editing = $state.raw<{ id: CaptureId; editor: MarkEditor; dataUrl: string } | null>(null);
  #helping = $state(false);
  #spoken = $state('');
  #now: number;
  readonly #ports: DrawerPorts;

  constructor(session: Session, start: DrawerStart, ports: DrawerPorts) {
    this.session = session;
    this.start = start;
    this.#ports = ports;
    const speak = (words: string) => void (this.#spoken = words);
    this.deliveries = new Deliveries(session);
    this.threads = new ThreadsList(session, start.focus, speak);
    this.plain = new PlainList(session, () => this.threads.refresh(), speak);
    this.deeds = new Deeds({ session, threads: this.threads, composer: () => this.composer, speak });
    this.offers = new Offers(session, this, speak);
    this.mine = new MyRequests(session, start.focus.requestId);
    this.notes = new NoteActions({
      session,
      composer: () => this.composer,
      saveMail: () => this.export('eml'),
      copy: ports.copy,
      speak,
    });
    this.reAnchoring = new ReAnchoring(session, ports.tellOverlay, speak);
    this.flags = new PageFlags(session, () => this.threads.focus, speak, start.view === 'flag');
    this.#view = start.view === 'flag' ? 'threads' : start.view;
    this.#now = $state(ports.now());
    this.#composer = $state.raw(new Composer(session, start.draft, { pictureProblem: start.picture.problem }));
  }

  get view(): DrawerView {
    return this.#view;
  }
  get composer(): Composer {
    return this.#composer;
  }
  get sent(): SentRequest | null {
    return this.#sent;
  }
  /** Open over everything while a picture is marked. */
  get editing(): { editor: MarkEditor; dataUrl: string } | null {
    return this.#editing;
  }
  /** Help stands before the view. */
  get helping(): boolean {
    return this.#helping;
  }
  /** Read aloud when it changes. */
  get spoken(): string {
    return this.#spoken;
  }
  /** For "3 minutes ago". */
  get now(): number {
    return this.#now;
  }

  tick(): void {
    this.#now = this.#ports.now();
  }

  /** Writes what was typed last, before the document goes away; whether all of it is in the store. */
  async keep(): Promise<boolean> {
    const kept = await Promise.all([this.composer.keep(), this.composer.visitor.keep(), this.threads.keep()]);
    return kept.every((one) => one);
  }

  /** Reads what the views need; each shows itself as soon as it can. */
  async begin(): Promise<void> {
    const mine = this.view === 'mine' ? this.mine.load() : Promise.resolve();
    const threads = this.threads.begin(this.view === 'threads');
    const { composer } = this;
    void this.flags.read();
    await Promise.all([composer.readAccess(), composer.visitor.load(), composer.attachments.load(), threads, mine]);
  }

  toggleHelp(): void {
    this.#helping = !this.#helping;
  }

  /** Turns to another view; what it shows is read anew. */
  show(view: DrawerView): void {
    this.#helping = false;
    this.#view = view;
    if (view === 'mine') void this.mine.load();
    if (view === 'threads') void this.threads.load();
    this.#ports.viewChanged?.();
  }

  /** News of the background; `connected` after the worker was stopped and started again: anything may have changed. */
  async hear(news: DrawerNews['news'] | 'connected'): Promise<void> {
    if (news === 'capture-changed') {
      this.closeEditor(true);
      await this.composer.attachments.joinTakenElsewhere();
      return;
    }
    const mine = this.view === 'mine' ? this.mine.load() : Promise.resolve();
    await Promise.all([this.#sent?.refresh(), this.threads.refresh(), mine, this.notes.seenAgain()]);
  }

  /** Messages of the overlay around this drawer, after the handshake. */
  hearOverlay(message: ToDrawer): void {
    if (message.type !== 'pointing-changed') return void this.reAnchoring.hear(message);
    this.closeEditor(true);
    this.composer.pointAt(withBrowser(message.pointing, navigator), message.kind);
    this.#sent = null;
    this.show('compose');
  }

  async send(): Promise<void> {
    const { draft } = this.composer;
    const eventId = await this.composer.send();
    if (eventId === null) return;
    this.#sent = new SentRequest(this.session, eventId, draft);
    this.#spoken = t('sentSpoken');
    await this.#sent.refresh();
  }

  /** Opens the picture for marking; the drawer fills the window meanwhile. */
  openEditor(picture: DraftPicture): void {
    const dataUrl = this.composer.attachments.pixelsOf(picture);
    if (dataUrl === null) return;
    this.#editing = { id: picture.capture.id, editor: new MarkEditor(picture), dataUrl };
    this.#ports.tellOverlay?.({ type: 'resize', mode: 'window' });
  }

  /** @param keep - Whether what was drawn becomes the draft's. */
  closeEditor(keep: boolean): void {
    if (this.#editing === null) return;
    const { id, editor } = this.#editing;
    if (keep) this.composer.attachments.edit(id, editor.edits);
    this.#editing = null;
    this.#ports.tellOverlay?.({ type: 'resize', mode: 'drawer' });
  }

  /** Does what the button of a delivery says. */
  async mend(eventId: EventId, action: MendAction): Promise<void> {
    if (action === 'take-back') await this.#takeBack(eventId);
    else if (action === 'dismiss') await this.#dismiss(eventId);
    else await this.deliveries.mend(action, eventId);
  }

  async #takeBack(eventId: EventId): Promise<void> {
    await this.keep(); // what is being written meanwhile joins it
    const taken = await this.deliveries.takeBack(eventId, this.threads.aboutOf(eventId));
    if (taken === null || taken.to === 'another-page' || taken.to === 'as-before') {
      await this.hear('outbox-changed');
      return;
    }
    if (taken.to === 'reply') {
      this.threads.replyTo(taken.reply.requestId).bringBack(taken.reply.text);
      await this.threads.refresh();
    } else {
      this.#write(taken.draft);
      void this.composer.readAccess(); // another person may be here now than who wrote it
    }
    await this.composer.visitor.load(true);
    this.#spoken = t('takenBackSpoken');
  }

  async #dismiss(eventId: EventId): Promise<void> {
    if (!(await this.deliveries.dismiss(eventId))) return;
    this.#spoken = t('dismissed');
    if (this.#sent?.eventId !== eventId) return;
    const { view } = this;
    this.askAnother();
    this.show(view); // it may have been put away in the list
  }

  /** Shows where on the page a request stands. */
  async showPlace(requestId: EventId): Promise<void> {
    if (this.#ports.tellOverlay === null) await this.deliveries.open('page', requestId);
    else this.#ports.tellOverlay({ type: 'show-place', requestId });
  }

  /** Another request about the same place. */
  askAnother(): void {
    const { anchor, environment } = this.composer.draft;
    const fresh = { ask: 'question', need: 'answer', impact: 'slows', text: '' } as const;
    this.#write({ ...fresh, pictures: [], files: [], anchor, environment });
  }

  /** Puts a request's address on the clipboard, for a colleague. */
  async copyLink(address: string): Promise<void> {
    this.#spoken = (await this.#ports.copy(address)) ? t('copyLinkDone') : t('copyLinkFailed');
  }

  /** Throws the draft away, or just closes when nothing was typed. */
  async cancel(): Promise<void> {
    if (!this.composer.empty) return this.composer.discard();
    await this.keep();
    this.close();
  }

  close(): void {
    if (this.#ports.tellOverlay === null) this.#ports.close();
    else this.#ports.tellOverlay({ type: 'close' });
  }

  /** Saves the pictures, or the words with them, where the wiki does not take them. */
  async export(as: 'png' | 'eml'): Promise<void> {
    for (const file of await this.composer.export(as)) this.#ports.save(file);
  }

  #write(draft: DrawerStart['draft']): void {
    const { access, visitor } = this.composer;
    this.#composer = new Composer(this.session, draft, { access, visitor });
    this.#sent = null;
    this.show('compose');
    void this.#composer.attachments.load();
  }
}
