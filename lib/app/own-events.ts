import { WHOLE_PAGE } from '@/lib/domain/anchor';
import { isDismissed, type Delivery } from '@/lib/domain/delivery';
import { opensRequest, requestOf } from '@/lib/domain/event';
import type { EventId, SiteId } from '@/lib/domain/ids';
import { pageKeyOf } from '@/lib/domain/page';
import type { OutboxEntry } from '@/lib/domain/stores';
import type { Entry, Thread } from '@/lib/domain/thread';
import type { MyRequest, OutgoingView, ThreadMark } from '@/lib/domain/views';
import { deedOf } from '@/lib/domain/deed';
import { isTakable } from './take-back';

/** This person's events that the page's threads do not show: on their way, held, removed, or filed and not read back yet. */
export function outgoingOf(own: OutboxEntry[], threads: Thread[], plain: Entry[]): OutgoingView[] {
  const shown = eventsIn(threads).union(new Set(plain.map(({ event, held }) => (held ? undefined : event?.id))));
  return own
    .filter(({ parcel }) => !shown.has(parcel.eventId) && !isDismissed(parcel.delivery))
    .map((entry) => {
      const { eventId, page, event, queuedAt, delivery } = entry.parcel;
      const requestId = requestOf(event);
      const takesUp = event.kind === 'taken-up' ? event.comment : null;
      const movesTo = event.kind === 're-anchored' ? (event.anchor.quote?.exact ?? null) : null;
      const known = { eventId, requestId, page, text: event.text, queuedAt, delivery };
      return { ...known, takesUp, movesTo, deed: deedOf(event), takable: isTakable(entry) };
    });
}

/** The places to mark on a page: everybody's threads, and this person's own requests that are not there yet. */
export function marksOf(threads: Thread[], own: OutboxEntry[]): ThreadMark[] {
  const mine = new Map(own.map(({ parcel }) => [parcel.eventId, parcel]));
  /** Where their askers have put them, though the wiki does not know yet. */
  const known = eventsIn(threads);
  const moved = new Map(
    own.flatMap(({ parcel: { event, delivery } }) =>
      event.kind === 're-anchored' && !known.has(event.id) && delivery.state !== 'removed'
        ? [[event.of, event.anchor] as const]
        : [],
    ),
  );
  const shown = threads.map(({ id, anchor, state, opened }): ThreadMark => {
    const own = mine.has(id) ? 'filed' : 'no';
    return { id, anchor: moved.get(id) ?? anchor, state: state.kind, own: opened.held ? 'held' : own };
  });
  const ids = new Set(shown.map(({ id }) => id));
  const coming = [...mine.values()].flatMap(({ eventId, event, delivery }): ThreadMark[] =>
    opensRequest(event) && !ids.has(eventId) && delivery.state !== 'removed'
      ? [{ id: eventId, anchor: event.anchor, state: 'open', own: ownStateOf(delivery) }]
      : [],
  );
  return [...shown, ...coming];
}

/**
 * As the page needs them: what only helps to find a changed passage stays with the background, which looks for it. Of a
 * request with a quote that is its section, too.
 */
export function forPage(marks: ThreadMark[]): ThreadMark[] {
  return marks.map(({ anchor: { descriptor: _, ...anchor }, ...mark }) => {
    const section = anchor.quote === null ? anchor.section : WHOLE_PAGE.section;
    return { ...mark, anchor: { ...anchor, section } };
  });
}

function ownStateOf(delivery: Delivery): ThreadMark['own'] {
  if (delivery.state !== 'filed') return 'sending';
  return delivery.receipt.held ? 'held' : 'filed';
}

export interface Known {
  threads: Map<EventId, Thread>;
  /** By page. */
  seenUpTo: Map<string, number>;
  names: Map<SiteId, string>;
}

/** "My requests", newest first, with what is known of their threads. */
export function requestsOf(own: OutboxEntry[], { threads, seenUpTo, names }: Known): MyRequest[] {
  const mine = new Set(own.map(({ parcel }) => parcel.eventId));
  const requests = own.flatMap((entry): MyRequest[] => {
    const { eventId, event, page, queuedAt, delivery } = entry.parcel;
    if (event.kind !== 'opened' || isDismissed(delivery)) return [];
    const thread = threads.get(eventId);
    return [
      {
        requestId: eventId,
        page,
        siteName: names.get(page.siteId) ?? page.url,
        text: event.text,
        askedAt: queuedAt,
        delivery,
        takable: isTakable(entry),
        state: thread?.state.kind ?? null,
        newAnswers: thread === undefined ? 0 : newAnswersIn(thread, seenUpTo.get(pageKeyOf(page)) ?? 0, mine),
      },
    ];
  });
  return requests.sort((a, b) => b.askedAt - a.askedAt);
}

/** Somebody without an account is told from other visitors by what this browser sent. */
function newAnswersIn({ entries, opened }: Thread, seenUpTo: number, mine: ReadonlySet<EventId>): number {
  const asker = opened.comment.author.id;
  const isOwn = ({ comment, event }: Thread['entries'][number]) =>
    asker === null ? event !== null && mine.has(event.id) : comment.author.id === asker;
  return entries.filter((entry) => !isOwn(entry) && entry.comment.createdAt > seenUpTo).length;
}

function eventsIn(threads: Thread[]): Set<EventId> {
  const entries = threads.flatMap(({ opened, entries }) => [opened, ...entries]);
  return new Set(entries.flatMap(({ event }) => (event === null ? [] : [event.id])));
}
