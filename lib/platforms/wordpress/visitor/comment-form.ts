import type { Wanted, VisitorForm, FormQuestion } from '@/lib/domain/visitor';
import { hiddenNames } from './concealed';
import { fieldsOf, type Field } from './fields';
import { attribute, classesOf, elementsIn, hasClass, lineage, type Element, type Markup } from './markup';
import { questionOf } from './questions';

/** One part of what a browser would send, in the order of the form. `fixed`: as the form has it. */
export type Slot =
  | { takes: 'fixed'; name: string; value: string }
  | { takes: 'words' | 'name' | 'mail' | 'parent' | 'clock'; name: string }
  | { takes: 'answer'; question: FormQuestion };

/** The site's own comment form, ready to be filled in. */
export interface CommentForm {
  /** Absolute; `wp-comments-post.php` of the site. */
  action: string;
  slots: Slot[];
  wants: VisitorForm;
  /** It carries the time at which it was made: such sites refuse what was filled in faster than people type. */
  timed: boolean;
}

/** What a page offers to somebody without an account. */
export type FormSeen =
  | { state: 'open'; form: CommentForm }
  /** A form that only a person can fill in: it wants a captcha, a file, or is another service's. */
  | { state: 'by-hand' }
  /** The page was made for somebody who is signed in. */
  | { state: 'signed-in' }
  | { state: 'sign-in-needed' }
  | { state: 'none' };

/** What makes WordPress save a comment. Another address is another program's: nothing is sent there in a reader's name. */
const HANDLER = /\/wp-comments-post\.php$/;
/** Puzzles against robots, by the names that their plugins print. */
const PUZZLE = /captcha|turnstile|cptch|altcha|friendly-challenge|frc-|quiz/i;
/** Akismet has its script write the time here. Plugin "Akismet", `Akismet::output_custom_form_fields_HTML`. */
const CLOCK = 'ak_js';

/** Finds and reads the comment form of a page. @param address - Where the page was read, for relative addresses. */
export function readCommentForm(page: Markup, address: string, pageId: string): FormSeen {
  if (isForSignedIn(page)) return { state: 'signed-in' };
  const found = elementsIn(page, (element) => element.name === 'form' && isCommentForm(element, pageId))[0];
  if (found === undefined) {
    return { state: elementsIn(page, (one) => hasClass(one, 'must-log-in')).length > 0 ? 'sign-in-needed' : 'none' };
  }
  const action = actionOf(found, address);
  if (action === null || holdsPuzzle(found)) return { state: 'by-hand' };
  const form = readForm(found, page, action);
  return form === null ? { state: 'by-hand' } : { state: 'open', form };
}

/** `logged-in`: `body_class()`; the bar: `wp_admin_bar_render()`; the line over the form: `comment_form()`. */
function isForSignedIn(page: Markup): boolean {
  return (
    elementsIn(
      page,
      (one) =>
        (one.name === 'body' && hasClass(one, 'logged-in')) ||
        attribute(one, 'id') === 'wpadminbar' ||
        hasClass(one, 'logged-in-as'),
    ).length > 0
  );
}

function isCommentForm(form: Element, pageId: string): boolean {
  const post = elementsIn(form, (one) => attribute(one, 'name') === 'comment_post_ID')[0];
  if (post !== undefined) return attribute(post, 'value') === pageId;
  return attribute(form, 'id') === 'commentform'; // another service's form in its place
}

function actionOf(form: Element, address: string): string | null {
  const stated = attribute(form, 'action') ?? '';
  if (stated === '' || !URL.canParse(stated, address)) return null;
  const action = new URL(stated, address);
  const own = action.origin === new URL(address).origin && HANDLER.test(action.pathname);
  return own && (attribute(form, 'method') ?? '').toLowerCase() === 'post' ? action.href : null;
}

function holdsPuzzle(form: Element): boolean {
  return (
    elementsIn(form, (one) => {
      const names = ['id', 'name', 'src', 'action'].map((name) => attribute(one, name) ?? '');
      return attribute(one, 'data-sitekey') !== null || [...names, ...classesOf(one)].some((name) => PUZZLE.test(name));
    }).length > 0
  );
}

function readForm(element: Element, page: Markup, action: string): CommentForm | null {
  const id = attribute(element, 'id');
  const belongs = (field: Element) =>
    lineage(field).includes(element) || (id !== null && attribute(field, 'form') === id);
  const fields = fieldsOf(page, element, belongs, hiddenNames(page));
  const words = wordsField(fields);
  if (words === null) return null;
  const slots: Slot[] = [];
  for (const field of fields) {
    const slot = field === words ? ({ takes: 'words', name: field.name } as const) : slotOf(field);
    if (slot === 'impossible') return null;
    if (slot !== null) slots.push(slot);
  }
  const questions = slots.flatMap((slot) => (slot.takes === 'answer' ? [slot.question] : []));
  const named = new Set(questions.map(({ name }) => name));
  if (named.size < questions.length) return null; // two questions of one name: which answer is whose?
  const wants: VisitorForm = { name: wanted(fields, 'author'), mail: wanted(fields, 'email'), questions };
  return { action, slots, wants, timed: fields.some(tellsTime) };
}

/** The words go where people write, whatever that field is called: some plugins keep `comment` for robots. */
function wordsField(fields: Field[]): Field | null {
  const areas = fields.filter(({ kind, concealed }) => kind === 'lines' && !concealed);
  return areas.find(({ name }) => name === 'comment') ?? areas[0] ?? null;
}

function slotOf(field: Field): Slot | 'impossible' | null {
  const { name, kind, concealed, value } = field;
  if (kind === 'file' || kind === 'secret') return field.required && !concealed ? 'impossible' : null;
  if (concealed || kind === 'hidden') {
    if (name === 'comment_parent') return { takes: 'parent', name };
    if (name === CLOCK) return { takes: 'clock', name };
    return value === null ? null : { takes: 'fixed', name, value };
  }
  if (name === 'author') return { takes: 'name', name };
  if (name === 'email') return { takes: 'mail', name };
  if (name === 'comment_parent') return { takes: 'parent', name };
  const question = questionOf(field);
  if (question !== null) return { takes: 'answer', question };
  return value === null ? null : { takes: 'fixed', name, value };
}

function wanted(fields: Field[], name: string): Wanted {
  const field = fields.find((one) => one.name === name && !one.concealed && one.kind !== 'hidden');
  if (field === undefined) return 'not-asked';
  return field.required ? 'required' : 'optional';
}

const DAY_MS = 24 * 3_600_000;
const TIME_NAME = /time|stamp|(?:^|[_-])ts(?:[_-]|$)/i;

/** A hidden field with a Unix time of today, in seconds or milliseconds, or with a name that says as much. */
function tellsTime({ name, kind, value }: Field): boolean {
  if (kind !== 'hidden' || value === null) return false;
  const time = /^\d{10}(?:\d{3})?$/.test(value) ? Number(value) * (value.length === 10 ? 1_000 : 1) : 0;
  return Math.abs(time - Date.now()) < DAY_MS || TIME_NAME.test(name);
}
