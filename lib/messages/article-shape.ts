import * as v from 'valibot';
import type { KeptArticle } from '@/lib/domain/article/stores';
import { articleDocumentShape } from './document-shape';
import * as shape from './shapes';

const source = v.object({
  commentId: v.pipe(v.string(), v.minLength(1), v.maxLength(100)), // of an answer that is on its way it is longer than any wiki’s
  requestId: shape.eventId,
  as: v.picklist(['question', 'answer', 'environment']),
  by: shape.words,
  text: shape.words,
  pictures: v.pipe(v.array(v.object({ fileName: shape.words, url: v.nullable(shape.words) })), v.maxLength(200)),
  url: shape.words,
  place: shape.words,
});

/** An article as the desk keeps it. */
export const articleShape: v.GenericSchema<unknown, KeptArticle> = v.object({
  id: shape.eventId,
  siteId: shape.siteId,
  title: shape.words,
  document: articleDocumentShape,
  requests: shape.eventIds,
  sources: v.pipe(v.array(source), v.maxLength(5_000)),
  editedAt: v.pipe(v.number(), v.finite()),
});
