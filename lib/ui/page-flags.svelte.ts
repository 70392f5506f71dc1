import type { Anchor } from '@/lib/domain/anchor';
import { isOpenFlag, type PageFlag } from '@/lib/domain/flags/page-flag';
import { newEventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';
import { foldText, type SectionRef } from '@/lib/domain/section';
import type { DrawerStart } from '@/lib/domain/views';
import { askSurely, type Session } from './session';
import { t } from './wording';

/** Flagged sections of this page, for those who have the desk in this browser. */
export class PageFlags {
  #flags = $state.raw<PageFlag[]>([]);
  #mayFlag = $state(false);
  #problem = $state.raw<Problem | null>(null);
  #refused = $state(false);
  /** The field for a reason is open. */
  flagging: boolean;
  words = $state('');
  readonly #session: Session;
  readonly #focus: () => DrawerStart['focus'];
  readonly #speak: (words: string) => void;

  constructor(session: Session, focus: () => DrawerStart['focus'], speak: (words: string) => void, flagging: boolean) {
    this.flagging = $state(flagging);
    this.#session = session;
    this.#focus = focus;
    this.#speak = speak;
  }

  get mayFlag(): boolean {
    return this.#mayFlag && this.#focus().anchor !== null;
  }
  get problem(): Problem | null {
    return this.#problem;
  }
  /** Words were wanted and there are none. */
  get refused(): boolean {
    return this.#refused && this.words.trim() === '';
  }
  /** Open ones of the section that was come from; of the whole page where that is none. */
  get shown(): PageFlag[] {
    return this.#here.filter(isOpenFlag);
  }
  /** Sections there that were mended, and what that did; one that came back is an open one. */
  get mended(): (Pick<PageFlag, 'sectionId'> & NonNullable<PageFlag['effect']>)[] {
    return this.#here.flatMap(({ sectionId, state, effect }) =>
      effect === undefined || state === 'relapsed' ? [] : { sectionId, ...effect },
    );
  }

  get #here(): PageFlag[] {
    const wanted = this.#focus().anchor?.section;
    return wanted === undefined ? this.#flags : this.#flags.filter(({ section }) => isSame(section, wanted));
  }

  async read(): Promise<void> {
    const read = await this.#session.readFlags({});
    if (!read.ok) return; // nobody waits for it, and what cannot be read is in the desk
    this.#flags = read.value.flags;
    this.#mayFlag = read.value.mayFlag;
  }

  /** Writes down that the place that was come from needs work: its section, and what was selected. */
  async flag(anchor: Anchor | null = this.#focus().anchor): Promise<void> {
    this.#refused = this.words.trim() === '';
    if (this.#refused || anchor === null) return;
    const eventId = newEventId();
    const text = this.words.trim();
    const queued = await askSurely(() => this.#session.queueFlag({ eventId, anchor, text }));
    this.#told(queued);
    if (!queued.ok) return;
    this.flagging = false;
    this.words = '';
    this.#speak(t('flagHereDone'));
  }

  async improve({ sectionId }: PageFlag): Promise<void> {
    this.#told(await this.#session.openDesk({ sectionId }));
  }

  async edit(): Promise<void> {
    this.#told(await this.#session.openAddress({ what: 'editor', eventId: null }));
  }

  #told(done: Result<unknown>): void {
    this.#problem = done.ok ? null : done.problem;
  }
}

/** The same heading at the same place; of several with equal words only one. */
function isSame(one: PageFlag['section'], other: SectionRef): boolean {
  const wordsOf = ({ path }: Pick<SectionRef, 'path'>) => path.map(foldText).join('\n');
  return one.occurrence === other.occurrence && wordsOf(one) === wordsOf(other);
}
