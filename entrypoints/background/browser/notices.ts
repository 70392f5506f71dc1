import { browser } from '@/lib/browser';
import { opensRequest } from '@/lib/domain/event';
import { readEventId, type EventId } from '@/lib/domain/ids';
import { isTakable } from '@/lib/app/take-back';
import type { OutboxEntry } from '@/lib/domain/stores';
import { wordDelivery } from '@/lib/ui/delivery-wording';
import { t } from '@/lib/ui/wording';

const PREFIX = 'held:';

/** Says outside of the page that something sent waits for its person; the drawer may be closed long since. */
export async function tellHeld(entry: OutboxEntry): Promise<void> {
  const { eventId, page, event, delivery } = entry.parcel;
  const waiting = opensRequest(event) ? 'noticeHeldTitle' : 'noticeReplyHeldTitle';
  const title = t(delivery.state === 'removed' ? 'noticeRemovedTitle' : waiting, page.title);
  await browser.notifications.create(`${PREFIX}${eventId}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title,
    message: wordDelivery({ delivery, takable: isTakable(entry) }, Date.now()).text,
  });
}

/** The event that a notice was about, which goes away with the click; `null` for another's. */
export async function eventOfNotice(noticeId: string): Promise<EventId | null> {
  await browser.notifications.clear(noticeId);
  return noticeId.startsWith(PREFIX) ? readEventId(noticeId.slice(PREFIX.length)) : null;
}

/** Takes away what was said of these events. */
export async function clearNotices(eventIds: EventId[]): Promise<void> {
  await Promise.all(eventIds.map((id) => browser.notifications.clear(PREFIX + id)));
}
