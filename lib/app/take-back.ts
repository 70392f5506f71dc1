import { NO_EDITS } from '@/lib/domain/capture';
import type { RequestDraft } from '@/lib/domain/draft';
import type { OutboxEntry } from '@/lib/domain/stores';

/**
 * The draft that a delivery becomes again, or `null` where its words may be on the wiki or are no request. What was
 * being written on the page meanwhile follows below: nothing typed is lost.
 */
export function revertToDraft(
  { parcel, mayBeFiled }: OutboxEntry,
  meanwhile: RequestDraft | null,
): RequestDraft | null {
  const { draft, delivery, progress } = parcel;
  const waits = delivery.state === 'queued' || delivery.state === 'held';
  // Whoever carries it notes the comment before it sends it, and finds then that the parcel is gone
  const uploads = delivery.state === 'sending' && !progress.commentSent;
  if (draft === null || !(waits || uploads) || mayBeFiled) return null;
  const newer = meanwhile?.text.trim() ?? '';
  const text = newer === '' ? draft.text : `${draft.text.trimEnd()}\n\n${newer}`;
  return { ...draft, text, picture: asTaken(draft) ?? meanwhile?.picture ?? null };
}

/** The raw picture is gone; what is left has its marks burnt in, so nothing is to be drawn on it again. */
function asTaken({ picture }: RequestDraft): RequestDraft['picture'] {
  return picture === null ? null : { ...picture, edits: NO_EDITS };
}
