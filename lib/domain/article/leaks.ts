import { plainDocument, plainLine, type Document, type DocumentBlock, type Piece } from '../document/document';
import { parseMarkup, wordsIn } from '../document/markup';
import { foldText } from '../section';
import { isOwnPicture } from './own-picture';
import { accountsIn, mailsIn, phonesIn, privateAddressesIn } from './personal';
import { secretsIn } from './secrets';
import { sentencesIn } from './sentences';

/** Something in what is to be published that may not be meant for everybody. */
export interface Leak {
  kind: 'internal' | 'name' | 'mail' | 'phone' | 'secret' | 'address';
  /** As it stands there; of `internal` and `name`, as it was asked for. */
  found: string;
}

const LONGEST_SHOWN = 120;

/**
 * What stands in a publication, anywhere in it, that may not be meant for everybody. It is a search for known words and
 * known forms: finding nothing proves nothing.
 * @param against.internal - Texts that are internal: each sentence of some length is searched, and texts of one word (`onlyInternalWords`).
 * @param against.names - Full names of people. Single words are not searched: they are words of the language, too.
 */
export function leaksIn(
  title: string,
  document: Document,
  against: { internal: readonly string[]; names: readonly string[] },
): Leak[] {
  const written = [title, ...document.flatMap(writtenIn)];
  const words = wordsOf([title, plainDocument(document), ...written].join('\n'));
  const lines = written.map((text) => ` ${wordsOf(text)} `);
  const searched = { words: ` ${words} `, bare: words.replaceAll(' ', '') };
  const said = against.internal.flatMap(sentencesIn).filter((sentence) => says(searched, sentence));
  const named = against.names.filter((name) => lines.some((line) => names(line, name)));
  const as = (kind: Leak['kind'], found: readonly string[]): Leak[] =>
    found.map((one) => ({ kind, found: one.length > LONGEST_SHOWN ? `${one.slice(0, LONGEST_SHOWN - 1)}…` : one }));
  const leaks = [
    ...as('internal', said),
    ...as('name', named),
    ...as('mail', written.flatMap(mailsIn)),
    ...as('phone', written.flatMap(phonesIn)),
    ...as('secret', [...written.flatMap(secretsIn), ...written.flatMap(accountsIn)]),
    ...as('address', written.flatMap(privateAddressesIn)),
  ];
  return leaks.filter(
    ({ kind, found }, at) => leaks.findIndex((one) => one.kind === kind && one.found === found) === at,
  );
}

/** Words of six signs and more of internal texts that nothing public says. No more than hints: they may be any words. */
export function onlyInternalWords(internal: readonly string[], publicTexts: readonly string[]): string[] {
  const known = new Set(publicTexts.flatMap((text) => wordsOf(text).split(' ')));
  const words = new Set(internal.flatMap((text) => wordsOf(text).split(' ')));
  return [...words].filter((word) => word.length >= 6 && !known.has(word));
}

/** All that is written of a block: its words, and what stands beside them. */
function writtenIn(block: DocumentBlock): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return writtenLine(block.of);
    case 'list':
      return block.items.flatMap(({ of, lists }) => [...writtenLine(of), ...lists.flatMap(writtenIn)]);
    case 'code':
      return [block.text, block.language];
    case 'table':
      return block.rows.flat().flatMap(({ of }) => writtenLine(of));
    case 'note':
      return block.of.flatMap(writtenIn);
    case 'picture':
      return [block.alt, ...addressIn(block.file), ...addressIn(block.url ?? '')];
    case 'kept':
      return [block.label, ...keptIn(block.source)];
  }
}

function writtenLine(line: readonly Piece[]): string[] {
  const beside = line.flatMap((piece) => {
    if (piece.kind === 'kept') return keptIn(piece.source);
    return piece.kind === 'text' && piece.href !== undefined ? addressIn(piece.href) : [];
  });
  return [plainLine(line), ...beside];
}

/** Its words alone, too: tags between them hide nothing. */
function keptIn(source: string): string[] {
  return [source, wordsIn(parseMarkup(source))];
}

/** With its signs spelt out and as what they stand for. */
function addressIn(href: string): string[] {
  if (isOwnPicture(href)) return []; // no words, and any signs
  try {
    return [href, decodeURIComponent(href)];
  } catch {
    return [href]; // not every % stands for something
  }
}

/** Folded, with one blank for all that is neither letter nor digit; signs that nobody sees are none. */
function wordsOf(text: string): string {
  return foldText(text.replace(/\p{Cf}/gu, ''))
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** The words of a publication, with a blank around each, and its letters alone. */
interface Searched {
  words: string;
  bare: string;
}

const inWords = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Whole words, or the same letters with other gaps where they are many enough for no chance. */
function says({ words, bare }: Searched, sentence: string): boolean {
  const sought = wordsOf(sentence);
  const count = [...inWords.segment(sought)].filter(({ isWordLike }) => isWordLike).length;
  const isLong = count >= 4 || sought.length >= 20;
  if (!isLong && (count !== 1 || sought.length < 6)) return false;
  const letters = sought.replaceAll(' ', '');
  return words.includes(` ${sought} `) || (isLong && letters.length >= 12 && bare.includes(letters));
}

/** In either order, as wikis sort by family. Names in Chinese, Japanese and Korean have no blanks. */
function names(words: string, name: string): boolean {
  const parts = wordsOf(name).split(' ');
  if (parts.length === 1)
    return /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]{3,}$/u.test(name) && words.includes(name);
  const orders = [parts, [...parts.slice(-1), ...parts.slice(0, -1)]];
  return orders.some((order) => words.includes(` ${order.join(' ')} `));
}
