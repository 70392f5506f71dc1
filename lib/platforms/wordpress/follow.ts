import type WPAPI from 'wpapi';
import type { Parcel, Receipt } from '@/lib/domain/delivery';
import type { Site } from '@/lib/domain/page';
import type { Problem } from '@/lib/domain/problem';
import type { Result } from '@/lib/domain/result';
import { attempt, Refusal } from '../attempt';
import { readShape } from '../replies';
import type { WordpressClient } from './client';
import { addressOf } from './comments';
import { receiptOfFiled } from './file';
import { findFiled } from './find-filed';
import { may, whoAmI } from './people';
import { AuthorsShape, DeletedShape, FiledShape } from './shapes';

/** Looks at a held comment by its id; without an id, for the event among the approved ones. */
export function followHeld(
  site: Site,
  client: WordpressClient,
  parcel: Parcel,
  receipt: Receipt,
  signal: AbortSignal,
): Promise<Result<Receipt>> {
  return attempt(async () => {
    if (!receipt.held) return receipt;
    const wp = await client.open('sign-in', signal);
    const me = await whoAmI(wp);
    if (receipt.commentId === null) return (await receiptOfFiled(site, wp, parcel, me)) ?? receipt;
    const found = await readById(wp, receipt.commentId);
    const url = addressOf(site, parcel.page, found);
    return found.status === 'approved'
      ? { held: false, commentId: receipt.commentId, url, place: 'footer' }
      : { ...receipt, url };
  });
}

/** Its author reads a held comment by id, in the trash too; a deleted one WordPress refuses in several ways. */
async function readById(wp: WPAPI, commentId: string) {
  try {
    const reply: unknown = await wp.comments().id(Number(commentId)).param('_fields', 'id,status,link').get();
    const found = readShape(FiledShape, reply);
    if (found.status !== 'trash') return found;
    throw new Refusal({ kind: 'refused', why: 'page-gone' });
  } catch (cause) {
    if (!(cause instanceof Refusal) || !isGone(cause.problem)) throw cause;
    throw new Refusal({ kind: 'refused', why: 'page-gone' });
  }
}

function isGone(problem: Problem): boolean {
  // that this person is signed in was asked a moment ago: 401 is about the comment
  return problem.kind === 'signed-out' || (problem.kind === 'refused' && problem.why !== 'unsupported-site');
}

/** Throws away all but the first comment of an event, except those that somebody answered. Moderators only. */
export function removeCopies(client: WordpressClient, parcel: Parcel, signal: AbortSignal): Promise<Result<number>> {
  return attempt(async () => {
    const wp = await client.open('sign-in', signal);
    const me = await whoAmI(wp);
    if (!may(me, 'moderate_comments')) return 0;
    const [, ...copies] = await findFiled(wp, parcel, me);
    let removed = 0;
    for (const copy of copies) {
      const answers: unknown = await wp.comments().param({ parent: copy.id, _fields: 'id,author' }).get();
      if (readShape(AuthorsShape, answers).length > 0) continue;
      readShape(DeletedShape, await wp.comments().id(copy.id).delete());
      removed += 1;
    }
    return removed;
  });
}
