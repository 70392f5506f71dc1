import { CONTEXT_LENGTH, shortenQuote } from '../anchor';
import type { Anchor, TextQuote } from '../anchor';
import type { Assignee, Picture, ThreadEvent } from '../event';
import { canonicalRich } from '../rich-text';
import { SETTING_LIMIT } from './record';
import { canonicalLine, cut, webAddress } from './text';

const LONGEST_NAME = 100;
const LONGEST_VERSION = 40;
const LONGEST_COMMENT_ID = 40;
/** Headings deeper than HTML has levels, and longer than a line or two, are not worth their room. */
const DEEPEST_PATH = 10;
const LONGEST_HEADING = 160;
const LONGEST_HEADING_ID = 200;

/**
 * The event in canonical words: one-line fields on one line, addresses as browsers write them, nothing longer than the format holds.
 * @throws RangeError if an `article` or `mirrored` event does not name a web address, or a setting's value is too long: a
 * bug in the caller.
 */
export function canonicalWords(event: ThreadEvent): ThreadEvent {
  const said = { ...event, text: canonicalRich(event.text) };
  switch (said.kind) {
    case 'opened':
      return {
        ...said,
        anchor: canonicalAnchor(said.anchor),
        pictures: said.pictures.map(canonicalPicture),
        environment: canonicalLine(said.environment),
        pageVersion: said.pageVersion === null ? null : cut(canonicalLine(said.pageVersion), LONGEST_VERSION) || null,
      };
    case 'detail':
    case 'reply':
      return { ...said, pictures: said.pictures.map(canonicalPicture) };
    case 'taken-up':
      return {
        ...said,
        comment: cut(canonicalLine(said.comment), LONGEST_COMMENT_ID),
        anchor: canonicalAnchor(said.anchor),
      };
    case 're-anchored':
      return { ...said, anchor: canonicalAnchor(said.anchor) };
    case 'flagged':
      return {
        ...said,
        anchor: canonicalAnchor(said.anchor),
        page: cut(canonicalLine(said.page), LONGEST_NAME),
      };
    case 'article':
    case 'mirrored':
      return { ...said, url: neededAddress(said.url) };
    case 'article-state':
      return { ...said, url: neededAddress(said.url), page: cut(canonicalLine(said.page), LONGEST_NAME) };
    case 'assigned':
      return { ...said, to: said.to === null ? null : canonicalAssignee(said.to) };
    case 'escalated':
      return { ...said, to: canonicalAssignee(said.to) };
    case 'coached':
      return { ...said, about: cut(canonicalLine(said.about), LONGEST_NAME) };
    case 'time':
      return { ...said, client: cut(canonicalLine(said.client), LONGEST_NAME) };
    case 'setting':
      return {
        ...said,
        set: cut(canonicalLine(said.set), LONGEST_NAME),
        key: cut(canonicalLine(said.key), LONGEST_NAME),
        value: said.value === null ? null : neededValue(said.value),
      };
    default:
      return said;
  }
}

function canonicalAssignee({ kind, id, name }: Assignee): Assignee {
  return { kind, id: cut(canonicalLine(id), LONGEST_NAME), name: cut(canonicalLine(name), LONGEST_NAME) };
}

function neededValue(value: string): string {
  if (value.length > SETTING_LIMIT) throw new RangeError(`a setting holds ${String(SETTING_LIMIT)} characters`);
  return value.toWellFormed();
}

function canonicalAnchor({ quote, position, section, descriptor }: Anchor): Anchor {
  const { path, headingId, occurrence, bodyHash } = section;
  return {
    quote: quote && canonicalQuote(quote),
    position,
    section: {
      path: path.slice(-DEEPEST_PATH).map((heading) => cut(canonicalLine(heading), LONGEST_HEADING)),
      headingId: headingId !== null && headingId.length <= LONGEST_HEADING_ID ? canonicalLine(headingId) : null,
      occurrence,
      bodyHash: bodyHash === null ? null : cut(canonicalLine(bodyHash), LONGEST_VERSION),
    },
    ...(descriptor !== undefined && { descriptor }),
  };
}

function neededAddress(url: string): string {
  const address = webAddress(url);
  if (address === null) throw new RangeError(`an event must name a web address, not ${url}`);
  return address;
}

function canonicalQuote({ exact, prefix, suffix }: TextQuote): TextQuote | null {
  const words = shortenQuote(canonicalLine(exact));
  const oneBlank = (context: string): string => context.toWellFormed().replace(/\s+/g, ' ');
  return words === ''
    ? null
    : {
        exact: words,
        prefix: oneBlank(prefix.slice(-CONTEXT_LENGTH)),
        suffix: oneBlank(suffix.slice(0, CONTEXT_LENGTH)),
      };
}

/** A picture's name falls back to the last part of its address; the same rule reads it back. */
function canonicalPicture({ fileName, url }: Picture): Picture {
  const address = url === null ? null : webAddress(url);
  return {
    fileName: canonicalLine(fileName.replace(/[/\\]/g, '-')) || (address && nameIn(address)) || 'picture.png',
    url: address,
  };
}

/** The last part of an address' path, as a file's name. */
export function nameIn(address: string): string {
  const last = new URL(address).pathname.split('/').at(-1) ?? '';
  try {
    return canonicalLine(decodeURIComponent(last));
  } catch {
    return last; // a percent sign that encodes nothing
  }
}
