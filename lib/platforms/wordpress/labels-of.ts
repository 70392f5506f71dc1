import * as v from 'valibot';
import type { PageRef } from '@/lib/domain/page';
import { Refusal } from '../attempt';
import { readShape } from '../replies';
import type { WordpressClient } from './client';

const TagsShape = v.array(v.object({ name: v.string() }));

/**
 * The tags of a post. Types without tags (pages, unless a plugin gives them some) are refused, with the words that a
 * person gets who may not see them: both have none, as far as this person is concerned.
 */
export async function labelsOf(client: WordpressClient, { pageId }: PageRef, signal: AbortSignal): Promise<string[]> {
  const wp = await client.open('nothing', signal);
  try {
    const reply: unknown = await wp
      .tags()
      .param({ post: Number(pageId), per_page: 100, _fields: 'name' })
      .get();
    return readShape(TagsShape, reply).map(({ name }) => name.toLowerCase());
  } catch (cause) {
    if (cause instanceof Refusal && cause.problem.kind === 'refused' && cause.problem.why === 'not-allowed') return [];
    throw cause;
  }
}
