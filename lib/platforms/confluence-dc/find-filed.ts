import type { Client } from 'confluence.js/core';
import { findEventId } from '@/lib/domain/codec';
import type { Parcel } from '@/lib/domain/delivery';
import type { Site } from '@/lib/domain/page';
import type { FiledReceipt } from '../confluence/wiki';
import { addressOf } from './addresses';
import { allComments, placeOf } from './comments';
import { idOf } from './people';

/**
 * This person's comments that carry the parcel's event, earliest first, whichever way they were sent. Somebody else's
 * with the same id is a copy of what we wrote, not proof that ours was filed.
 */
export async function findFiled(client: Client, site: Site, parcel: Parcel, myId: string): Promise<FiledReceipt[]> {
  const { page, eventId } = parcel;
  const mine = (await allComments(client, page)).filter(({ history: { createdBy } }) => {
    return createdBy !== null && idOf(createdBy) === myId;
  });
  return mine
    .filter(({ body }) => findEventId(body.storage.value) === eventId)
    .sort((a, b) => a.history.createdDate - b.history.createdDate || Number(a.id) - Number(b.id))
    .map((comment) => ({
      held: false,
      commentId: comment.id,
      url: addressOf(site, page, comment.id),
      place: placeOf(comment),
    }));
}
