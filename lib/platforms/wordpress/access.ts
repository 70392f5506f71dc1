import type WPAPI from 'wpapi';
import type { Access } from '@/lib/domain/access';
import type { PageRef } from '@/lib/domain/page';
import type { Result } from '@/lib/domain/result';
import { attempt, Refusal } from '../attempt';
import { listComments } from './comments';
import type { FilePorts } from './file';
import { hasApprovedComment, may, whoAmI, writesFull } from './people';
import { isOpen, isUnseen, readPost, type Post, type SeenPost } from './post';
import type { Me } from './shapes';
import type { Standing } from './standing';
import { commentingAsVisitor } from './visitor/access-as-visitor';
import { isKeptFromVisitors } from './visitor/find-public';

/** What WordPress takes from everybody who may upload, see `wp_get_mime_types`. A site may have changed the list; no API tells. */
const FILE_TYPES = (
  'jpg jpeg png gif webp avif bmp pdf doc docx xls xlsx ppt pptx odt ods odp rtf txt csv tsv zip gz tar 7z ' +
  'mp3 mp4 m4a m4v wav ogg webm mov'
).split(' ');

/** What this person can do on a post, in three requests at most; for a visitor the page itself is read as well. */
export async function accessTo(ports: FilePorts, page: PageRef, signal: AbortSignal): Promise<Result<Access>> {
  return attempt(async () => {
    try {
      return await accessByRest(ports, page, signal);
    } catch (cause) {
      if (ports.visitors === null || !(cause instanceof Refusal) || !isKeptFromVisitors(cause.problem)) throw cause;
      const comment = await commentingAsVisitor(ports.visitors, ports.standing, page, 'hidden', signal);
      if (comment.can === 'no' && comment.why === 'signed-out') throw cause; // the page says no more than REST did
      return accessOf({ me: null, comment, readers: 'everyone' });
    }
  });
}

async function accessByRest(ports: FilePorts, page: PageRef, signal: AbortSignal): Promise<Access> {
  const { client, standing, visitors } = ports;
  const wp = await client.open('nothing', signal);
  const [me, post] = await Promise.all([
    orSignedOut(whoAmI(wp)),
    orUnseen(readPost(wp, page).then((found) => behindPassword(wp, page, found))),
  ]);
  const readers = isUnseen(post) || isOpen(post) ? 'everyone' : 'page-readers';
  const comment =
    me === null && visitors !== null
      ? await commentingAsVisitor(visitors, standing, page, post, signal)
      : await commenting(wp, standing, me, post);
  return accessOf({ me, comment, readers });
}

function accessOf({ me, comment, readers }: { me: Me | null } & Pick<Access, 'comment' | 'readers'>): Access {
  return {
    me: me === null ? null : { id: String(me.id), name: me.name },
    comment,
    picture: picturing(me),
    readers,
    mentions: false,
    fileTypes: FILE_TYPES,
    rich: me !== null && writesFull(me) ? 'all' : 'inline',
    canRemoveOwn: me !== null && may(me, 'moderate_comments'),
  };
}

async function commenting(wp: WPAPI, standing: Standing, me: Me | null, post: SeenPost): Promise<Access['comment']> {
  if (me === null) return { can: 'no', why: 'signed-out' };
  if (isUnseen(post)) return { can: 'no', why: 'page-gone' };
  if (post.comment_status !== 'open' || post.status === 'draft') return { can: 'no', why: 'comments-closed' };
  // WordPress approves these at once: moderators', and those of the post's own author (`wp_allow_comment`)
  const trusted = may(me, 'moderate_comments') || post.author === me.id;
  if (trusted) return { can: 'yes' };
  return { can: standing.heldLast(me.id) !== true && (await hasApprovedComment(wp, me)) ? 'yes' : 'held-likely' };
}

/** Uploads are public whoever may read the post. */
function picturing(me: Me | null): Access['picture'] {
  return me !== null && may(me, 'upload_files')
    ? { can: 'yes', seenBy: 'everyone' }
    : { can: 'next-best', why: 'may-not-upload' };
}

/** What stands behind a password tells its settings to everybody, but its comments only to those who gave it. */
async function behindPassword(wp: WPAPI, page: PageRef, post: Post): Promise<Post> {
  if (post.content.protected) await listComments(wp, page, 'desc', 1);
  return post;
}

/** Being signed out is an answer here, not a failure. */
function orSignedOut(me: Promise<Me>): Promise<Me | null> {
  return me.catch((cause: unknown) => {
    if (cause instanceof Refusal && cause.problem.kind === 'signed-out') return null;
    throw cause;
  });
}

/** So is a post that is gone, or hidden from this person; a private one answers a visitor with "sign in". */
function orUnseen(post: Promise<Post>): Promise<SeenPost> {
  return post.catch((cause: unknown) => {
    if (!(cause instanceof Refusal)) throw cause;
    const { problem } = cause;
    if (problem.kind === 'signed-out') return 'hidden';
    if (problem.kind === 'refused' && problem.why === 'page-gone') return 'gone';
    throw cause;
  });
}
