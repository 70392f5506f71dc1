import { plainDocument, type Document } from './document';

/** Whether a page says all of this in one go. Words alone are compared: a wiki gives pictures addresses of its own. */
export function holds(page: Document, wanted: Document): boolean {
  return `\n${wordsIn(page)}\n`.includes(`\n${wordsIn(wanted)}\n`);
}

function wordsIn(document: Document): string {
  return plainDocument(document.filter(({ kind }) => kind !== 'picture'));
}
