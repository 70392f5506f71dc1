import type { Client } from 'confluence.js/core';
import {
  getBlogPostFooterComments,
  getBlogPostInlineComments,
  getFooterCommentChildren,
  getInlineCommentChildren,
  getPageFooterComments,
  getPageInlineComments,
} from 'confluence.js/v2';
import type { PageRef } from '@/lib/domain/page';
import { readShape } from '../replies';
import { CommentListShape, type CloudComment } from './shapes';

export type Place = 'inline' | 'footer';

/** A comment with what its list knows: where it stands and what its addresses start with. */
export interface Placed {
  comment: CloudComment;
  place: Place;
  parentId: string | null;
  base: string | undefined;
}

/** The most that the document allows. */
const LIMIT = 250;
/** Newest first needs no more than the first pages to find what was filed lately. */
const MOST_PAGES = 100;

/** The comments at the top of a page. `enough` may stop after any part of them. */
export async function rootComments(
  client: Client,
  page: PageRef,
  place: Place,
  enough: (part: Placed[]) => boolean = () => false,
): Promise<Placed[]> {
  const lists = {
    page: { inline: getPageInlineComments, footer: getPageFooterComments },
    blogpost: { inline: getBlogPostInlineComments, footer: getBlogPostFooterComments },
  };
  const list = lists[isBlogPost(page) ? 'blogpost' : 'page'][place];
  const ask = { id: Number(page.pageId), bodyFormat: 'storage', sort: '-created-date', limit: LIMIT } as const;
  return readPages((cursor) => list(client, { ...ask, ...cursor }), place, null, enough);
}

/** The direct answers to one comment. */
export async function answersTo(client: Client, commentId: string, place: Place): Promise<Placed[]> {
  const list = place === 'inline' ? getInlineCommentChildren : getFooterCommentChildren;
  const ask = { id: Number(commentId), bodyFormat: 'storage', limit: LIMIT } as const;
  return readPages(
    (cursor) => list(client, { ...ask, ...cursor }),
    place,
    commentId,
    () => false,
  );
}

/** Whether a page is a blog post: the two have their own routes. */
export function isBlogPost(page: PageRef): boolean {
  return page.contentType === 'blogpost';
}

async function readPages(
  ask: (cursor: { cursor?: string }) => Promise<unknown>,
  place: Place,
  parentId: string | null,
  enough: (part: Placed[]) => boolean,
): Promise<Placed[]> {
  const found = new Map<string, Placed>();
  const seen = new Set<string>();
  let cursor: string | null = null;
  for (let number = 0; number < MOST_PAGES; number += 1) {
    const list = readShape(CommentListShape, await ask(cursor === null ? {} : { cursor }));
    const part = list.results.map((comment) => ({
      comment,
      place,
      parentId: comment.parentCommentId ?? parentId,
      base: list._links.base,
    }));
    for (const placed of part) found.set(placed.comment.id, placed);
    cursor = cursorOf(list._links.next);
    // Cloud may give cursors for ever with nothing in them (CONFCLOUD-84015)
    if (cursor === null || seen.has(cursor) || part.length === 0 || enough(part)) break;
    seen.add(cursor);
  }
  return [...found.values()];
}

/** The cursor in an address of the next part, whole or relative. */
export function cursorOf(next: string | undefined): string | null {
  if (next === undefined || !URL.canParse(next, 'https://site.invalid')) return null;
  return new URL(next, 'https://site.invalid').searchParams.get('cursor');
}
