import { keptPart, NO_EDITS } from '@/lib/domain/capture';
import { attachedTo, type DraftPicture, type RequestDraft } from '@/lib/domain/draft';
import { opensRequest, type ThreadEvent } from '@/lib/domain/event';
import type { CaptureId } from '@/lib/domain/ids';
import type { Meanwhile, OutboxEntry } from '@/lib/domain/stores';
import type { Reverted } from '@/lib/domain/views';
import { deedOf, isReply } from '@/lib/domain/deed';
import { draftOfRequest } from './request-event';

/**
 * The one rule for whether words can go back to where they were written: they are certainly not on the wiki, or were
 * removed there. Whoever carries them notes the comment before it is sent, and finds then that they are gone.
 */
export function isTakable({ parcel: { event, delivery, progress }, mayBeFiled }: OutboxEntry): boolean {
  if (!opensRequest(event) && !isReply(event) && !isWordless(event)) return false;
  switch (delivery.state) {
    case 'queued':
    case 'held':
      return !mayBeFiled;
    case 'removed':
      return true;
    case 'sending':
      return !progress.commentSent && !mayBeFiled;
    case 'filed':
      return false;
  }
}

/**
 * What a delivery becomes again, or `null` where that cannot be. What was being written there meanwhile follows below:
 * nothing typed is lost.
 */
export function revert(entry: OutboxEntry, meanwhile: Meanwhile): Reverted | null {
  const { event, draft: kept } = entry.parcel;
  if (!isTakable(entry)) return null;
  if (isWordless(event)) return { to: 'as-before' };
  if (isReply(event)) {
    return { to: 'reply', reply: { requestId: event.of, text: joined(event.text, meanwhile.reply) } };
  }
  const draft = kept ?? (event.kind === 'opened' ? draftOfRequest(event) : null);
  if (draft === null) return null;
  return { to: 'composer', draft: withMeanwhile(draft, meanwhile.draft) };
}

const WORDLESS = new Set<ThreadEvent['kind']>(['taken-up', 're-anchored', 'assigned', 'time', 'merged', 'setting']);

/** There is nothing typed in it that could go back anywhere. */
function isWordless(event: ThreadEvent): boolean {
  return WORDLESS.has(event.kind) || deedOf(event) !== null;
}

function withMeanwhile(taken: RequestDraft, meanwhile: RequestDraft | null): RequestDraft {
  const own = attachedTo(taken); // an earlier state of the same draft may have stayed behind
  const isNew = ({ id }: { id: CaptureId }): boolean => !own.includes(id);
  return {
    ...taken,
    text: joined(taken.text, meanwhile?.text ?? ''),
    pictures: [...taken.pictures.map(asTaken), ...(meanwhile?.pictures ?? []).filter(({ capture }) => isNew(capture))],
    files: [...taken.files, ...(meanwhile?.files ?? []).filter(isNew)],
  };
}

function joined(older: string, newer: string): string {
  return newer.trim() === '' ? older : `${older.trimEnd()}\n\n${newer.trim()}`;
}

/** The raw picture is gone; what is left is cut and has its marks burnt in, so nothing is to be drawn on it again. */
function asTaken({ capture, edits }: DraftPicture): DraftPicture {
  const { width, height } = keptPart(edits.crop, capture.size);
  return { capture: { ...capture, size: { width, height } }, edits: NO_EDITS };
}
