import type { FollowUp, ThreadEvent } from './event';
import type { EventId } from './ids';

/** What a person says of a request with one click. */
export const DEEDS = ['me-too', 'confirmed', 'helped', 'did-not-help'] as const;
/** What the words below a request are: an answer, more about it by its asker, or the reason why it is opened again. */
export const REPLY_KINDS = ['reply', 'detail', 'reopened'] as const;

export type Deed = (typeof DEEDS)[number];
export type ReplyKind = (typeof REPLY_KINDS)[number];

/** How long a click can be undone before anything of it is sent. */
export const UNDO_MS = 5_000;

interface About {
  id: EventId;
  /** The request. */
  of: EventId;
}

/** @param confirmed - The sentence that stands on the page when its asker closes a request: no status goes without one. */
export function deedEvent({ id, of }: About, deed: Deed, confirmed: string): FollowUp {
  switch (deed) {
    case 'me-too':
      return { kind: 'me-too', id, of, text: '' };
    case 'confirmed':
      return { kind: 'status', id, of, status: 'closed', text: confirmed };
    case 'helped':
    case 'did-not-help':
      return { kind: 'rated', id, of, text: '', helped: deed === 'helped' };
  }
}

/** Words below a request, as the event that carries them. */
export function replyEvent({ id, of }: About, as: ReplyKind, text: string): FollowUp {
  switch (as) {
    case 'reply':
    case 'detail':
      return { kind: as, id, of, text, pictures: [] };
    case 'reopened':
      return { kind: 'status', id, of, status: 'reopened', text };
  }
}

/** The click that an event comes from; `null`: it comes from something else. */
export function deedOf(event: ThreadEvent): Deed | null {
  if (event.kind === 'me-too') return 'me-too';
  if (event.kind === 'rated') return event.helped ? 'helped' : 'did-not-help';
  return event.kind === 'status' && event.status === 'closed' && event.how === undefined ? 'confirmed' : null;
}

/** Whether an event is words that were typed into a request's own field, and can go back there. */
export function isReply(event: ThreadEvent): event is Extract<ThreadEvent, { of: EventId }> {
  if (event.kind === 'status') return deedOf(event) === null;
  return (
    event.kind === 'reply' ||
    event.kind === 'detail' ||
    event.kind === 'note' ||
    event.kind === 'escalated' ||
    event.kind === 'coached'
  );
}
