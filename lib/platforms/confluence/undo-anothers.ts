import type { Author } from '@/lib/domain/delivery';
import { Refusal } from '../attempt';
import { insistOn } from '../authorship';
import { remove } from './remove-copies';
import type { ConfluenceWiki, FiledReceipt } from './wiki';

/**
 * Somebody else signed in at the very moment, and a comment stands in their name: it goes at once. Where that cannot be,
 * the outcome counts as unknown.
 * @param writer - Whose comment it became; `null`: the wiki does not say.
 */
export async function undoAnothers(
  wiki: ConfluenceWiki,
  me: Author,
  filed: FiledReceipt,
  writer: Author | null,
): Promise<void> {
  if (writer === null || writer.id === me.id) return;
  if (!(await remove(wiki, filed))) throw new Refusal({ kind: 'no-answer' });
  insistOn(me, writer);
}
