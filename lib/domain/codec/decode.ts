import { shortenQuote } from '../anchor';
import type { NativeComment } from '../comment';
import type { Picture, ThreadEvent } from '../event';
import type { EventId } from '../ids';
import { canonicalRich } from '../rich-text';
import type { Block } from './block-reader';
import { readBlocks } from './read-blocks';
import { readEvent } from './read-event';
import type { Found } from './read-event';
import { canonicalLine, webAddress, wordsHash } from './text';
import { quoteInTrailer, readTrailer } from './trailer';
import type { TrailerRecord } from './record';
import { nameIn } from './canonical';
import { readings } from './typography';
import { wordsOf } from './write-record';

/** A native comment, read. Text is text: nothing in it is markup, but for the few signs of `rich-text.ts`. */
export type DecodedComment =
  | {
      comment: NativeComment;
      event: ThreadEvent;
      /** Somebody (or something) changed the words after they were filed. */
      altered: boolean;
    }
  | { comment: NativeComment; event: null; text: string; pictures: Picture[] };

type Reading = (words: string) => string;

/** Events that name a web address, which stands last in the body. */
const WITH_ADDRESS = new Set<TrailerRecord['k']>(['article', 'article-state', 'mirrored']);

/** Reads a comment: an event where it carries a record that can be read, else plain words. Never throws. */
export function decodeComment(comment: NativeComment): DecodedComment {
  const blocks = readBlocks(comment);
  const at = blocks.findLastIndex((block) => block.kind === 'trailer');
  const href = blocks[at]?.href ?? null;
  const record = href === null ? null : readTrailer(href);
  if (href !== null && record !== null) {
    const inBody = { before: blocks.slice(0, at), after: blocks.slice(at + 1), href };
    const read = readings().flatMap((reading) => readEvent(record, find(record, inBody, reading)) ?? []);
    const exact = read.find((event) => wordsHash(wordsOf(event)) === record.h);
    const event = exact ?? read[0];
    if (event !== undefined) return { comment, event, altered: exact === undefined };
  }
  return { comment, event: null, ...readPlain(blocks) };
}

/** The id of the event that a comment's body carries, in whatever format; `null` if none. Cheaper than reading it whole. */
export function findEventId(body: string): EventId | null {
  const hrefs = Array.from(body.matchAll(/docket(?:=|%3d)1\.[\w-]*/gi), ([mark]) => readTrailer(`#${mark}`));
  return hrefs.findLast((record) => record !== null)?.i ?? null;
}

/** Takes a comment apart: what stands at its two ends is known from the record, everything else is words. */
function find(
  record: TrailerRecord,
  { before, after, href }: { before: Block[]; after: Block[]; href: string },
  reading: Reading,
): Found {
  const rest = [...before];
  if (record.k !== 'reply' && rest[0]?.bold === true) rest.shift();
  const quoted = 'c' in record && record.c.q && rest[0]?.kind === 'quote' ? rest.shift() : undefined;
  const takeLast = (wanted: boolean, fits: (block: Block) => boolean): Block | undefined => {
    const last = rest.at(-1);
    return wanted && last && fits(last) ? rest.pop() : undefined;
  };
  const environment = takeLast(record.k === 'opened' && record.e === 1, (block) => block.italic);
  const pictures = Array.from({ length: 'g' in record ? Math.min(record.g, rest.length) : 0 }, () =>
    takeLast(true, (block) => block.pictures.length > 0 || block.codes.length > 0),
  ).flatMap((block) => (block ? [pictureIn(block, reading)] : []));
  const address = takeLast(WITH_ADDRESS.has(record.k), (block) => block.codes.length > 0);
  return {
    quote: quoteInTrailer(href) ?? (quoted ? shortenQuote(canonicalLine(reading(quoted.text))) : null),
    text: canonicalRich(reading(joinBlocks([...rest, ...after]))),
    url: webAddress(address?.codes.at(-1) ?? ''),
    pictures: pictures.reverse(),
    environment: environment ? canonicalLine(reading(environment.text)) : '',
  };
}

function pictureIn({ pictures, codes }: Block, reading: Reading): Picture {
  if (pictures[0]) return { ...pictures[0], fileName: canonicalLine(pictures[0].fileName) };
  const last = codes.at(-1) ?? '';
  const url = webAddress(last);
  const name = codes.length > 1 ? codes[0] : null;
  return { fileName: canonicalLine(reading(name ?? (url === null ? last : nameIn(url)))), url };
}

function readPlain(blocks: readonly Block[]): { text: string; pictures: Picture[] } {
  const asShown = readings()[1] ?? String;
  return {
    text: canonicalRich(asShown(joinBlocks(blocks.filter((block) => block.kind !== 'trailer')))),
    pictures: blocks.flatMap((block) => block.pictures),
  };
}

function joinBlocks(blocks: readonly Block[]): string {
  return blocks.map(({ kind, signed }) => (kind === 'quote' ? signed.replace(/^/gm, '> ') : signed)).join('\n\n');
}
