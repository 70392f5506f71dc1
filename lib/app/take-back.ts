import { NO_EDITS } from '@/lib/domain/capture';
import type { RequestDraft } from '@/lib/domain/draft';
import type { OutboxEntry } from '@/lib/domain/stores';

/**
 * The one rule for what may be taken back: a request that waits here, or whose pictures are on their way, and that is
 * certainly not on the wiki. Whoever carries it notes the comment before it sends it, and finds then that it is gone.
 */
export function canTakeBack({ parcel: { draft, delivery, progress }, mayBeFiled }: OutboxEntry): boolean {
  const waits = delivery.state === 'queued' || delivery.state === 'held';
  const uploads = delivery.state === 'sending' && !progress.commentSent;
  return draft !== null && (waits || uploads) && !mayBeFiled;
}

/**
 * The draft that a delivery becomes again, or `null` where it cannot be taken back. What was being written on the page
 * meanwhile follows below: nothing typed is lost.
 */
export function revertToDraft(entry: OutboxEntry, meanwhile: RequestDraft | null): RequestDraft | null {
  const { draft } = entry.parcel;
  if (draft === null || !canTakeBack(entry)) return null;
  const newer = meanwhile?.text.trim() ?? '';
  const text = newer === '' ? draft.text : `${draft.text.trimEnd()}\n\n${newer}`;
  return { ...draft, text, picture: asTaken(draft) ?? meanwhile?.picture ?? null };
}

/** The raw picture is gone; what is left has its marks burnt in, so nothing is to be drawn on it again. */
function asTaken({ picture }: RequestDraft): RequestDraft['picture'] {
  return picture === null ? null : { ...picture, edits: NO_EDITS };
}
