import { readEventId, type EventId } from './ids';

/** Of words that are known to be a quote only by their marks: fewer are a name, or irony. */
const LEAST = 20;
const QUOTED = /[“„«‹"»]([^“”„«»‹›"\n]{20,300})[”“»›"«]/u;
/** UUIDs of version 7 that were made in the first second of 1970: no browser makes such an event id. */
const MARK = /^00000000-0000-7000-8000-([0-9a-f]{12})$/;
/** What fits into them; wikis count their comments. */
const LARGEST = 2 ** 48 - 1;

/** By what a comment made without Docket is marked on the page, as requests are by their ids; `null` where it has no number. */
export function markIdOf(commentId: string): EventId | null {
  const number = /^\d{1,15}$/.test(commentId) ? Number(commentId) : Infinity;
  return number > LARGEST ? null : readEventId(`00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`);
}

/** The comment that such a mark stands for; `null` for a request's id. */
export function markedComment(id: EventId): string | null {
  const hex = MARK.exec(id)?.[1];
  return hex === undefined ? null : String(parseInt(hex, 16));
}

/**
 * The words that a comment quotes, as far as its own form tells: a quotation set apart, else a longer stretch in quotation
 * marks. Whether the page has them is seen on the page.
 * @param text - As comments are read: lines of a quotation begin with `> `.
 */
export function quotedIn(text: string): string | null {
  const apart = /^> .*(?:\n>.*)*/m.exec(text)?.[0].replace(/^> ?/gm, '');
  const words = (apart ?? QUOTED.exec(text)?.[1] ?? '').replace(/\s+/g, ' ').trim();
  return words.length < LEAST ? null : words;
}

/** Signs of a question, at the end of a word. */
const ASKS = /[?？؟⸮](?=[\s"'”’»)]|$)/u;
/** First words that ask, in the languages of Docket. */
const FIRST_WORD =
  /^(?:how|why|what|where|when|which|who|is|are|does|do|can|could|should|would|wie|warum|wieso|weshalb|was|wo|wohin|wann|welche[rsmn]?|wer|gibt|kann|muss|soll|darf|comment|pourquoi|où|quand|quel(?:le)?s?|qui|est-ce|peut-on|faut-il)(?!\p{L})/iu;
/** Words that something is not clear, or wrong. */
const AT_A_LOSS =
  /(?<!\p{L})(?:unclear|don['’]t understand|does(?:n['’]t| not) work|unklar|verstehe(?: ich)? nicht|funktioniert nicht|pas clair|comprends pas|ne fonctionne pas)(?!\p{L})/iu;

/** Whether a comment made without Docket asks something; only ever a hint. */
export function looksLikeQuestion(text: string): boolean {
  const own = text
    .replace(/^> ?.*$/gm, '') // not what it quotes
    .replace(/https?:\/\/\S+/g, '')
    .trim();
  return [ASKS, FIRST_WORD, AT_A_LOSS].some((sign) => sign.test(own));
}
