import type { Problem } from '@/lib/domain/problem';
import { answerTo, findVisitorFaults, NO_CARD, type VisitorCard, type VisitorForm } from '@/lib/domain/visitor';
import type { AccessState } from './composer.svelte';
import { DraftSaver } from './draft-saver';
import { askSurely, type Session } from './session';
import { t } from './wording';

/** The form through which somebody without an account asks here; `null` for one who is signed in, or while that is not known. */
export function visitorFormIn(access: AccessState): VisitorForm | null {
  return access.state === 'known' && access.access.comment.can === 'as-visitor' ? access.access.comment.form : null;
}

/**
 * How a reader without an account is named on this site: asked once, kept for the site, and sent with each question
 * together with the answers to what else the site's form asks.
 */
export class Visitor {
  #card = $state.raw<VisitorCard>(NO_CARD);
  #editing = $state(true);
  #attempted = $state(false);
  #unsaved = $state.raw<Problem | null>(null);
  /** Counts what was typed: a card that was still being read must not replace it. */
  #touched = false;
  readonly #session: Session;
  readonly #saver: DraftSaver<VisitorCard>;

  constructor(session: Session) {
    this.#session = session;
    this.#saver = new DraftSaver(
      (card) => askSurely(() => session.saveVisitor({ card: isEmpty(card) ? null : card })),
      (state) => (this.#unsaved = state.state === 'unsaved' ? state.problem : null),
    );
  }

  get card(): VisitorCard {
    return this.#card;
  }
  /** Whether name and mail are to be shown as fields: while they are written, or where this form wants more. */
  asks(form: VisitorForm): boolean {
    return this.#editing || findVisitorFaults(this.#card, form).some(({ field }) => typeof field === 'string');
  }
  get unsaved(): Problem | null {
    return this.#unsaved;
  }

  /** Reads how the person was named here before. @param anew - In place of what is shown: answers came back with a request. */
  async load(anew = false): Promise<void> {
    const kept = await askSurely(() => this.#session.readVisitor({}));
    if (!kept.ok || kept.value.card === null || (this.#touched && !anew)) return; // then it is asked as it stands
    this.#card = kept.value.card;
    this.#editing = false;
  }

  /** Changes what is said and has it kept. */
  change(part: Partial<VisitorCard>): void {
    this.#touched = true;
    this.#card = { ...this.#card, ...part };
    this.#saver.note(this.#card);
  }

  answer(name: string, answer: string): void {
    this.change({ answers: { ...this.#card.answers, [name]: answer } });
  }

  edit(): void {
    this.#editing = true;
  }

  /** What is missing, by field (a question by its name in the form); said once sending was tried. */
  faults(form: VisitorForm): { name: string | null; mail: string | null; answers: Record<string, string> } {
    const found = this.#attempted ? findVisitorFaults(this.#card, form) : [];
    const of = (field: 'name' | 'mail') => found.find((fault) => fault.field === field);
    const mail = of('mail');
    return {
      name: of('name') === undefined ? null : t('visitorNameMissing'),
      mail: mail === undefined ? null : mail.why === 'empty' ? t('visitorMailMissing') : t('visitorMailWrong'),
      answers: Object.fromEntries(
        found.flatMap(({ field }) => (typeof field === 'object' ? [[field.question, t('visitorAnswerMissing')]] : [])),
      ),
    };
  }

  /** What goes along with a question: what this form asks for and nothing else; `null` while something is missing. */
  cardFor(form: VisitorForm): VisitorCard | null {
    this.#attempted = true;
    if (this.asks(form)) this.#editing = true; // so that the fields stay while they are mended
    if (findVisitorFaults(this.#card, form).length > 0) return null;
    const { name, mail, answers } = this.#card;
    return {
      name: form.name === 'not-asked' ? '' : name.trim(),
      mail: form.mail === 'not-asked' ? '' : mail.trim(),
      answers: Object.fromEntries(form.questions.map((question) => [question.name, answerTo(question, answers)])),
    };
  }

  /** What has to go along with a question: `undefined` for one who has an account, `null` while something is missing. */
  along(access: AccessState): VisitorCard | undefined | null {
    const form = visitorFormIn(access);
    return form === null ? undefined : this.cardFor(form);
  }

  /** A question went out: name and mail stay for the next one, answers were for this one. */
  async sent(): Promise<void> {
    this.#attempted = false;
    this.#editing = isEmpty({ ...this.#card, answers: {} });
    this.change({ answers: {} });
    await this.keep();
  }

  /** Writes what was typed last, before the document goes away; whether it is in the store. */
  async keep(): Promise<boolean> {
    if (this.#saver.dirty) await this.#saver.flush();
    return !this.#saver.dirty;
  }
}

function isEmpty({ name, mail, answers }: VisitorCard): boolean {
  return name.trim() === '' && mail.trim() === '' && Object.keys(answers).length === 0;
}
