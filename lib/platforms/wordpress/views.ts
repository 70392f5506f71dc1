import * as v from 'valibot';
import type { PageRef } from '@/lib/domain/page';
import { readShape } from '../replies';
import type { WordpressClient } from './client';

const DAY_MS = 86_400_000;
const LIMIT = 100;
/** More pages than that are read by few. */
const MOST_PARTS = 50;
const Id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
/** The plugin's version 1 names a post `id`, version 2 `post_id`; numbers may come as text. */
const PostsShape = v.array(
  v.pipe(
    v.object({
      id: v.optional(Id),
      post_id: v.optional(Id),
      pageviews: v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.minValue(0)),
    }),
    v.transform(({ id, post_id: postId, pageviews }) => ({ id: postId ?? id ?? '', pageviews })),
  ),
);

/**
 * How often posts were opened, as the plugin Koko Analytics counts it: `GET koko-analytics/v1/posts`, most read first.
 * WordPress counts nothing by itself; without the plugin, or without its capability, this is refused. What it does not
 * list was not opened.
 * @see https://github.com/ibericode/koko-analytics (`src/Rest.php`)
 */
export async function readViews(
  client: WordpressClient,
  pages: readonly PageRef[],
  days: number,
  now: number,
  signal: AbortSignal,
): Promise<Record<string, number>> {
  const wp = await client.open('nothing', signal);
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const found = new Map<string, number>(pages.map(({ pageId }) => [pageId, 0]));
  let offset = 0;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const ask = { start_date: dayOf(now - days * DAY_MS), end_date: dayOf(now), offset, limit: LIMIT };
    const reply: unknown = await wp.root('koko-analytics/v1/posts').param(ask).get();
    const posts = readShape(PostsShape, reply);
    if (posts.length === 0) break;
    for (const { id, pageviews } of posts) if (found.has(id)) found.set(id, (found.get(id) ?? 0) + pageviews);
    offset += posts.length;
  }
  return Object.fromEntries(found);
}
