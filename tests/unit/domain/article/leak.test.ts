import { getSchema, type JSONContent } from '@tiptap/core';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { canonicalArticle, internalParts, publicParts, type ArticleDocument } from '@/lib/domain/article/parts';
import { writeMarkdown } from '@/lib/domain/document/write-markdown';
import { writeStorage } from '@/lib/domain/document/write-storage';
import { writeWordpress } from '@/lib/domain/document/write-wordpress';
import { articleDocumentShape, documentShape } from '@/lib/messages/document-shape';
import { fromEditor } from '@/lib/ui/editor/from-editor';
import { articleExtensions } from '@/lib/ui/editor/schema';
import { toEditor } from '@/lib/ui/editor/to-editor';
import { markedArticle, STRUCTURES } from './marked-article.ts';

const ARTICLES = { numRuns: 500, seed: 7 };
const schema = getSchema(articleExtensions('For staff only', () => {}));

/** All that an article goes through between its author and its publication. */
const TRIPS: Record<string, (document: ArticleDocument) => ArticleDocument> = {
  'as it is': (document) => document,
  'in its one form': canonicalArticle,
  'after the editor': (document) => {
    const opened = schema.nodeFromJSON(toEditor(document));
    opened.check();
    const json = opened.toJSON() as JSONContent; // what `toJSON` makes, which is typed as anything
    return fromEditor(json);
  },
  'after a message': (document) => v.parse(articleDocumentShape, JSON.parse(JSON.stringify(document))),
};
const WRITERS = { writeStorage, writeWordpress, writeMarkdown };

test.each(Object.entries(TRIPS))('of 500 articles no internal word is in what is published: %s', (_, trip) => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(markedArticle, (article) => {
      const document = trip(article.document);
      for (const write of Object.values(WRITERS)) {
        const written = write(publicParts(document));
        expect(article.internal.filter((word) => written.includes(word))).toEqual([]);
        expect(article.public.filter((word) => !written.includes(word))).toEqual([]);
      }
      const kept = JSON.stringify(internalParts(document));
      expect(article.internal.filter((word) => !kept.includes(word))).toEqual([]);
      for (const name of article.structures) seen.add(name);
    }),
    ARTICLES,
  );
  expect([...seen].sort()).toEqual(Object.keys(STRUCTURES).sort());
});

test('a message that would write to a wiki takes no internal part', () => {
  const internal: ArticleDocument = [{ kind: 'internal', of: [] }];
  expect(v.is(articleDocumentShape, internal)).toBe(true);
  expect(v.is(documentShape, internal)).toBe(false);
});

test('no writer takes an article that still has its internal parts', () => {
  const document: ArticleDocument = [];
  // @ts-expect-error An article is no document
  writeStorage(document);
  // @ts-expect-error An article is no document
  writeWordpress(document);
  // @ts-expect-error An article is no document
  expect(writeMarkdown(document)).toBe('');
});
