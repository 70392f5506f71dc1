import type { Client } from 'confluence.js/core';
import { deleteFooterComment, deleteInlineComment } from 'confluence.js/v2';
import type { Parcel } from '@/lib/domain/delivery';
import type { Result } from '@/lib/domain/result';
import { attempt, Refusal } from '../attempt';
import { insistOn } from '../authorship';
import { answersTo, type Place } from './comments';
import { findFiled } from './find-filed';
import { whoAmI } from './people';

/** Deletes all but the first comment of an event, except those that somebody answered. */
export function removeCopies(client: Client, parcel: Parcel): Promise<Result<number>> {
  return attempt(async () => {
    const me = await whoAmI(client);
    insistOn(parcel.progress.author, me);
    const [, ...copies] = await findFiled(client, parcel, me.id);
    let removed = 0;
    for (const copy of copies) {
      const answered = (await answersTo(client, copy.comment.id, copy.place)).length > 0;
      if (!answered && (await remove(client, copy))) removed += 1;
    }
    return removed;
  });
}

/** False where the space does not let people delete their own comments, or it is gone already. */
export async function remove(
  client: Client,
  { comment, place }: { comment: { id: string }; place: Place },
): Promise<boolean> {
  const send = place === 'inline' ? deleteInlineComment : deleteFooterComment;
  try {
    await send(client, { commentId: Number(comment.id) });
    return true;
  } catch (cause) {
    if (cause instanceof Refusal && cause.problem.kind === 'refused') return false;
    throw cause;
  }
}
