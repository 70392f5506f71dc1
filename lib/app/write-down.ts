import type { Author } from '@/lib/domain/delivery';
import type { StaffEvent } from '@/lib/domain/event';
import type { EventId, SiteId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { OutboxStore } from '@/lib/domain/stores';
import { deskPageOf } from './desk-page';
import type { Outbox } from './outbox';
import type { Registers } from './registers';

export interface WriteDownPorts {
  outbox: Pick<Outbox, 'queue' | 'deliverDue'>;
  outboxStore: Pick<OutboxStore, 'find'>;
  registers: Pick<Registers, 'find'>;
  authorOn: (siteId: SiteId) => Promise<Author | null>;
}

/** Puts one of staff's events onto the desk page. @param context - The page it is about, to which its link leads. */
export type WriteDown = (context: PageRef, event: StaffEvent, afterMs: number) => Promise<Result<{ eventId: EventId }>>;

export function createWriteDown({ outbox, outboxStore, registers, authorOn }: WriteDownPorts): WriteDown {
  return async (context, event, afterMs) => {
    const { siteId } = context;
    const found = await registers.find(siteId);
    const page = found === null ? null : deskPageOf(siteId, found.register);
    if (page === null) return fail({ kind: 'refused', why: 'unsupported-site' });
    if ((await outboxStore.find(event.id)) !== null) return ok({ eventId: event.id }); // asked again after a lost answer
    const author = await authorOn(siteId);
    const sent = { eventId: event.id, page, event, draft: null, pictures: [], author, parent: null, context };
    const queued = await outbox.queue({ ...sent, afterMs });
    if (queued.ok) void outbox.deliverDue();
    return queued;
  };
}
