import type { Anchor } from '@/lib/domain/anchor';
import type { EventId } from '@/lib/domain/ids';
import type { AskedOffer, DrawerView, WikiHit } from '@/lib/domain/views';
import type { Composer } from './composer.svelte';
import type { Deeds } from './deeds.svelte';
import type { Session } from './session';
import type { ThreadsList } from './threads-list.svelte';
import { t } from './wording';

/** The drawer as the offers need it. */
export interface OffersRoom {
  readonly composer: Composer;
  readonly threads: ThreadsList;
  readonly deeds: Deeds;
  show: (view: DrawerView) => void;
}

/** After so long without a key the words are looked up here, and by the wiki's own search. */
const LOOK_MS = 300;
const SEARCH_MS = 1_000;
const SHOWN = 3;

/** What may answer a question while it is being written. It never stands in the way: who wants to ask goes on typing. */
export class Offers {
  #asked = $state.raw<AskedOffer[]>([]);
  #hits = $state.raw<WikiHit[]>([]);
  #joined = $state.raw<readonly EventId[]>([]);
  #noHelp = $state.raw<readonly EventId[]>([]);
  #answered = $state(false);
  #look: ReturnType<typeof setTimeout> | undefined;
  #search: ReturnType<typeof setTimeout> | undefined;
  /** Of the newest words: what comes in for earlier ones is let go. */
  #turn = 0;
  #searched = '';
  readonly #session: Session;
  readonly #room: OffersRoom;
  readonly #speak: (words: string) => void;

  constructor(session: Session, room: OffersRoom, speak: (words: string) => void) {
    this.#session = session;
    this.#room = room;
    this.#speak = speak;
  }

  get asked(): AskedOffer[] {
    return this.#asked.slice(0, SHOWN);
  }
  get hits(): WikiHit[] {
    return this.#hits;
  }
  /** The reader found an answer here and said so. */
  get answered(): boolean {
    return this.#answered;
  }
  wasNoHelp(requestId: EventId): boolean {
    return this.#noHelp.includes(requestId);
  }
  hasJoined(requestId: EventId): boolean {
    return this.#joined.includes(requestId);
  }

  /** Looks for what is like these words, a moment after the last of them. */
  note(words: string, anchor: Anchor): void {
    this.#answered = false;
    this.#turn += 1;
    const turn = this.#turn;
    clearTimeout(this.#look);
    clearTimeout(this.#search);
    this.#look = setTimeout(() => void this.#readAsked(turn, words, anchor), LOOK_MS);
    if (words.trim() === '') {
      this.#hits = [];
      this.#searched = '';
    } else this.#search = setTimeout(() => void this.#readHits(turn, words, anchor), SEARCH_MS);
  }

  /** Looks at once. */
  async look(words: string, anchor: Anchor): Promise<void> {
    this.note(words, anchor);
    await Promise.all([this.#readAsked(this.#turn, words, anchor), this.#readHits(this.#turn, words, anchor)]);
  }

  async #readAsked(turn: number, words: string, anchor: Anchor): Promise<void> {
    const result = await this.#session.readOffers({ words, anchor });
    if (result.ok && turn === this.#turn) this.#asked = result.value.asked;
  }

  /** What the wiki refuses or does not answer is not missed: asking goes on without it. */
  async #readHits(turn: number, words: string, anchor: Anchor): Promise<void> {
    if (words.trim() === this.#searched) return;
    const result = await this.#session.searchWiki({ words, anchor });
    if (!result.ok || turn !== this.#turn) return;
    this.#searched = words.trim();
    this.#hits = result.value.hits;
  }

  /** This is the question: joins it. What was typed becomes words below it, for its person to send. */
  async join({ requestId, here }: AskedOffer): Promise<void> {
    const { deeds, threads, composer } = this.#room;
    if (!(await deeds.say(requestId, 'me-too'))) {
      this.#goTo(requestId, here); // where it says why
      return;
    }
    this.#joined = [...this.#joined, requestId];
    if (!here) return;
    const { text } = composer;
    if (text.trim() !== '') {
      const box = threads.replyTo(requestId);
      box.bringBack([box.text, text].filter((part) => part.trim() !== '').join('\n\n'));
      composer.text = '';
    }
    threads.focusOn(requestId);
    this.#room.show('threads');
  }

  #goTo(requestId: EventId, here: boolean): void {
    if (!here) return;
    this.#room.threads.focusOn(requestId);
    this.#room.show('threads');
  }

  /** Shows an offered request in its list. */
  open({ requestId, here }: AskedOffer): void {
    this.#goTo(requestId, here);
  }

  /** It did not help: support learns of it, and asking goes on. */
  async noHelp({ requestId, here }: AskedOffer): Promise<void> {
    if (!(await this.#room.deeds.say(requestId, 'did-not-help'))) {
      this.#goTo(requestId, here); // where it says why
      return;
    }
    this.#noHelp = [...this.#noHelp, requestId];
    this.#speak(t('offerNotHelpedSaid'));
  }

  /** This was the answer: nothing is asked. @param offer - `null`: a page of the wiki was. */
  async helped(offer: AskedOffer | null): Promise<void> {
    const { deeds, composer } = this.#room;
    if (offer !== null && !(await deeds.say(offer.requestId, 'helped'))) {
      this.#goTo(offer.requestId, offer.here); // where it says why; nothing is counted, and the words stay
      return;
    }
    await this.#session.noteAnswered({});
    this.#answered = true;
    await composer.discard();
    this.#speak(t('answeredTitle'));
  }
}
