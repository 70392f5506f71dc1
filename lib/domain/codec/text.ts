/** Control characters, which neither HTML nor XML 1.0 holds, and noncharacters, which the reader needs for itself. */
// eslint-disable-next-line no-control-regex -- removing control characters is what it is for
const UNWRITABLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;

/** Well-formed Unicode that every wiki can hold. */
export function writableText(text: string): string {
  return text.toWellFormed().replace(UNWRITABLE, '');
}

/**
 * The form in which words come back from a wiki: well-formed Unicode, `\n` for every kind of line break,
 * nothing at the end of a line, at most one empty line in between, none around.
 */
export function canonicalText(text: string): string {
  return writableText(text)
    .replace(/\r\n|[\r\v\f\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Canonical text on one line. */
export function canonicalLine(text: string): string {
  return canonicalText(text).replace(/\s+/g, ' ');
}

/** An absolute http or https address as browsers write it, or `null` for anything else. */
export function webAddress(text: string): string | null {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href.replaceAll("'", '%27') : null;
}

/** What `make_clickable` may take for an address: `scheme://`, `www.`, `ftp.`, and mail addresses. */
const ADDRESS = /\w:\/\/|^\W*(?:www|ftp)\.|[\w.+-]@[\w-]+\./i;
const AROUND_ADDRESS = /^([(["'<{]*)(.*?)([)\]"'>}.,;:!?]*)$/su;

/** What WordPress would make a link of in a word without blanks; `address` is empty where there is nothing. */
export function findAddress(word: string): { before: string; address: string; after: string } {
  const [, before = '', address = '', after = ''] = AROUND_ADDRESS.exec(word) ?? [];
  return ADDRESS.test(address) ? { before, address, after } : { before: word, address: '', after: '' };
}

/** Whether words are an address and nothing else. */
export function isAddress(words: string): boolean {
  return !/\s/.test(words) && findAddress(words).address === words && words !== '';
}

/** FNV-1a (32 bit) over UTF-16 units, in base 36: tells whether words are still those that were filed. Not cryptographic. */
export function wordsHash(words: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const unit of words.join('\u0000').split('')) {
    hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

/** Cuts to a length in UTF-16 units without cutting a character in two; a blank is not left at the end. */
export function cut(text: string, length: number): string {
  const shorter = text.slice(0, length);
  return (shorter.isWellFormed() ? shorter : shorter.slice(0, -1)).trimEnd();
}
