import type { Client } from 'confluence.js/core';
import type { PageRef } from '@/lib/domain/page';
import { readShape } from '../replies';
import { ask, CONTENT } from './content';
import { AnythingListShape, CommentListShape, type DataCenterComment } from './shapes';

/** More at a time is slow on older servers, and servers have limits of their own. */
const LIMIT = 100;
/** A page with more comments than this is not read to its end. */
const MOST_PARTS = 100;
/** Resolved inline comments, and those whose words are gone, are left out unless they are named. */
const EVERYWHERE = 'location=inline&location=footer&location=resolved';
const EXPAND = 'body.storage,history,ancestors,extensions.inlineProperties,extensions.resolution';

/** All comments of a page, answers included, each once, in no particular order: one list holds them all. */
export async function allComments(client: Client, page: PageRef): Promise<DataCenterComment[]> {
  const found = new Map<string, DataCenterComment>();
  const url = `${CONTENT}/${page.pageId}/child/comment?${EVERYWHERE}`;
  let start = 0;
  for (let number = 0; number < MOST_PARTS; number += 1) {
    const searchParams = { depth: 'all', expand: EXPAND, limit: LIMIT, start };
    const list = readShape(CommentListShape, await ask(client, { url, searchParams }));
    for (const comment of list.results) found.set(comment.id, comment);
    if (list.results.length === 0 || list._links.next === undefined) break;
    start += list.limit ?? list.results.length; // comments that this person may not see are left out of a full part
  }
  return [...found.values()];
}

/** Whether somebody answered a comment. */
export async function hasAnswers(client: Client, commentId: string): Promise<boolean> {
  const url = `${CONTENT}/${commentId}/child/comment?${EVERYWHERE}`;
  return readShape(AnythingListShape, await ask(client, { url, searchParams: { limit: 1 } })).results.length > 0;
}

/** The comment that this one answers. The page itself may stand among the ancestors, too. */
export function parentIdOf(comment: DataCenterComment, page: PageRef): string | null {
  const above = comment.ancestors.filter(
    ({ id, type }) => id !== page.pageId && (type === undefined || type === 'comment'),
  );
  return above.at(-1)?.id ?? null;
}

/** Where a comment stands; `resolved` is told as a place of its own by some. */
export function placeOf({ extensions }: DataCenterComment): 'inline' | 'footer' {
  return extensions.location === 'footer' ? 'footer' : 'inline';
}
