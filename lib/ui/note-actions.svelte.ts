import type { NoteAction } from './access-wording';
import type { Composer } from './composer.svelte';
import { askSurely, type Session } from './session';
import { t } from './wording';

export interface NotePorts {
  session: Session;
  /** The one in use: it begins anew with each request. */
  composer: () => Composer;
  /** Saves words and picture as a mail draft. */
  saveMail: () => Promise<void>;
  /** Puts text on the clipboard; false where the browser does not let us. */
  copy: (text: string) => Promise<boolean>;
  speak: (words: string) => void;
}

/** A request as it would stand on the page, to be pasted into the site's own form. */
export interface WrittenRequest {
  text: string;
  /** It lies on the clipboard. */
  copied: boolean;
}

/** Does what the notes about access offer. */
export class NoteActions {
  #written = $state.raw<WrittenRequest | null>(null);
  /** The person went to sign in: who they are is asked again when they are back. */
  #signingIn = false;
  readonly #ports: NotePorts;

  constructor(ports: NotePorts) {
    this.#ports = ports;
  }

  /** `null` until the site's own form was asked for. */
  get written(): WrittenRequest | null {
    return this.#written;
  }

  async follow(action: NoteAction): Promise<void> {
    const { session, composer, saveMail } = this.#ports;
    switch (action) {
      case 'ask-again':
        return composer().readAccess();
      case 'mail':
        return saveMail();
      case 'own-form':
        return this.#takeToForm();
      case 'sign-in':
      case 'page':
      case 'options':
        this.#signingIn = action === 'sign-in';
        await session.openAddress({ what: action, eventId: null });
    }
  }

  /** The document is before its person again, or something of the site was read: they may be signed in now. */
  async seenAgain(): Promise<void> {
    if (!this.#signingIn) return;
    const composer = this.#ports.composer();
    await composer.readAccess(true);
    const { access } = composer;
    this.#signingIn = access.state !== 'known' || access.access.me === null;
  }

  /** Copies the request and opens the site's own comment form, for the person to paste it there. */
  async #takeToForm(): Promise<void> {
    const { session, composer, copy, speak } = this.#ports;
    const ask = composer().ready();
    if (ask === null) return;
    const written = await askSurely(() => session.writeOut(ask));
    if (!written.ok) {
      composer().stick(written.problem);
      return;
    }
    const { text } = written.value;
    const copied = await copy(text);
    this.#written = { text, copied };
    speak(copied ? t('writtenCopied') : t('writtenNotCopied'));
    await session.openAddress({ what: 'form', eventId: null });
  }
}
