/** A text field: its words and what is selected in it, in UTF-16 units. */
export interface FieldState {
  text: string;
  start: number;
  end: number;
}

/** Words put in place of others, and what is selected then. */
export interface FieldEdit {
  from: number;
  to: number;
  words: string;
  start: number;
  end: number;
}

const BULLET = /^- /;
const ITEM = /^(?:- |(\d{1,3})\. )/;

/** Puts a sign around the selected words of one line, or takes it away; where nothing is selected, around words to be typed over. */
export function toggleSign({ text, start, end }: FieldState, sign: string, instead: string): FieldEdit {
  const size = sign.length;
  if (text.slice(start - size, start) === sign && text.slice(end, end + size) === sign && end > start) {
    const words = text.slice(start, end);
    return { from: start - size, to: end + size, words, start: start - size, end: end - size };
  }
  const chosen = text.slice(start, end);
  const words = chosen.trim();
  if (words === '') return replaced(start, end, `${sign}${instead}${sign}`, size, instead.length);
  const lead = chosen.indexOf(words);
  const signed = chosen
    .slice(lead)
    .trim()
    .split('\n')
    .map((line) => wrap(line, sign))
    .join('\n');
  return replaced(
    start + lead,
    start + lead + words.length,
    signed,
    words.includes('\n') ? 0 : size,
    signed.length - (words.includes('\n') ? 0 : 2 * size),
  );
}

function wrap(line: string, sign: string): string {
  const words = line.trim();
  return words === '' ? line : line.replace(words, () => `${sign}${words}${sign}`);
}

/** Makes the lines of the selection a list, or plain lines again. */
export function toggleList({ text, start, end }: FieldState): FieldEdit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const after = text.indexOf('\n', end);
  const to = after === -1 ? text.length : after;
  const lines = text.slice(from, to).split('\n');
  const listed =
    lines.every((line) => BULLET.test(line) || line.trim() === '') && lines.some((line) => BULLET.test(line));
  const words = lines.map((line) => (listed ? line.replace(BULLET, '') : asItem(line, lines.length === 1))).join('\n');
  return { from, to, words, start: from + words.length, end: from + words.length };
}

function asItem(line: string, alone: boolean): string {
  return BULLET.test(line) || (line.trim() === '' && !alone) ? line : `- ${line.trimStart()}`;
}

/** The next item of a list begins where Enter is pressed at the end of one; an empty item ends the list. `null`: no list here. */
export function continueList({ text, start, end }: FieldState): FieldEdit | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, start);
  const [sign, number] = ITEM.exec(line) ?? [];
  if (sign === undefined) return null;
  if (line === sign) return { from, to: start, words: '', start: from, end: from };
  const next = number === undefined ? sign : `${String(Number(number) + 1)}. `;
  const at = start + 1 + next.length;
  return { from: start, to: start, words: `\n${next}`, start: at, end: at };
}

/** Makes a link of the selected words. @param address - As typed; `null` is returned where it is no web address. */
export function addLink({ text, start, end }: FieldState, address: string, instead: string): FieldEdit | null {
  const given = address.trim();
  if (!/^https?:\/\/\S+$/i.test(given) || !URL.canParse(given)) return null;
  const { href } = new URL(given);
  const label =
    text
      .slice(start, end)
      .replace(/[[\]\n]+/g, ' ')
      .trim() || instead;
  const words = `[${label}](${href.replaceAll('(', '%28').replaceAll(')', '%29')})`;
  return { from: start, to: end, words, start: start + words.length, end: start + words.length };
}

function replaced(from: number, to: number, words: string, lead: number, length: number): FieldEdit {
  return { from, to, words, start: from + lead, end: from + lead + length };
}

/** Carries an edit out so that the browser's own undo knows of it. */
export function applyEdit(field: HTMLTextAreaElement, edit: FieldEdit): void {
  field.focus();
  field.setSelectionRange(edit.from, edit.to);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- without a successor: only this keeps the field's own undo
  const typed = 'execCommand' in document && document.execCommand('insertText', false, edit.words);
  if (!typed || field.value.slice(edit.from, edit.from + edit.words.length) !== edit.words) {
    field.setRangeText(edit.words, edit.from, edit.to);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  field.setSelectionRange(edit.start, edit.end);
}
