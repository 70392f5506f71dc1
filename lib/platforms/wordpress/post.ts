import type WPAPI from 'wpapi';
import type * as v from 'valibot';
import type { PageRef } from '@/lib/domain/page';
import { Refusal } from '../attempt';
import { readShape } from '../replies';
import { PostShape } from './shapes';

export type Post = v.InferOutput<typeof PostShape>;

/** A post as one person sees it: `gone` for good as far as they know, or `hidden` until they sign in. */
export type SeenPost = Post | 'gone' | 'hidden';

/** Whether nothing is known of it. */
export function isUnseen(post: SeenPost): post is 'gone' | 'hidden' {
  return post === 'gone' || post === 'hidden';
}

/** A post of any type, as far as its comments are concerned. */
export async function readPost(wp: WPAPI, page: PageRef): Promise<Post> {
  // any type's route, plugins' own among them; the name comes from a page and must stay one step of a path
  if (!/^[\w-]+$/.test(page.contentType) || !/^\d+$/.test(page.pageId)) {
    throw new Refusal({ kind: 'refused', why: 'page-gone' });
  }
  const fields = 'id,status,author,comment_status,content.protected';
  const address = `wp/v2/${page.contentType}/${page.pageId}`;
  return readShape(PostShape, await wp.root(address).param('_fields', fields).get());
}

/** Whether everybody may read it. */
export function isOpen(post: Post): boolean {
  return post.status === 'publish' && !post.content.protected;
}
