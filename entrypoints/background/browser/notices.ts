import { browser } from '@/lib/browser';
import type { Parcel } from '@/lib/domain/delivery';
import { readEventId, type EventId } from '@/lib/domain/ids';
import type { Problem } from '@/lib/domain/problem';
import { wordProblem } from '@/lib/ui/problem-wording';
import { t } from '@/lib/ui/wording';

const PREFIX = 'held:';

/** Says outside of the page that something sent waits for its person; the drawer may be closed long since. */
export async function tellHeld({ eventId, page, event }: Parcel, problem: Problem): Promise<void> {
  const title = t(event.kind === 'opened' ? 'noticeHeldTitle' : 'noticeReplyHeldTitle', page.title);
  await browser.notifications.create(`${PREFIX}${eventId}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title,
    message: wordProblem(problem, 'send').text,
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
