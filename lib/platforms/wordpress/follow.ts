import type WPAPI from 'wpapi';
import type { Parcel, Receipt, Removal } from '@/lib/domain/delivery';
import type { Result } from '@/lib/domain/result';
import { attempt, Refusal } from '../attempt';
import { insistOn } from '../authorship';
import { readShape } from '../replies';
import type { WordpressClient } from './client';
import { addressOf } from './comments';
import { receiptOfFiled, type FilePorts } from './file';
import { findFiled } from './find-filed';
import { authorOf, may } from './people';
import { AuthorsShape, DeletedShape, FiledShape } from './shapes';
import { findPublic } from './visitor/find-public';

const NO_SUCH_COMMENT = 'rest_comment_invalid_id';

/** Looks at a held comment by its id; without an id, and for a visitor, for the event among the approved ones. */
export function followHeld(
  ports: FilePorts,
  parcel: Parcel,
  receipt: Receipt,
  signal: AbortSignal,
): Promise<Result<Receipt | Removal>> {
  const { site, client } = ports;
  return attempt(async () => {
    if (!receipt.held) return receipt;
    if (parcel.visitor !== undefined) return followVisitors(ports, parcel, receipt, signal);
    const { wp, me } = await client.openAs(signal);
    insistOn(parcel.progress.author, authorOf(me));
    if (receipt.commentId === null) return (await receiptOfFiled(site, wp, parcel, me)) ?? receipt;
    const found = await readById(wp, receipt.commentId);
    if (found === null) return { removed: 'deleted' };
    if (found.status === 'trash' || found.status === 'spam') return { removed: found.status };
    const url = addressOf(site, parcel.page, found);
    return found.status === 'approved'
      ? { held: false, commentId: receipt.commentId, url, place: 'footer' }
      : { ...receipt, url };
  });
}

/** A visitor cannot read a held comment, but WordPress tells one that is not there any more. */
async function followVisitors(
  ports: FilePorts,
  parcel: Parcel,
  receipt: Receipt,
  signal: AbortSignal,
): Promise<Receipt | Removal> {
  const there = await findPublic(ports, parcel, signal);
  if (there !== null || receipt.commentId === null) return there ?? receipt;
  const wp = await ports.client.open('no-one', signal);
  const reply: Promise<unknown> = wp.comments().id(Number(receipt.commentId)).param('_fields', 'id').get();
  try {
    await reply;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    if (cause.code === NO_SUCH_COMMENT) return { removed: 'deleted' };
  }
  return receipt;
}

/**
 * Its author reads a held comment by id, in the trash and among the spam too. `null`: WordPress says that there is none
 * of that id any more. Whatever else it says is about this person, the page or the way there, not about the comment.
 */
async function readById(wp: WPAPI, commentId: string) {
  try {
    const reply: unknown = await wp.comments().id(Number(commentId)).param('_fields', 'id,status,link').get();
    return readShape(FiledShape, reply);
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === NO_SUCH_COMMENT) return null;
    throw cause;
  }
}

/** Throws away all but the first comment of an event, except those that somebody answered. Moderators only. */
export function removeCopies(client: WordpressClient, parcel: Parcel, signal: AbortSignal): Promise<Result<number>> {
  return attempt(async () => {
    if (parcel.visitor !== undefined) return 0; // nobody removes what a visitor sent but the site's people
    const { wp, me } = await client.openAs(signal);
    insistOn(parcel.progress.author, authorOf(me));
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
