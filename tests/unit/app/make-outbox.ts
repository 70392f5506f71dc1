import { createOutbox } from '@/lib/app/outbox';
import type { Receipt, Removal } from '@/lib/domain/delivery';
import type { EventId } from '@/lib/domain/ids';
import type { FindPlatform, LabelTarget, ThreadSink } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { OutboxEntry } from '@/lib/domain/stores';
import { Database } from '@/lib/store/database';
import { createOutboxStore } from '@/lib/store/outbox-store';
import { FakeClock } from './fake-clock';
import { aSite } from './samples';

/** How the wiki answers one attempt. */
export type SinkReply = ThreadSink['file'];

let databases = 0;

/** A database of its own, as a fresh browser profile has it. */
export function aDatabase(): Database {
  databases += 1;
  return new Database(`docket-test-${String(databases)}`);
}

/** The comment stands on the page. */
export const filed: SinkReply = async (parcel, journal) => {
  await journal.note({ body: 'words', commentSent: true });
  return ok<Receipt>({ held: false, commentId: '11', url: `${parcel.page.url}#comment-11`, place: 'footer' });
};
/** The comment waits for approval. */
export const filedHeld: SinkReply = async (parcel, journal) => {
  await journal.note({ body: 'words', commentSent: true });
  return ok<Receipt>({ held: true, commentId: '11', url: parcel.page.url });
};
/** The wiki says no before the comment was sent. */
export const refuses =
  (problem: Problem): SinkReply =>
  async () =>
    fail(problem);
/** The comment was sent and what came of it is unknown, or refused. */
export const sentThen =
  (problem: Problem): SinkReply =>
  async (_, journal) => {
    await journal.note({ body: 'words', commentSent: true });
    return fail(problem);
  };
export const busy = (waitMs: number) => refuses({ kind: 'busy', waitMs });

/** An outbox over a real store, in front of a wiki that answers as told; the last answer goes on for ever. */
export function makeOutbox(given: {
  sinkReplies: SinkReply[];
  database?: Database;
  clock?: FakeClock;
  follow?: () => Result<Receipt | Removal>;
  removeCopies?: () => Result<number>;
  labels?: LabelTarget;
}) {
  const { database = aDatabase(), clock = new FakeClock(), sinkReplies } = given;
  const store = createOutboxStore(database);
  const replies = [...sinkReplies];
  const attempts: { eventId: EventId; at: number }[] = [];
  const asked = { follow: 0, removeCopies: 0 };
  const sink: ThreadSink = {
    file: async (parcel, journal, signal) => {
      attempts.push({ eventId: parcel.eventId, at: clock.now() });
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      return reply === undefined ? fail({ kind: 'offline' }) : reply(parcel, journal, signal);
    },
    follow: async (_, receipt) => {
      asked.follow += 1;
      return given.follow?.() ?? ok(receipt);
    },
    removeCopies: async () => {
      asked.removeCopies += 1;
      return given.removeCopies?.() ?? ok(0);
    },
  };
  const findPlatform: FindPlatform = async () => ({
    site: aSite(),
    sink,
    ...(given.labels && { labels: given.labels }),
  });
  const changes: OutboxEntry[] = [];
  const outbox = createOutbox({
    trustOf: async () => ({ staffIds: new Set() }),
    store,
    clock,
    timers: clock,
    random: () => 1,
    findPlatform,
    wake: clock.wakeOf(() => outbox.deliverDue()),
    onChange: (entry) => changes.push(entry),
  });
  const states = async () => (await store.list('all')).map(({ parcel }) => parcel.delivery.state);
  return { outbox, clock, store, database, attempts, asked, changes, states };
}
