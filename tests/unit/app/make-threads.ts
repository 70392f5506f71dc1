import { createPauses } from '@/lib/app/pauses';
import { createThreads } from '@/lib/app/threads';
import { renderEvent } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import type { ThreadEvent } from '@/lib/domain/event';
import type { EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok } from '@/lib/domain/result';
import { createThreadStore } from '@/lib/store/site-store';
import { english } from '../domain/words';
import { aMemory } from './fake-memory';
import { filed, makeOutbox } from './make-outbox';
import { aPage, aSite } from './samples';

/** The page whose threads are read. */
export const page = aPage();
let comments = 0;

/** A comment on the page that carries this event. */
export function aComment(event: ThreadEvent, change: Partial<NativeComment> = {}): NativeComment {
  comments += 1;
  return {
    id: String(comments),
    parentId: null,
    author: { id: '5', name: 'Sam' },
    createdAt: Date.UTC(2026, 10, 22) + comments,
    body: renderEvent(event, { format: 'wordpress-limited', page }, english),
    format: 'html',
    url: `${page.url}#comment-${String(comments)}`,
    place: 'footer',
    visibility: 'public',
    quote: null,
    resolution: null,
    ...change,
  };
}

/** A page whose wiki holds these comments, or does not answer. */
export function makeThreads(wiki: { comments: NativeComment[]; problem?: Problem }, sinkReplies = [filed]) {
  const made = makeOutbox({ sinkReplies });
  let reads = 0;
  const copied: EventId[] = [];
  const threads = createThreads({
    trustOf: async () => ({ staffIds: new Set() }),
    store: createThreadStore(made.database),
    outboxStore: made.store,
    outbox: { checkCopies: async (id) => void copied.push(id) },
    clock: made.clock,
    pauses: createPauses(aMemory(), made.clock),
    onRead: () => {},
    onSeen: () => {},
    findPlatform: async () => ({
      site: aSite(),
      comments: {
        commentsOf: async () => {
          reads += 1;
          return wiki.problem === undefined ? ok(wiki.comments) : fail(wiki.problem);
        },
      },
    }),
  });
  return { ...made, threads, copied, reads: () => reads };
}
