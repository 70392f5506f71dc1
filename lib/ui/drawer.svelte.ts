import type { DrawerStart, DrawerView } from '@/lib/domain/views';
import type { DrawerNews, ToDrawer, ToOverlay } from '@/lib/messages/calls';
import type { NoteAction } from './access-wording';
import { Composer } from './composer.svelte';
import type { MendAction } from './problem-wording';
import { SentRequest } from './sent-request.svelte';
import type { Session } from './session';
import { t } from './wording';

/** What the drawer needs of its document. */
export interface DrawerPorts {
  /** To the overlay around the iframe; in a side panel or a tab there is none, and what it would do is left out. */
  tellOverlay: ((message: ToOverlay) => void) | null;
  /** Saves a file from a `data:` address. */
  save: (file: { fileName: string; dataUrl: string }) => void;
  /** Closes the document where no overlay does it. */
  close: () => void;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** All that one open drawer shows. */
export class Drawer {
  readonly start: DrawerStart;
  readonly session: Session;
  #view = $state<DrawerView>('compose');
  #composer: Composer;
  #sent = $state.raw<SentRequest | null>(null);
  #dataUrl = $state.raw<string | null>(null);
  #spoken = $state('');
  #now: number;
  readonly #ports: DrawerPorts;

  constructor(session: Session, start: DrawerStart, ports: DrawerPorts) {
    this.session = session;
    this.start = start;
    this.#ports = ports;
    this.#view = start.view;
    this.#now = $state(ports.now());
    this.#composer = $state.raw(new Composer(session, start.draft));
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
  /** The draft's picture as a `data:` address; `null` until it was read. */
  get dataUrl(): string | null {
    return this.#dataUrl;
  }
  /** Read aloud when it changes. */
  get spoken(): string {
    return this.#spoken;
  }
  /** Whether the page is there to show a place on. */
  get overPage(): boolean {
    return this.#ports.tellOverlay !== null;
  }

  /** For "3 minutes ago". */
  get now(): number {
    return this.#now;
  }

  tick(): void {
    this.#now = this.#ports.now();
  }

  /** Writes what was typed last, before the document goes away. */
  keep(): Promise<void> {
    return this.composer.keep();
  }

  /** Begins to read what the first view needs. */
  async begin(): Promise<void> {
    await Promise.all([this.composer.readAccess(), this.readPicture()]);
  }

  show(view: DrawerView): void {
    this.#view = view;
  }

  /** News of the background; `connected` after the worker was stopped and started again: anything may have changed. */
  async hear(news: DrawerNews['news'] | 'connected'): Promise<void> {
    if (news === 'capture-changed') {
      await this.composer.readPictureTakenElsewhere();
      await this.readPicture();
      return;
    }
    await this.#sent?.refresh();
  }

  /** Messages of the overlay around this drawer, after the handshake. */
  hearOverlay(message: ToDrawer): void {
    if (message.type !== 'pointing-changed') return;
    this.composer.pointAt(message.pointing, message.kind);
    this.#sent = null;
    this.show('compose');
  }

  /** Reads the pixels of the draft's picture, for showing. */
  async readPicture(): Promise<void> {
    this.#dataUrl = null;
    const picture = this.composer.draft.picture;
    if (picture === null) return;
    const result = await this.session.readCapture({ id: picture.capture.id });
    if (result.ok) this.#dataUrl = result.value.dataUrl;
  }

  /** Photographs the page below. */
  async takePicture(): Promise<void> {
    await this.composer.takePicture();
    await this.readPicture();
  }

  async send(): Promise<void> {
    const { draft } = this.composer;
    const eventId = await this.composer.send();
    if (eventId === null) return;
    this.#sent = new SentRequest(this.session, eventId, draft);
    this.#spoken = t('sentSpoken');
    await this.#sent.refresh();
  }

  /** What was sent comes back into the composer, as it was. */
  async takeBack(): Promise<void> {
    const draft = (await this.#sent?.takeBack()) ?? null;
    if (draft === null) return;
    this.#write(draft);
    this.#spoken = t('takenBackSpoken');
  }

  /** Another request about the same place. */
  askAnother(): void {
    const { anchor, environment } = this.composer.draft;
    this.#write({ ask: 'question', need: 'answer', impact: 'slows', text: '', anchor, picture: null, environment });
  }

  /** Throws the draft away, or just closes when nothing was typed. */
  async cancel(): Promise<void> {
    const nothing = this.composer.empty;
    await this.composer.discard();
    if (nothing) this.close();
  }

  close(): void {
    if (this.#ports.tellOverlay === null) this.#ports.close();
    else this.#ports.tellOverlay({ type: 'close' });
  }

  async mend(action: MendAction): Promise<void> {
    if (action === 'take-back') await this.takeBack();
    else await this.#sent?.mend(action);
  }

  /** Does what a note about access offers. */
  async followNote(action: NoteAction): Promise<void> {
    if (action === 'ask-again') await this.composer.readAccess();
    else if (action === 'mail') await this.export('eml');
    else await this.session.openAddress({ what: action, eventId: null });
  }

  /** Saves the picture, or the words with it, where the wiki does not take them. */
  async export(as: 'png' | 'eml'): Promise<void> {
    const file = await this.composer.export(as);
    if (file !== null) this.#ports.save(file);
  }

  #write(draft: DrawerStart['draft']): void {
    const access = this.composer.access;
    this.#composer = new Composer(this.session, draft, access);
    this.#sent = null;
    this.show('compose');
    void this.readPicture();
  }
}
