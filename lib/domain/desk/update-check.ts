import { EMPTY_WORDS, FUNCTION_WORDS, WHEN, WHO } from './update-words';

/** What an update lacks, of who, what and by when. */
export type Lack = 'who' | 'what' | 'when';

/** What the check says to an update. `empty`: it is not to be sent; `lacks` then says what it needs. */
export interface Verdict {
  empty: boolean;
  lacks: Lack[];
  /** Words of the team's own list that it uses, as typed. */
  avoided: string[];
}

/** A direct answer to a yes-or-no question. */
const YES_OR_NO = /^(?:yes|no|ja|nein|doch|oui|non|si)\b/iu;
/** What only somebody writes who has something to say: numbers, code, addresses, names of files and options. */
const SPECIFIC = /\d|`[^`]+`|https?:\/\/|\w+\.(?:[a-z]{2,4})\b|\w_\w|--\w/iu;
const LEAST_WORDS = 2;

/**
 * Whether an update tells its reader anything. Words that stand in every empty update (thanks, checking, soon, team) and
 * function words are taken away; what is left must say something. Works on English, German and French, without a model:
 * the same words give the same verdict everywhere.
 * @param avoided - The team's own list, in lower case: such a word says nothing.
 */
export function checkUpdate(text: string, avoided: readonly string[] = []): Verdict {
  const plain = text.toLowerCase().normalize('NFC').replaceAll('’', "'");
  const used = avoided.filter((word) => word !== '' && plain.includes(word));
  const rest = used.reduce((left, word) => left.replaceAll(word, ' '), plain);
  const said = contentOf(rest);
  const specific = SPECIFIC.test(rest);
  const direct = YES_OR_NO.test(plain.trim());
  const empty = !(direct || said.length >= LEAST_WORDS || (specific && (said.length > 0 || rest.trim().length > 3)));
  const lacks: Lack[] = [];
  if (said.length < LEAST_WORDS && !specific) lacks.push('what');
  if (empty && !WHO.test(plain)) lacks.push('who');
  if ((empty || promises(plain)) && !WHEN.test(plain)) lacks.push('when');
  return { empty, lacks, avoided: used };
}

/** Whether something is announced rather than told. */
function promises(plain: string): boolean {
  return /\b(?:will|going to|plan(?:ned)? to|'ll|werde|werden|wird|vais|allons|va|sera)\b/u.test(plain);
}

function contentOf(plain: string): string[] {
  const words = plain.match(/[\p{L}][\p{L}'-]*/gu) ?? [];
  const stems = words.map((word) => word.replace(/^(?:[cdjlmnst]|qu)'/u, '').replace(/'\w+$/u, ''));
  return [...new Set(stems)].filter((word) => word.length > 1 && !FUNCTION_WORDS.has(word) && !EMPTY_WORDS.has(word));
}
