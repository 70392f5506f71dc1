import * as v from 'valibot';
import type { CaptureId, Claim, EventId, SessionId, SiteId, Ticket } from '@/lib/domain/ids';
import { readEventId } from '@/lib/domain/ids';
import { FILE_LIMIT_BYTES, MOST_FILES, MOST_PICTURES, TEXT_LIMIT } from '@/lib/domain/draft';
import { DEEDS, REPLY_KINDS } from '@/lib/domain/deed';
import { ASK_KINDS, IMPACTS, NEEDS } from '@/lib/domain/event';

/** The longest text that is read at all; `findFaults` says what may be sent, this keeps a broken page from filling the worker. */
const LONGEST = 1_000_000;
const NAME = 500;
const ADDRESS = 8_000;

const text = v.pipe(v.string(), v.maxLength(LONGEST));
const name = v.pipe(v.string(), v.maxLength(NAME));
const secret = v.pipe(v.string(), v.uuid());
const length = v.pipe(v.number(), v.finite());
const size = v.pipe(v.number(), v.finite(), v.gtValue(0));

/** An absolute web address. */
export const address = v.pipe(
  v.string(),
  v.maxLength(ADDRESS),
  v.check((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)),
);

export const eventId = v.pipe(
  v.string(),
  v.check((id) => readEventId(id) !== null),
  v.transform((id) => id as EventId), // checked by the line above
);
/** A comment's id on its platform. */
export const commentId = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
export const eventIds = v.pipe(v.array(eventId), v.maxLength(200));
/** Of the requests of one page. */
export const markIds = v.pipe(v.array(eventId), v.maxLength(100_000));
export const captureId = v.pipe(
  secret,
  v.transform((id) => id as CaptureId), // looked up before it is used
);
export const sessionId = v.pipe(
  secret,
  v.transform((id) => id as SessionId), // looked up before it is used
);
export const ticket = v.pipe(
  secret,
  v.transform((id) => id as Ticket), // looked up before it is used
);
export const claim = v.pipe(
  secret,
  v.transform((id) => id as Claim), // compared before it is used
);
export const siteId = v.pipe(
  v.string(),
  v.maxLength(ADDRESS),
  v.transform((id) => id as SiteId), // compared with the sender's address, or looked up, before it is used
);

const siteKind = v.picklist(['confluence-cloud', 'confluence-dc', 'wordpress']);
export const askKind = v.picklist(ASK_KINDS);
export const deed = v.picklist(DEEDS);
export const replyKind = v.picklist(REPLY_KINDS);
export const drawerOpening = v.picklist(['compose', 'threads', 'mine', 'flag']);

const section = v.object({
  path: v.pipe(v.array(text), v.maxLength(20)),
  headingId: v.nullable(name),
  occurrence: v.pipe(v.number(), v.integer(), v.minValue(0)),
  bodyHash: v.nullable(name),
});

export const anchor = v.object({
  quote: v.nullable(v.object({ exact: text, prefix: text, suffix: text })),
  position: v.nullable(v.object({ start: length, end: length })),
  section,
  descriptor: v.exactOptional(v.pipe(v.string(), v.maxLength(900), v.regex(/^[\w-]*$/))),
});

/** More blocks or headings than this no page has that anybody reads. */
const MOST_BLOCKS = 200_000;
const offsets = v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(MOST_BLOCKS));
/** The longest page whose text is looked through, in characters. */
const LONGEST_PAGE = 8_000_000;

const outline = v.object({
  text: v.pipe(v.string(), v.maxLength(LONGEST_PAGE)),
  starts: offsets,
  ends: offsets,
  levels: offsets,
  ids: v.pipe(v.array(v.nullable(text)), v.maxLength(MOST_BLOCKS)),
});
export const pageSent = v.object({ key: name, outline: v.nullable(outline) });
export const offset = v.pipe(v.number(), v.integer(), v.minValue(0));

const page = v.object({
  siteId,
  kind: siteKind,
  pageId: v.pipe(v.string(), v.minLength(1), v.maxLength(NAME)),
  contentType: name,
  url: address,
  title: text,
  version: v.nullable(name),
});

export const report = v.object({
  site: v.object({ kind: siteKind, baseUrl: address, restRoot: v.nullable(address), name: text }),
  page,
});

export const pointing = v.object({
  anchor,
  environment: text,
  viewport: v.object({ width: size, height: size }),
});

const rect = v.object({ x: length, y: length, width: length, height: length });

const side = v.picklist([0, 1]);
const mark = v.variant('kind', [
  v.object({ kind: v.picklist(['box', 'hide']), rect }),
  v.object({ kind: v.literal('arrow'), rect, tip: v.object({ x: side, y: side }) }),
  v.object({ kind: v.literal('text'), rect, text: name }),
]);
const edits = v.object({ crop: v.nullable(rect), marks: v.pipe(v.array(mark), v.maxLength(1_000)) });
const picture = v.object({
  capture: v.object({ id: captureId, size: v.object({ width: size, height: size }), scale: size, takenAt: length }),
  edits,
});
/** What a file is called, and its bytes. */
export const givenFile = {
  name,
  dataUrl: v.pipe(
    v.string(),
    v.maxLength(Math.ceil(FILE_LIMIT_BYTES * 1.4)), // base64 makes 4 of 3
    v.regex(/^data:[^,]*;base64,/),
  ),
};
const file = v.object({ id: captureId, name, bytes: length });

export const draft = v.object({
  ask: askKind,
  need: v.picklist(NEEDS),
  impact: v.picklist(IMPACTS),
  text,
  anchor,
  // More than one draft may have: one that was taken back joins what was written meanwhile
  pictures: v.pipe(v.array(picture), v.maxLength(4 * MOST_PICTURES)),
  files: v.pipe(v.array(file), v.maxLength(4 * MOST_FILES)),
  environment: text,
  copyTo: v.optional(v.pipe(v.array(v.object({ id: name, name })), v.maxLength(20))),
});

/** What a visitor gives a site along with a comment. */
export const visitorCard = v.object({
  name,
  mail: name,
  answers: v.record(name, v.pipe(v.string(), v.maxLength(TEXT_LIMIT))),
});

/** A name, or the beginning of one. */
export const shortWords = name;
/** Words of a person, of any length that is read at all. */
export const words = text;
/** How a person wants to sign in at a site. */
export const givenSignIn = v.variant('way', [
  v.object({ way: v.literal('session') }),
  v.object({ way: v.literal('application-password'), login: name, password: name }),
  v.object({ way: v.literal('access-token'), token: name }),
]);
