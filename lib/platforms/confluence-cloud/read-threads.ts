import type { Client } from 'confluence.js/core';
import { getFooterCommentVersionDetails, getInlineCommentVersionDetails } from 'confluence.js/v2';
import type { NativeComment } from '@/lib/domain/comment';
import type { PageRef, Site } from '@/lib/domain/page';
import { Refusal } from '../attempt';
import { mapParallel } from '../parallel';
import { readShape } from '../replies';
import { addressOf } from './addresses';
import { answersTo, rootComments, type Placed } from './comments';
import type { NameBook } from './people';
import { FirstVersionShape } from './shapes';

const PARALLEL = 4;

/** Who wrote a comment and when: that of its first version, for an edit makes the editor its "author". */
interface Origin {
  authorId: string | null;
  createdAt: number;
}

/** What does not change and is asked for once. */
export interface Books {
  names: NameBook;
  origins: Map<string, Origin>;
}

/** All comments of a page, answers to any depth, oldest first; never more than four requests at a time. */
export async function readThreads(client: Client, site: Site, page: PageRef, books: Books): Promise<NativeComment[]> {
  const [inline, footer] = await Promise.all([
    rootComments(client, page, 'inline'),
    rootComments(client, page, 'footer'),
  ]);
  const all = [...inline, ...footer];
  for (let layer = all; layer.length > 0;) {
    const answers = await mapParallel(layer, PARALLEL, ({ comment, place }) => answersTo(client, comment.id, place));
    const fresh = answers.flat().filter(({ comment }) => !all.some((known) => known.comment.id === comment.id));
    all.push(...fresh);
    layer = fresh.filter(({ place }) => place === 'footer'); // answers to inline comments are one layer
  }
  const origins = await mapParallel(all, PARALLEL, (placed) => originOf(client, placed, books));
  const names = await books.names.namesOf(
    client,
    origins.flatMap(({ authorId }) => authorId ?? []),
  );
  const comments = all.map((placed, index) => toNative(site, page, placed, origins[index], names));
  return comments.sort((a, b) => a.createdAt - b.createdAt || Number(a.id) - Number(b.id));
}

async function originOf(client: Client, placed: Placed, books: Books): Promise<Origin> {
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

function toNative(
  site: Site,
  page: PageRef,
  placed: Placed,
  origin: Origin | undefined,
  names: Map<string, string>,
): NativeComment {
  const { comment, place, parentId } = placed;
  const authorId = origin?.authorId ?? null;
  return {
    id: comment.id,
    parentId,
    author: { id: authorId, name: authorId === null ? '' : (names.get(authorId) ?? '') },
    createdAt: origin?.createdAt ?? comment.version.createdAt,
    body: comment.body.storage.value,
    format: 'confluence-storage',
    url: addressOf(site, page, comment, placed.base),
    place,
    visibility: 'public',
    resolution: place === 'inline' && parentId === null ? resolutionOf(comment.resolutionStatus) : null,
  };
}

function resolutionOf(status: string | null): NativeComment['resolution'] {
  return status === 'resolved' || status === 'dangling' ? status : 'open';
}
