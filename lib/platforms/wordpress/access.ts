import type WPAPI from 'wpapi';
import type * as v from 'valibot';
import type { Access } from '@/lib/domain/access';
import type { PageRef } from '@/lib/domain/page';
import type { Result } from '@/lib/domain/result';
import { attempt, Refusal } from '../attempt';
import { readShape } from '../replies';
import type { WordpressClient } from './client';
import { hasApprovedComment, may, whoAmI } from './people';
import { PostShape, type Me } from './shapes';
import type { Standing } from './standing';

type Post = v.InferOutput<typeof PostShape>;

/** What this person can do on a post, in three requests at most. */
export async function accessTo(
  client: WordpressClient,
  standing: Standing,
  page: PageRef,
  signal: AbortSignal,
): Promise<Result<Access>> {
  return attempt(async () => {
    const wp = await client.open('nothing', signal);
    const [me, post] = await Promise.all([orSignedOut(whoAmI(wp)), orGone(readPost(wp, page))]);
    const readers = post === null || isOpen(post) ? 'everyone' : 'page-readers';
    return {
      me: me === null ? null : { id: String(me.id), name: me.name },
      comment: await commenting(wp, standing, me, post),
      picture: picturing(me),
      readers,
      canRemoveOwn: me !== null && may(me, 'moderate_comments'),
    };
  });
}

async function readPost(wp: WPAPI, page: PageRef): Promise<Post> {
  // any type's route, plugins' own among them; the name comes from a page and must stay one step of a path
  if (!/^[\w-]+$/.test(page.contentType) || !/^\d+$/.test(page.pageId)) {
    throw new Refusal({ kind: 'refused', why: 'page-gone' });
  }
  const fields = 'id,status,author,comment_status,content.protected';
  const address = `wp/v2/${page.contentType}/${page.pageId}`;
  return readShape(PostShape, await wp.root(address).param('_fields', fields).get());
}

async function commenting(wp: WPAPI, standing: Standing, me: Me | null, post: Post | null): Promise<Access['comment']> {
  if (me === null) return { can: 'no', why: 'signed-out' };
  if (post === null) return { can: 'no', why: 'page-gone' };
  if (post.comment_status !== 'open' || post.status === 'draft') return { can: 'no', why: 'comments-closed' };
  // WordPress approves these at once: moderators', and those of the post's own author (`wp_allow_comment`)
  const trusted = may(me, 'moderate_comments') || post.author === me.id;
  if (trusted) return { can: 'yes' };
  return { can: !standing.heldLately(me.id) && (await hasApprovedComment(wp, me)) ? 'yes' : 'held-likely' };
}

/** Uploads are public whoever may read the post. */
function picturing(me: Me | null): Access['picture'] {
  return me !== null && may(me, 'upload_files')
    ? { can: 'yes', seenBy: 'everyone' }
    : { can: 'next-best', why: 'may-not-upload' };
}

function isOpen(post: Post): boolean {
  return post.status === 'publish' && !post.content.protected;
}

/** Being signed out is an answer here, not a failure. */
function orSignedOut(me: Promise<Me>): Promise<Me | null> {
  return me.catch((cause: unknown) => {
    if (cause instanceof Refusal && cause.problem.kind === 'signed-out') return null;
    throw cause;
  });
}

/** So is a post that is gone, or hidden from this person; a private one answers a visitor with "sign in". */
function orGone(post: Promise<Post>): Promise<Post | null> {
  return post.catch((cause: unknown) => {
    if (!(cause instanceof Refusal)) throw cause;
    const { problem } = cause;
    if (problem.kind === 'signed-out' || (problem.kind === 'refused' && problem.why === 'page-gone')) return null;
    throw cause;
  });
}
