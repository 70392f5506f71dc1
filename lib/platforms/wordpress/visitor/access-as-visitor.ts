import type { Access } from '@/lib/domain/access';
import type { PageRef } from '@/lib/domain/page';
import type { Transport } from '@/lib/domain/ports';
import { Refusal } from '../../attempt';
import { isUnseen, type SeenPost } from '../post';
import { VISITOR, type Standing } from '../standing';
import { readCommentForm, type FormSeen } from './comment-form';
import { visitPage } from './visit';

/**
 * What somebody without an account can do on a page: its own comment form says so.
 * @param post - What REST told a visitor of it; `hidden` also where REST itself is kept from visitors.
 */
export async function commentingAsVisitor(
  transport: Transport,
  standing: Standing,
  page: PageRef,
  post: SeenPost,
  signal: AbortSignal,
): Promise<Access['comment']> {
  if (post === 'gone') return { can: 'no', why: 'page-gone' };
  const seen = await look(transport, page, signal);
  switch (seen?.state) {
    case 'open': {
      const { wants } = seen.form;
      return { can: 'as-visitor', form: wants, heldLikely: standing.heldLast(VISITOR) !== false };
    }
    case 'by-hand':
      return { can: 'no', why: 'form-by-hand' };
    case 'none':
      if (isUnseen(post) || post.comment_status !== 'open') return { can: 'no', why: 'comments-closed' };
      return { can: 'no', why: 'signed-out' };
    case 'sign-in-needed':
    case 'signed-in':
    case undefined:
      return { can: 'no', why: 'signed-out' }; // what is sent waits until somebody is
  }
}

/** `undefined`: a visitor does not get to see the page, so that signing in is the way. */
async function look(transport: Transport, page: PageRef, signal: AbortSignal): Promise<FormSeen | undefined> {
  try {
    const { markup, url } = await visitPage(transport, page, signal);
    return readCommentForm(markup, url, page.pageId);
  } catch (cause) {
    if (cause instanceof Refusal && !['busy', 'offline', 'no-answer', 'server-fault'].includes(cause.problem.kind)) {
      return undefined;
    }
    throw cause;
  }
}
