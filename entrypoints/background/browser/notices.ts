import { browser } from '@/lib/browser';
import type { Parcel } from '@/lib/domain/delivery';
import type { EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import { wordProblem } from '@/lib/ui/problem-wording';
import { t } from '@/lib/ui/wording';

const PREFIX = 'held:';

/** Says outside of the page that a request waits for its person; the drawer may be closed long since. */
export async function tellHeld({ eventId, page }: Parcel, problem: Problem): Promise<void> {
  await browser.notifications.create(`${PREFIX}${eventId}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: t('noticeHeldTitle', page.title),
    message: wordProblem(problem, 'send').text,
  });
}

/** The event that a notice was about; `null` for another's. */
export function eventOfNotice(noticeId: string): string | null {
  return noticeId.startsWith(PREFIX) ? noticeId.slice(PREFIX.length) : null;
}

/** Takes away what was said of these events. */
export async function clearNotices(eventIds: EventId[]): Promise<void> {
  await Promise.all(eventIds.map((id) => browser.notifications.clear(PREFIX + id)));
}
