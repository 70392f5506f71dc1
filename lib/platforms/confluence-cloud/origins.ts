import type { Client } from 'confluence.js/core';
import { getFooterCommentVersionDetails, getInlineCommentVersionDetails } from 'confluence.js/v2';
import type { NativeComment } from '@/lib/domain/comment';
import type { PageRef, Site } from '@/lib/domain/page';
import { Refusal } from '../attempt';
import { markerOf } from '../confluence/marker';
import { readShape } from '../replies';
import { addressOf } from './addresses';
import type { Placed } from './comments';
import type { NameBook } from './people';
import { FirstVersionShape } from './shapes';

/** Who wrote a comment and when: that of its first version, for an edit makes the editor its "author". */
export interface Origin {
  authorId: string | null;
  createdAt: number;
}

/** What does not change and is asked for once. */
export interface Books {
  names: NameBook;
  origins: Map<string, Origin>;
}

/** Asks for the first version only where there is a second one. */
export async function originOf(client: Client, placed: Placed, books: Books): Promise<Origin> {
  const { comment, place } = placed;
  const { authorId, createdAt } = comment.version;
  if (comment.version.number <= 1) return { authorId, createdAt };
  const known = books.origins.get(comment.id);
  if (known !== undefined) return known;
  const read = place === 'inline' ? getInlineCommentVersionDetails : getFooterCommentVersionDetails;
  try {
    const first = readShape(FirstVersionShape, await read(client, { id: Number(comment.id), versionNumber: 1 }));
    const origin = { authorId: first.authorId, createdAt: first.createdAt };
    books.origins.set(comment.id, origin);
    return origin;
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.problem.kind !== 'refused') throw cause;
    return { authorId: null, createdAt }; // nobody's rather than the editor's: a status must not gain weight by an edit
  }
}

/** A comment as the rest of Docket knows it. */
export function toNative(
  site: Site,
  page: PageRef,
  placed: Placed,
  origin: Origin,
  names: Map<string, string>,
): NativeComment {
  const { comment, place, parentId } = placed;
  const { authorId, createdAt } = origin;
  return {
    id: comment.id,
    parentId,
    author: { id: authorId, name: authorId === null ? '' : (names.get(authorId) ?? '') },
    createdAt,
    body: comment.body.storage.value,
    format: 'confluence-storage',
    url: addressOf(site, page, comment, placed.base),
    place,
    visibility: 'public',
    quote: parentId === null ? comment.properties.inlineOriginalSelection : null,
    ...markerOf(parentId === null ? comment.properties.inlineMarkerRef : null),
    resolution: place === 'inline' && parentId === null ? resolutionOf(comment.resolutionStatus) : null,
  };
}

/** Oldest first; comments of the same moment in the order in which the wiki counted them. */
export function byAge(a: NativeComment, b: NativeComment): number {
  return a.createdAt - b.createdAt || Number(a.id) - Number(b.id);
}

function resolutionOf(status: string | null): NativeComment['resolution'] {
  return status === 'resolved' || status === 'dangling' ? status : 'open';
}
