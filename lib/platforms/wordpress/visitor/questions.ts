import type { FormQuestion } from '@/lib/domain/visitor';
import type { Field } from './fields';

/** WordPress' own offer to keep name and mail in the browser's cookies: for the person to say, and never by itself. */
const COOKIES_CONSENT = 'wp-comment-cookies-consent';

/**
 * What a person has to answer of a field that WordPress itself does not have; `null` where it may stay as the form has
 * it. Asked is what the form calls required, so that nobody answers more than the site insists on.
 */
export function questionOf(field: Field): FormQuestion | null {
  const { name, required, ticked, choices } = field;
  if (!required && name !== COOKIES_CONSENT) return null;
  const label = field.label === '' ? name : field.label;
  switch (field.kind) {
    case 'line':
    case 'lines':
      return { name, label, required, kind: field.kind };
    case 'check':
      return { name, label, required, kind: 'check', value: ticked };
    case 'choice':
      return { name, label, required, kind: 'choice', choices: choices.filter(({ value }) => value !== '') };
    case 'hidden':
    case 'button':
    case 'file':
    case 'secret':
      return null;
  }
}
