import { decodeComment } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import { foldThreads, type Conversation, type Trust } from '@/lib/domain/thread';

/** Nobody is known to be staff: only requesters' own statuses count. */
export const NO_TRUST: Trust = { staffIds: new Set() };

/** A page's comments as threads. @param trust - From the site's register; without one, `NO_TRUST`. */
export function conversationIn(comments: readonly NativeComment[], trust: Trust): Conversation {
  return foldThreads(comments.map(decodeComment), trust);
}
