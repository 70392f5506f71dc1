import type { Parcel } from '@/lib/domain/delivery';
import type { Result } from '@/lib/domain/result';
import { attempt, Refusal } from '../attempt';
import { insistOn } from '../authorship';
import type { ConfluenceWiki, FiledReceipt } from './wiki';

/** Deletes all but the first comment of an event, except those that somebody answered. */
export function removeCopies(wiki: ConfluenceWiki, parcel: Parcel): Promise<Result<number>> {
  return attempt(async () => {
    const me = await wiki.whoAmI();
    insistOn(parcel.progress.author, me);
    const [, ...copies] = await wiki.findFiled(parcel, me.id);
    let removed = 0;
    for (const copy of copies) {
      if (!(await wiki.isAnswered(copy)) && (await remove(wiki, copy))) removed += 1;
    }
    return removed;
  });
}

/** False where the space does not let people delete their own comments, or it is gone already. */
export async function remove(wiki: ConfluenceWiki, copy: FiledReceipt): Promise<boolean> {
  try {
    await wiki.remove(copy);
    return true;
  } catch (cause) {
    if (cause instanceof Refusal && cause.problem.kind === 'refused') return false;
    throw cause;
  }
}
