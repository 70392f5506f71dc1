import type { Anchor } from '@/lib/domain/anchor';
import { isOpenFlag, type PageFlag } from '@/lib/domain/flags/page-flag';
import { newEventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';
import { foldText } from '@/lib/domain/section';
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
  flagging = $state(false);
  words = $state('');
  readonly #session: Session;
  readonly #focus: () => DrawerStart['focus'];
  readonly #speak: (words: string) => void;

  constructor(session: Session, focus: () => DrawerStart['focus'], speak: (words: string) => void) {
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
  /** Sections there that were mended, and what that did. */
  get mended(): (Pick<PageFlag, 'sectionId'> & NonNullable<PageFlag['effect']>)[] {
    return this.#here.flatMap(({ sectionId, effect }) => (effect === undefined ? [] : { sectionId, ...effect }));
  }

  get #here(): PageFlag[] {
    const path = this.#focus().anchor?.section.path;
    if (path === undefined) return this.#flags;
    const wanted = path.map(foldText).join('\n');
    return this.#flags.filter(({ section }) => section.path.map(foldText).join('\n') === wanted);
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
