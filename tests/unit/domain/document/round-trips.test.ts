import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { canonicalDocument } from '@/lib/domain/document/canonical';
import type { Document } from '@/lib/domain/document/document';
import { readMarkdown } from '@/lib/domain/document/read-markdown';
import { readStorage } from '@/lib/domain/document/read-storage';
import { readWordpress } from '@/lib/domain/document/read-wordpress';
import { writeMarkdown } from '@/lib/domain/document/write-markdown';
import { writeStorage } from '@/lib/domain/document/write-storage';
import { writeWordpress } from '@/lib/domain/document/write-wordpress';
import { parseStorage } from '../../../confluence/storage/parse.ts';
import { anyDocument } from './any-document.ts';

/** What the editor can make comes back from either wiki as it was. */
const holds = (check: (document: Document) => void) => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      check(canonicalDocument(document));
    }),
    { numRuns: 2_000 },
  );
};

describe('a document', () => {
  test('has one form', () => {
    holds((document) => {
      expect(canonicalDocument(document)).toEqual(document);
    });
  });

  test('comes back from storage format', () => {
    holds((document) => {
      expect(readStorage(writeStorage(document))).toEqual(document);
    });
  });

  test('comes back from WordPress’ blocks', () => {
    holds((document) => {
      expect(readWordpress(writeWordpress(document))).toEqual(document);
    });
  });

  test('comes back from Markdown', () => {
    holds((document) => {
      expect(readMarkdown(writeMarkdown(document))).toEqual(document);
    });
  });

  test('is well-formed XHTML in storage format', () => {
    const { DOMParser } = new JSDOM().window;
    const names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:ac="urn:ac" xmlns:ri="urn:ri"';
    holds((document) => {
      const storage = writeStorage(document);
      const read = new DOMParser().parseFromString(`<page ${names}>${storage}</page>`, 'application/xml');
      expect(read.documentElement.tagName).toBe('page'); // `parsererror` otherwise
      expect(() => parseStorage(storage)).not.toThrow();
    });
  });
});
