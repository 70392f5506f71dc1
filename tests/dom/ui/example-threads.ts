import { markIdOf } from '@/lib/domain/plain-comment';
import type { NativeComment } from '@/lib/domain/comment';
import type { Delivery } from '@/lib/domain/delivery';
import type { OpenedEvent, ThreadEvent } from '@/lib/domain/event';
import type { Entry, Thread, ThreadState } from '@/lib/domain/thread';
import type { MyRequest, OutgoingView, PlainComment } from '@/lib/domain/views';
import { anAnchor, anEventId, aPage, NOW } from './examples';

export const MINUTE = 60_000;
export const DAY = 86_400_000;

const asker = { id: '7', name: 'Rana Haddad' };
export const answerer = { id: '9', name: 'Jonas Lindqvist' };

export function aComment(part: Partial<NativeComment> = {}): NativeComment {
  return {
    id: '100',
    parentId: null,
    author: asker,
    createdAt: NOW - 2 * DAY,
    body: '',
    format: 'html',
    url: 'https://docs.example.org/rotating-keys/#comment-100',
    place: 'footer',
    visibility: 'public',
    quote: null,
    resolution: null,
    ...part,
  };
}

export function anEntry(id: string, text: string, part: Partial<Entry> = {}, event: ThreadEvent | null = null): Entry {
  const comment = aComment({ id, parentId: '100', author: answerer, createdAt: NOW - DAY });
  return { comment, event, text, pictures: [], counts: true, held: false, altered: false, ...part };
}

export function aThread(number: number, text: string, part: Partial<Thread> = {}): Thread {
  const id = anEventId(number);
  const anchor = part.anchor ?? anAnchor();
  const request: OpenedEvent = {
    kind: 'opened',
    id,
    text,
    ask: 'question',
    need: 'answer',
    impact: 'slows',
    anchor,
    pictures: [],
    environment: 'Chromium 156',
    pageVersion: null,
  };
  const opened: Entry = {
    comment: aComment({ id: `c${number}`, createdAt: NOW - 2 * DAY - number * MINUTE }),
    event: request,
    text,
    pictures: [],
    counts: true,
    held: false,
    altered: false,
  };
  return {
    id,
    request,
    opened,
    anchor,
    state: aState('open', number),
    entries: [],
    meToo: [],
    ratings: [],
    articles: [],
    copies: [],
    ...part,
  };
}

export function aState(kind: ThreadState['kind'], number = 0): ThreadState {
  return { kind, by: asker, at: NOW - 2 * DAY - number * MINUTE };
}

export function anOutgoing(number: number, delivery: Delivery, part: Partial<OutgoingView> = {}): OutgoingView {
  return {
    eventId: anEventId(number),
    requestId: anEventId(number),
    page: aPage(),
    text: 'Does changing only the log level count as a soft change?',
    queuedAt: NOW - 2 * MINUTE,
    delivery,
    takesUp: null,
    movesTo: null,
    deed: null,
    takable: isTakable(delivery),
    ...part,
  };
}

export function aRequest(number: number, delivery: Delivery, part: Partial<MyRequest> = {}): MyRequest {
  return {
    requestId: anEventId(number),
    page: aPage(),
    siteName: 'Example Docs',
    text: 'Does changing only the log level count as a soft change?',
    askedAt: NOW - number * DAY,
    delivery,
    takable: isTakable(delivery),
    state: null,
    newAnswers: 0,
    ...part,
  };
}

/** As the background would say it of these examples. */
function isTakable(delivery: Delivery): boolean {
  if (delivery.state === 'queued') return delivery.lastProblem?.kind !== 'no-answer';
  return delivery.state === 'held' || delivery.state === 'removed';
}

const url = 'https://docs.example.org/rotating-keys/#comment-100';

export const deliveries = {
  queued: { state: 'queued', attempts: 0, nextTryAt: NOW, lastProblem: null },
  offline: { state: 'queued', attempts: 2, nextTryAt: NOW + 3 * MINUTE, lastProblem: { kind: 'offline' } },
  unknown: { state: 'queued', attempts: 1, nextTryAt: NOW + MINUTE, lastProblem: { kind: 'no-answer' } },
  busy: { state: 'queued', attempts: 1, nextTryAt: NOW + 5 * MINUTE, lastProblem: { kind: 'busy', waitMs: 300_000 } },
  sending: { state: 'sending', attempts: 1, leaseUntil: NOW + MINUTE },
  uploading: {
    state: 'sending',
    attempts: 1,
    leaseUntil: NOW + MINUTE,
    upload: { number: 1, of: 2, bytes: 3_240_000 },
  },
  filed: { state: 'filed', receipt: { held: false, commentId: '100', url, place: 'footer' }, filedAt: NOW },
  approval: { state: 'filed', receipt: { held: true, commentId: '100', url }, filedAt: NOW },
  signedOut: { state: 'held', attempts: 1, problem: { kind: 'signed-out' } },
  otherPerson: {
    state: 'held',
    attempts: 1,
    problem: { kind: 'other-person', author: 'Rana Haddad', present: 'Jonas Lindqvist' },
  },
  trashed: {
    state: 'removed',
    how: 'trash',
    receipt: { held: true, commentId: '100', url },
    filedAt: NOW,
    dismissedAt: null,
  },
  refused: {
    state: 'held',
    attempts: 1,
    problem: { kind: 'refused', why: 'comments-closed', detail: 'Sorry, comments are closed for this item.' },
  },
} satisfies Record<string, Delivery>;

const PLAIN = { gone: false, resolvable: false, answers: [] };

/** A comment that somebody made with the wiki's own form, ten minutes earlier for each number. */
export function aPlainComment(number: number, text: string, part: Partial<PlainComment> = {}): PlainComment {
  const id = String(number);
  const url = `https://docs.test/?p=7#comment-${id}`;
  return {
    id,
    author: 'Oskar',
    text,
    at: NOW - number * 10 * MINUTE,
    url,
    asks: false,
    quote: null,
    markId: markIdOf(id),
    ...PLAIN,
    ...part,
  };
}
