/**
 * What somebody without an account gives a site along with a comment. Kept in this browser, for each site, until it is
 * changed or the site is removed.
 */
export interface VisitorCard {
  /** Stands beside the comment, for everybody. */
  name: string;
  /** Seen by the people who run the site. */
  mail: string;
  /** Answers to the further questions of the site's own form, by their names there. */
  answers: Record<string, string>;
}

export const NO_CARD: VisitorCard = { name: '', mail: '', answers: {} };

/** A question of the site's own comment form beyond words, name and mail. Its words are the site's: plain text. */
export type FormQuestion = {
  /** The field's name in the form. */
  name: string;
  label: string;
  required: boolean;
} & (
  | { kind: 'line' | 'lines' }
  /** `value`: what a ticked box sends; an unticked one is answered by an empty string. */
  | { kind: 'check'; value: string }
  | { kind: 'choice'; choices: { value: string; label: string }[] }
);

export type Wanted = 'required' | 'optional' | 'not-asked';

/** What a site's own comment form wants of a visitor. */
export interface VisitorForm {
  name: Wanted;
  mail: Wanted;
  questions: FormQuestion[];
}

/** WordPress' columns for them. */
export const NAME_LIMIT = 245;
export const MAIL_LIMIT = 100;

export interface VisitorFault {
  /** `name`, `mail`, or a question by its name in the form. */
  field: 'name' | 'mail' | { question: string };
  why: 'empty' | 'not-an-address';
}

/** What is missing before a form takes this card; empty when nothing is. */
export function findVisitorFaults(card: VisitorCard, form: VisitorForm): VisitorFault[] {
  const faults: VisitorFault[] = [];
  if (form.name === 'required' && card.name.trim() === '') faults.push({ field: 'name', why: 'empty' });
  if (form.mail !== 'not-asked') {
    const mail = card.mail.trim();
    if (mail === '' && form.mail === 'required') faults.push({ field: 'mail', why: 'empty' });
    if (mail !== '' && !isMailAddress(mail)) faults.push({ field: 'mail', why: 'not-an-address' });
  }
  return [...faults, ...form.questions.flatMap((question) => findAnswerFault(question, card))];
}

function findAnswerFault(question: FormQuestion, { answers }: VisitorCard): VisitorFault[] {
  const answer = answerTo(question, answers);
  return question.required && answer === '' ? [{ field: { question: question.name }, why: 'empty' }] : [];
}

/** The answer that fits the question as it is now; an older one that does not counts as none. */
export function answerTo(question: FormQuestion, answers: VisitorCard['answers']): string {
  const given = (Object.hasOwn(answers, question.name) ? answers[question.name] : undefined)?.trim() ?? '';
  if (question.kind === 'check') return given === '' ? '' : question.value;
  if (question.kind === 'choice') return question.choices.some(({ value }) => value === given) ? given : '';
  return given;
}

/** As loose as a mail field of a browser, with the dot that WordPress insists on. */
function isMailAddress(text: string): boolean {
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text);
}
