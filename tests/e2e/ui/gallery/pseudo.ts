const ACCENTED: Record<string, string> = {
  a: 'á',
  c: 'ç',
  d: 'ð',
  e: 'é',
  g: 'ĝ',
  i: 'î',
  l: 'ļ',
  n: 'ñ',
  o: 'ö',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'ü',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  I: 'Î',
  N: 'Ñ',
  O: 'Ö',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
  Y: 'Ý',
};
/** German is about this much longer than English, and single words more. */
const LONGER = 0.4;
const [RIGHT_TO_LEFT, BACK] = ['\u202e', '\u202c'];

/**
 * A text as a translation might be: with strange letters, longer, in brackets, so that what was not taken from
 * `_locales`, or is cut off, is seen at once. `$1` and the like stay.
 * @param rtl - Each word is written from right to left, as the pseudo-locale ar-XB does it.
 * @see https://developer.android.com/guide/topics/resources/pseudolocales
 */
export function pseudoText(text: string, rtl: boolean): string {
  if (text === '') return '';
  const strange = text.replace(/\$\d|./gu, (sign) => (sign.length > 1 ? sign : (ACCENTED[sign] ?? sign)));
  const more = '~'.repeat(Math.ceil(text.length * LONGER));
  const whole = `⟦${strange}${text.length > 12 ? ` ${more}` : more}⟧`;
  return rtl ? whole.replace(/[^\s$\d]+/gu, (word) => RIGHT_TO_LEFT + word + BACK) : whole;
}
