import type WPAPI from 'wpapi';
import type { Author } from '@/lib/domain/delivery';
import { readShape } from '../replies';
import { AuthorsShape, MeShape, type Me } from './shapes';

/** Who is signed in, with the capabilities that decide what Docket may do. Signed out: 401. */
export async function whoAmI(wp: WPAPI): Promise<Me> {
  const fields = 'id,name,email,capabilities';
  return readShape(MeShape, await wp.root('wp/v2/users/me').param({ context: 'edit', _fields: fields }).get());
}

/** This person as whoever writes something. */
export function authorOf({ id, name }: Me): Author {
  return { id: String(id), name };
}

/** Whether this person's role includes something, by WordPress' own names. */
export function may(me: Me, capability: string): boolean {
  return me.capabilities.includes(capability);
}

/**
 * Whether some comment of this person was approved already, after which WordPress approves the next ones at once
 * ("Comment author must have a previously approved comment"). Readers may neither filter by author nor list held
 * comments, but the search looks through addresses too.
 */
export async function hasApprovedComment(wp: WPAPI, me: Me): Promise<boolean> {
  const search = me.email === '' ? me.name : me.email;
  const found: unknown = await wp.comments().param({ search, per_page: 100, _fields: 'id,author' }).get();
  return readShape(AuthorsShape, found).some((comment) => comment.author === me.id);
}

/** Whether comments of this person keep all formatting: moderators' alone are not held for a second link, which a picture is in it. */
export function writesFull(me: Me): boolean {
  return may(me, 'unfiltered_html') && may(me, 'moderate_comments');
}
