import { decodeComment } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import { foldThreads, type Conversation } from '@/lib/domain/thread';

/**
 * A page's comments as threads. Staff is not known before the register is (an issue of its own): only requesters' own
 * statuses count.
 */
export function conversationIn(comments: readonly NativeComment[]): Conversation {
  return foldThreads(comments.map(decodeComment), { staffIds: new Set() });
}
