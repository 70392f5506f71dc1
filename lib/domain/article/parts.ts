import { canonicalDocument } from '../document/canonical';
import type { Document, DocumentBlock } from '../document/document';

/** What only staff may read. It stands at the top of an article and never inside another block. */
export interface InternalPart {
  kind: 'internal';
  of: DocumentBlock[];
}

export type ArticleBlock = DocumentBlock | InternalPart;

/**
 * An article as its authors have it, for two readerships. What writes to a wiki takes a `Document`, which an internal part
 * does not fit into: `publicParts` is the only way there.
 */
export type ArticleDocument = ArticleBlock[];

/** What everybody may read. */
export function publicParts(document: ArticleDocument): Document {
  return document.filter((block) => block.kind !== 'internal');
}

/** What only staff may read, part by part. */
export function internalParts(document: ArticleDocument): Document[] {
  return document.flatMap((block) => (block.kind === 'internal' ? [block.of] : []));
}

/** The one form that equal articles have, as with documents. */
export function canonicalArticle(document: ArticleDocument): ArticleDocument {
  return document.flatMap((block): ArticleDocument => {
    if (block.kind !== 'internal') return canonicalDocument([block]);
    const of = canonicalDocument(block.of);
    return of.length === 0 ? [] : [{ kind: 'internal', of }];
  });
}
