import type WPAPI from 'wpapi';
import { findEventId } from '@/lib/domain/codec';
import type { Parcel } from '@/lib/domain/delivery';
import { listComments } from './comments';
import type { Me, WpComment } from './shapes';

const DAY_MS = 24 * 60 * 60_000;
/** How far a reader's clock may be behind the server's, or a site's time zone be set wrong. */
const SKEW_MS = 2 * DAY_MS;
/** The newest thousand comments of a post; a wrong clock must not make us read a whole site. */
const PAGES = 10;

/**
 * The approved comments of this person that carry the parcel's event, earliest first. Somebody else's with the same id
 * is a copy of what we wrote, not proof that ours was filed. Held ones cannot be listed by their author.
 * @param me - Visitors have no number of their own: 0 stands for all of them.
 */
export async function findFiled(wp: WPAPI, parcel: Parcel, me: Pick<Me, 'id'>): Promise<WpComment[]> {
  const found: WpComment[] = [];
  for (let number = 1; number <= PAGES; number += 1) {
    const { comments, last } = await listComments(wp, parcel.page, 'desc', number);
    found.push(...comments.filter((comment) => comment.author === me.id && carries(comment, parcel)));
    const oldest = comments.at(-1)?.date_gmt ?? 0;
    if (last || oldest < parcel.queuedAt - SKEW_MS) break;
  }
  return found.sort((a, b) => a.date_gmt - b.date_gmt || a.id - b.id);
}

function carries(comment: WpComment, parcel: Parcel): boolean {
  return findEventId(comment.content.rendered) === parcel.eventId;
}
