import { browser } from '@/lib/browser';
import { isTakable } from '@/lib/app/take-back';
import type { OutboxEntry } from '@/lib/domain/stores';
import { wordDelivery } from '@/lib/ui/delivery-wording';
import { t } from '@/lib/ui/wording';

const PREFIX = 'held:';

/** Says outside of the page that a request waits for its person; the drawer may be closed long since. */
export async function tellHeld(entry: OutboxEntry): Promise<void> {
  const { eventId, page, delivery } = entry.parcel;
  const title = delivery.state === 'removed' ? t('noticeRemovedTitle', page.title) : t('noticeHeldTitle', page.title);
  await browser.notifications.create(`${PREFIX}${eventId}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title,
    message: wordDelivery({ delivery, takable: isTakable(entry) }, Date.now()).text,
  });
}

/** The event that a notice was about; `null` for another's. */
export function eventOfNotice(noticeId: string): string | null {
  return noticeId.startsWith(PREFIX) ? noticeId.slice(PREFIX.length) : null;
}
