import type { Tidied } from '@/lib/domain/desk/views';
import type { EventId, SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { OutboxStore } from '@/lib/domain/stores';
import type { DeskRows } from './desk-rows';
import type { Threads } from './threads';

export interface TidyUpPorts {
  pageOf: (siteId: SiteId, requestId: EventId) => Promise<PageRef | null>;
  rows: Pick<DeskRows, 'fold'>;
  threads: Pick<Threads, 'setResolved'>;
  outboxStore: Pick<OutboxStore, 'list'>;
}

/**
 * Takes a request's comment off its page as far as that leaves the record as it is, or shows it again: what is resolved
 * is still read by everybody (docs/articles.md, "A clean page").
 */
export function createTidyUp({ pageOf, rows, threads, outboxStore }: TidyUpPorts) {
  /** What answers it is to arrive first: whether a wiki takes answers to what is resolved is written nowhere. */
  async function isAwaited(page: PageRef, requestId: EventId): Promise<boolean> {
    const own = await outboxStore.list({ pageKey: pageKeyOf(page) });
    return own.some(
      ({ parcel: { event, delivery } }) =>
        'of' in event && event.of === requestId && delivery.state !== 'filed' && delivery.state !== 'removed',
    );
  }

  return async (siteId: SiteId, requestId: EventId, resolved: boolean): Promise<Result<Tidied>> => {
    const page = await pageOf(siteId, requestId);
    const found = page === null ? undefined : (await rows.fold(page)).find(({ thread }) => thread.id === requestId);
    if (page === null || found === undefined) return fail({ kind: 'refused', why: 'page-gone' });
    const { id, resolution } = found.thread.opened.comment;
    if (resolution === null || resolution === 'dangling') return ok('stays');
    if (resolved && (await isAwaited(page, requestId))) return ok('waits');
    const done = await threads.setResolved(page, id, resolved);
    return done.ok ? ok(resolved ? 'resolved' : 'shown') : done;
  };
}
