import type { Client } from 'confluence.js/core';
import { findEventId } from '@/lib/domain/codec';
import type { Parcel } from '@/lib/domain/delivery';
import { answersTo, rootComments, type Placed } from './comments';

const DAY_MS = 24 * 60 * 60_000;
/** How far a reader's clock may be ahead of the server's. */
const SKEW_MS = 2 * DAY_MS;

/**
 * This person's comments that carry the parcel's event, earliest first: of a request both inline and footer ones, for
 * the first attempt may have gone either way; of an answer those below its comment. Somebody else's with the same id
 * is a copy of what we wrote, not proof that ours was filed.
 */
export async function findFiled(client: Client, parcel: Parcel, myId: string): Promise<Placed[]> {
  const { page, parent } = parcel;
  const enough = (part: Placed[]) => part.every(({ comment }) => comment.version.createdAt < parcel.queuedAt - SKEW_MS);
  const candidates =
    parent === null
      ? (
          await Promise.all([
            rootComments(client, page, 'inline', enough),
            rootComments(client, page, 'footer', enough),
          ])
        ).flat()
      : await answersTo(client, parent.commentId, parent.place);
  return candidates
    .filter(({ comment }) => comment.version.authorId === myId)
    .filter(({ comment }) => findEventId(comment.body.storage.value) === parcel.eventId)
    .sort(
      (a, b) =>
        a.comment.version.createdAt - b.comment.version.createdAt || Number(a.comment.id) - Number(b.comment.id),
    );
}
