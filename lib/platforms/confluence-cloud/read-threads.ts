import type { Client } from 'confluence.js/core';
import type { NativeComment } from '@/lib/domain/comment';
import type { PageRef, Site } from '@/lib/domain/page';
import { mapParallel } from '../parallel';
import { answersTo, rootComments, type Placed } from './comments';
import { byAge, originOf, toNative, type Books } from './origins';

const PARALLEL = 4;

/**
 * All comments of a page, answers to any depth, oldest first: one request for each comment, which is what an answer
 * costs (docs/adapters.md). Never more than four at a time.
 */
export async function readThreads(client: Client, site: Site, page: PageRef, books: Books): Promise<NativeComment[]> {
  const [inline, footer] = await Promise.all([
    rootComments(client, page, 'inline'),
    rootComments(client, page, 'footer'),
  ]);
  const all: Placed[] = [...inline, ...footer];
  for (let layer = all; layer.length > 0;) {
    const answers = await mapParallel(layer, PARALLEL, ({ comment, place }) => answersTo(client, comment.id, place));
    const fresh = answers.flat().filter(({ comment }) => !all.some((known) => known.comment.id === comment.id));
    all.push(...fresh);
    layer = fresh.filter(({ place }) => place === 'footer'); // answers to inline comments are one layer
  }
  const origins = await mapParallel(all, PARALLEL, async (placed) => ({
    placed,
    origin: await originOf(client, placed, books),
  }));
  const names = await books.names.namesOf(
    client,
    origins.flatMap(({ origin }) => origin.authorId ?? []),
  );
  return origins.map(({ placed, origin }) => toNative(site, page, placed, origin, names)).sort(byAge);
}
