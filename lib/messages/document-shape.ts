import * as v from 'valibot';
import { isOwnPicture, ownPictureBytes, PICTURES_LIMIT_BYTES } from '@/lib/domain/article/own-picture';
import type { ArticleDocument } from '@/lib/domain/article/parts';
import { NOTE_TONES, type Document, type DocumentBlock, type List, type Piece } from '@/lib/domain/document/document';

const LONGEST = 1_000_000;
const MOST = 5_000;

const text = v.pipe(v.string(), v.maxLength(LONGEST));
const mark = v.exactOptional(v.literal(true));
const piece: v.GenericSchema<unknown, Piece> = v.variant('kind', [
  v.object({
    kind: v.literal('text'),
    text,
    strong: mark,
    em: mark,
    code: mark,
    href: v.exactOptional(v.pipe(v.string(), v.maxLength(8_000))),
  }),
  v.object({ kind: v.literal('break') }),
  v.object({ kind: v.literal('kept'), source: text, label: text }),
]);
const line = v.pipe(v.array(piece), v.maxLength(MOST));
const list: v.GenericSchema<unknown, List> = v.object({
  kind: v.literal('list'),
  ordered: v.boolean(),
  items: v.pipe(v.array(v.object({ of: line, lists: v.array(v.lazy(() => list)) })), v.maxLength(MOST)),
});
const paragraph = v.object({ kind: v.literal('paragraph'), of: line });
const code = v.object({ kind: v.literal('code'), language: text, text });
const blockWith = (picture: v.GenericSchema<unknown, string>): v.GenericSchema<unknown, DocumentBlock> =>
  v.union([
    v.object({
      kind: v.literal('heading'),
      level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(6)),
      of: line,
    }),
    paragraph,
    list,
    code,
    v.object({ kind: v.literal('table'), rows: v.array(v.array(v.object({ header: v.boolean(), of: line }))) }),
    v.object({ kind: v.literal('note'), tone: v.picklist(NOTE_TONES), of: v.array(v.union([paragraph, list, code])) }),
    v.object({ kind: v.literal('picture'), file: text, url: v.nullable(picture), alt: text }),
    v.object({ kind: v.literal('kept'), source: text, label: text }),
  ]);

const address = v.pipe(
  text,
  v.check((url) => !/^data:/i.test(url)),
);
const block = blockWith(address);
/** Its pictures may bring their bytes along. */
const articleBlock = blockWith(v.union([address, v.pipe(v.string(), v.check(isOwnPicture))]));

/** A document as the desk edits it. */
export const documentShape: v.GenericSchema<unknown, Document> = v.pipe(v.array(block), v.maxLength(MOST));

/** The same with parts for staff only and pictures that bring their bytes along, as articles alone have them: the calls that write to a wiki refuse these. */
export const articleDocumentShape: v.GenericSchema<unknown, ArticleDocument> = v.pipe(
  v.array(
    v.union([
      articleBlock,
      v.object({ kind: v.literal('internal'), of: v.pipe(v.array(articleBlock), v.maxLength(MOST)) }),
    ]),
  ),
  v.maxLength(MOST),
  v.check((document) => ownPictureBytes(document) <= PICTURES_LIMIT_BYTES),
);
