import { findAddress } from './text';
import { linkTarget } from './trailer-mark';

/** Who writes on WordPress: `limited` is filtered by kses and held for a second link, `full` has the capability `unfiltered_html` and moderates. */
export type WordPressReach = 'limited' | 'full';

/** Markup; what WordPress' filter changes everywhere: it strips backslashes, turns an escaped `&#8217;` into a character, corrects "Wordpress". */
const SIGNS = /&#?|[<>\\]|Wordpress/g;
/**
 * What `wptexturize` makes one character of, whatever was typed. Quotes, lone and double dashes and dots are left to it, for the
 * sake of WordPress' mails, which show the words as they are stored: the reader undoes those (`typography.ts`).
 */
const RUNS = /-{3,}|`{2,}|'{2,}/g;
/** WordPress' own list (`smilies_init`): between blanks, which some languages' quotes bring along, each becomes a picture character. */
const SMILEYS =
  /(?<=^|[\s"'])(?::(?=(?:mrgreen|neutral|twisted|arrow|shock|smile|\?\?\?|cool|evil|grin|idea|oops|razz|roll|wink|cry|eek|lol|mad|sad|!|\?):(?:$|[\s"'])|-?[()?DPox|](?:$|[\s"']))|;(?=-?\)(?:$|[\s"']))|8(?=-?[)O](?:$|[\s"'])))/g;
const ALL_SIGNS = new RegExp(`${SIGNS.source}|${RUNS.source}|${SMILEYS.source}`, 'g');

/** Words as comment HTML which a person reads as typed, on WordPress and in its mails, and which is no second link. */
export function guardWords(words: string, reach: WordPressReach): string {
  let out = '';
  let plain = '';
  for (const token of words.split(/(\s+)/)) {
    const { before, address, after } = findAddress(token);
    if (address === '') {
      plain += token;
    } else {
      out += escapeSigns(plain + before) + writeAddress(address, reach);
      plain = after;
    }
  }
  return out + escapeSigns(plain);
}

/** In `code`, WordPress neither makes an address a link (a second one means "held") nor touches its signs. */
export function writeAddress(address: string, reach: WordPressReach): string {
  const code = `<code>${escapeSigns(address)}</code>`;
  const href = reach === 'full' ? linkTarget(address) : null;
  return href === null ? code : `<a href="${escapeAttribute(href)}" rel="nofollow ugc">${code}</a>`;
}

/** Words without addresses, or an address between `code`, as HTML. */
export function escapeSigns(text: string): string {
  return text.replace(ALL_SIGNS, writeSign);
}

/** A value to stand between double quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(SIGNS, writeSign).replaceAll('"', '&quot;');
}

function writeSign(found: string): string {
  const first = found.charAt(0);
  switch (first) {
    case '&':
      return found === '&#' ? `&amp;${entity('#')}` : '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case 'W':
      return `Word${entity('p')}ress`;
    default: // a backslash or a smiley's first sign is hidden, of a run all but the first
      return found.length === 1 ? entity(first) : first + entity(first).repeat(found.length - 1);
  }
}

/** Three digits at least: the form in which kses leaves it. */
function entity(char: string): string {
  return `&#${String(char.charCodeAt(0)).padStart(3, '0')};`;
}
