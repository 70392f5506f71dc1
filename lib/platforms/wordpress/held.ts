import * as v from 'valibot';
import type { Site } from '@/lib/domain/page';
import type { HeldComment, HeldSource } from '@/lib/domain/ports';
import { attempt } from '../attempt';
import { readShape } from '../replies';
import { ListedShape, pageOf } from './changed-pages';
import type { WordpressClient } from './client';
import { toNative } from './comments';
import { CommentsShape } from './shapes';

const PER_PAGE = 100;
/** More wait for approval on sites that nobody moderates: the newest are listed. */
const MOST_PAGES = 10;

/** What waits for approval; WordPress tells it to moderators only (`rest_forbidden_param` to all others). */
export function wordpressHeld(client: WordpressClient, site: Site): HeldSource {
  return {
    list: (signal) =>
      attempt(async () => {
        const { wp } = await client.openAs(signal);
        const held: HeldComment[] = [];
        for (let page = 1; page <= MOST_PAGES; page += 1) {
          const reply: unknown = await wp
            .comments()
            .param({ status: 'hold', per_page: PER_PAGE, page, orderby: 'date_gmt', order: 'desc', _embed: 'up' })
            .get();
          const posts = readShape(ListedShape, reply);
          const comments = readShape(CommentsShape, reply);
          comments.forEach((comment, at) => {
            const listed = posts[at];
            const found = listed === undefined ? null : pageOf(site, listed);
            if (found !== null) held.push({ page: found, comment: toNative(site, found, comment) });
          });
          if (comments.length < PER_PAGE) break;
        }
        return held;
      }),
    decide: (commentId, to, signal) =>
      attempt(async () => {
        const { wp } = await client.openAs(signal);
        const comment = wp.comments().id(Number(commentId));
        const reply: Promise<unknown> = to === 'approved' ? comment.update({ status: 'approved' }) : comment.delete();
        readShape(v.object({ id: v.optional(v.number()) }), await reply);
        return null;
      }),
  };
}
