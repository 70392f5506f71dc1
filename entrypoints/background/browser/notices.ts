import { browser } from '@/lib/browser';
import { opensRequest } from '@/lib/domain/event';
import { readEventId, type EventId } from '@/lib/domain/ids';
import { isTakable } from '@/lib/app/take-back';
import type { OutboxEntry } from '@/lib/domain/stores';
import { wordDelivery } from '@/lib/ui/delivery-wording';
import type { News } from '@/lib/domain/news';
import { wordState } from '@/lib/ui/thread-wording';
import { t, tCount } from '@/lib/ui/wording';

const PREFIX = 'held:';
const NEWS_PREFIX = 'news:';
const DIGEST = 'digest';
const WEEK = 'week';

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

/** Says that there is something new in a request that this person follows; a newer notice takes an older one's place. */
export async function tellNews({ requestId, question, state, by, words, count }: News): Promise<void> {
  const said = words === '' ? wordState(state).label : words;
  await browser.notifications.create(`${NEWS_PREFIX}${requestId}`, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: shortened(question, 80),
    message: shortened(t('noticeNews', by, said), 200),
    ...(count > 1 ? { contextMessage: tCount('newAnswers', count) } : {}),
  });
}

/** The same for several at once. */
export async function tellDigest(requests: number): Promise<void> {
  await browser.notifications.create(DIGEST, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: tCount('noticeDigestTitle', requests),
    message: t('noticeDigest'),
  });
}

/** What a week brought, to those who have the desk. */
export async function tellWeek({
  asked,
  waiting,
  flagged,
}: Record<'asked' | 'waiting' | 'flagged', number>): Promise<void> {
  await browser.notifications.create(WEEK, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title: t('noticeWeekTitle'),
    message: [tCount('weekAsked', asked), tCount('weekWaiting', waiting), tCount('weekFlagged', flagged)].join(' · '),
  });
}

function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** What a notice was about. */
export type NoticeAbout = { about: 'event' | 'news'; id: EventId } | { about: 'digest' } | { about: 'week' };

/** What a notice was about, which goes away with the click; `null` for another's. */
export async function aboutNotice(noticeId: string): Promise<NoticeAbout | null> {
  await browser.notifications.clear(noticeId);
  if (noticeId === DIGEST) return { about: 'digest' };
  if (noticeId === WEEK) return { about: 'week' };
  const about = noticeId.startsWith(PREFIX) ? 'event' : 'news';
  const prefix = about === 'event' ? PREFIX : NEWS_PREFIX;
  const id = noticeId.startsWith(prefix) ? readEventId(noticeId.slice(prefix.length)) : null;
  return id === null ? null : { about, id };
}

/** Takes away what was said of these events. */
export async function clearNotices(eventIds: EventId[]): Promise<void> {
  const ids = eventIds.flatMap((id) => [PREFIX + id, NEWS_PREFIX + id]);
  await Promise.all(ids.map((id) => browser.notifications.clear(id)));
}
