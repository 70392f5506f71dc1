import * as v from 'valibot';
import type { PageRef } from '@/lib/domain/page';
import { readShape } from '../replies';
import type { WordpressClient } from './client';

const TagsShape = v.array(v.object({ name: v.string() }));

/** The tags of a post; pages have none unless a plugin gives them some. */
export async function labelsOf(client: WordpressClient, { pageId }: PageRef, signal: AbortSignal): Promise<string[]> {
  const wp = await client.open('nothing', signal);
  const reply: unknown = await wp
    .tags()
    .param({ post: Number(pageId), per_page: 100, _fields: 'name' })
    .get();
  return readShape(TagsShape, reply).map(({ name }) => name.toLowerCase());
}
