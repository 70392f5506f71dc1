import { isConcealed } from './concealed';
import { attribute, classesOf, elementsIn, lineage, textIn, wordsOf, type Element, type Markup } from './markup';

/** A field of a form as a browser sees it. Radio buttons of one name are one field. */
export interface Field {
  name: string;
  kind: 'line' | 'lines' | 'check' | 'choice' | 'hidden' | 'file' | 'button' | 'secret';
  label: string;
  required: boolean;
  /** People do not see it: it stays as it is. */
  concealed: boolean;
  /** What a browser sends of it untouched; `null`: nothing (an empty box, a second button). */
  value: string | null;
  /** What a ticked box sends. */
  ticked: string;
  choices: { value: string; label: string }[];
}

const FIELD_ELEMENTS = new Set(['input', 'textarea', 'select', 'button']);
/** Never sent by themselves. */
const SILENT = new Set(['button', 'reset', 'image']);

/** The fields of a form, in the order in which a browser sends them; also those that stand elsewhere and name the form. */
export function fieldsOf(
  page: Markup,
  form: Element,
  belongs: (field: Element) => boolean,
  hidden: ReadonlySet<string>,
): Field[] {
  const elements = elementsIn(page, (one) => FIELD_ELEMENTS.has(one.name) && belongs(one) && isSent(one));
  const fields: Field[] = [];
  for (const element of elements) {
    const field = readField(element, page, form, hidden);
    const same = fields.find(
      ({ name, kind }) => name === field.name && kind === 'choice' && typeOf(element) === 'radio',
    );
    if (same !== undefined) {
      same.choices.push(...field.choices);
      same.value ??= field.value;
      same.required ||= field.required;
    } else if (field.kind !== 'button' || !fields.some(({ kind }) => kind === 'button')) {
      fields.push(field); // a browser sends the first button alone when Enter is pressed
    }
  }
  return fields;
}

function isSent(element: Element): boolean {
  const named = (attribute(element, 'name') ?? '') !== '';
  const inFieldset = lineage(element).some((one) => one.name === 'fieldset' && attribute(one, 'disabled') !== null);
  return named && attribute(element, 'disabled') === null && !inFieldset && !SILENT.has(typeOf(element));
}

function typeOf(element: Element): string {
  const standard = element.name === 'button' ? 'submit' : 'text';
  return (attribute(element, 'type') ?? standard).toLowerCase();
}

function readField(element: Element, page: Markup, form: Element, hidden: ReadonlySet<string>): Field {
  const label = labelOf(element, page, form);
  const common = {
    name: attribute(element, 'name') ?? '',
    label: label.words.replace(/\s*\*\s*$/, ''),
    required: isRequired(element, label),
    concealed: isConcealed(element, form, label.words, hidden),
    ticked: attribute(element, 'value') ?? 'on',
    choices: [],
  };
  if (element.name === 'textarea') return { ...common, kind: 'lines', value: textIn(element).replace(/^\r?\n/, '') };
  if (element.name === 'select') return { ...common, kind: 'choice', ...readSelect(element) };
  const value = attribute(element, 'value') ?? '';
  const checked = attribute(element, 'checked') !== null;
  switch (typeOf(element)) {
    case 'hidden':
      return { ...common, kind: 'hidden', value };
    case 'submit':
      return { ...common, kind: 'button', value };
    case 'file':
      return { ...common, kind: 'file', value: null };
    case 'password':
      return { ...common, kind: 'secret', value };
    case 'checkbox':
      return { ...common, kind: 'check', value: checked ? common.ticked : null };
    case 'radio':
      return {
        ...common,
        kind: 'choice',
        label: legendOf(element, form) || common.name,
        value: checked ? common.ticked : null,
        choices: [{ value: common.ticked, label: label.words || common.ticked }],
      };
    default:
      return { ...common, kind: 'line', value };
  }
}

function readSelect(select: Element): Pick<Field, 'value' | 'choices'> {
  const options = elementsIn(select, ({ name }) => name === 'option');
  const choices = options.map((option) => {
    const label = wordsOf(option);
    return { value: attribute(option, 'value') ?? label, label };
  });
  const chosen = options.findIndex((option) => attribute(option, 'selected') !== null);
  return { value: choices[Math.max(0, chosen)]?.value ?? null, choices };
}

interface Label {
  words: string;
  /** It carries the sign of a required field: a star, or WordPress' own `span.required`. */
  starred: boolean;
}

function labelOf(field: Element, page: Markup, form: Element): Label {
  const id = attribute(field, 'id');
  const around = lineage(field, form).find(({ name }) => name === 'label');
  const found =
    around ?? elementsIn(page, (one) => one.name === 'label' && id !== null && attribute(one, 'for') === id)[0];
  const stated = ['aria-label', 'placeholder', 'title'].map((name) => attribute(field, name) ?? '');
  const words = [found === undefined ? '' : wordsOf(found), ...stated].find((text) => text !== '') ?? '';
  const sign = found !== undefined && elementsIn(found, (one) => classesOf(one).includes('required')).length > 0;
  return { words, starred: sign || /\*\s*$/.test(words) };
}

function legendOf(field: Element, form: Element): string {
  const fieldset = lineage(field, form).find(({ name }) => name === 'fieldset');
  const legend = fieldset === undefined ? undefined : elementsIn(fieldset, ({ name }) => name === 'legend')[0];
  return legend === undefined ? '' : wordsOf(legend).replace(/\s*\*\s*$/, '');
}

function isRequired(field: Element, { starred }: Label): boolean {
  return attribute(field, 'required') !== null || attribute(field, 'aria-required') === 'true' || starred;
}
