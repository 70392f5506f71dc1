import type { TextQuote } from '@/lib/domain/anchor';
import { NO_PROGRESS, type Parcel, type Progress } from '@/lib/domain/delivery';
import type { OpenedEvent, ThreadEvent } from '@/lib/domain/event';
import { newEventId, newSecretId, type CaptureId } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import type { Journal } from '@/lib/domain/ports';

/** The page that every wiki of the tests holds; its second sentence stands there twice. */
export const PAGE_HTML =
  '<p>Welcome to the printer.</p><h2>Set up</h2><p>Press the <strong>green</strong> button &amp; wait.</p>' +
  '<h2>Repair</h2><p>Then press the <strong>green</strong> button &amp; wait. Call us.</p>';

export function anOpened(text: string, over: Partial<OpenedEvent> = {}): OpenedEvent {
  return {
    id: newEventId(),
    kind: 'opened',
    text,
    ask: 'question',
    need: 'answer',
    impact: 'slows',
    anchor: {
      quote: { exact: 'green button & wait.', prefix: 'Then press the ', suffix: ' Call us.' },
      position: null,
      section: { path: ['Repair'], headingId: null, occurrence: 0, bodyHash: null },
    },
    pictures: [],
    environment: 'Chrome 156, 1280 by 800',
    pageVersion: null,
    ...over,
  };
}

/** A request about these words, or about the section as a whole. */
export function quoting(quote: TextQuote | null): OpenedEvent {
  const section = { path: ['Repair'], headingId: null, occurrence: 0, bodyHash: null };
  return anOpened('Which one?', { anchor: { quote, position: null, section } });
}

/** A parcel that was queued a moment ago. */
export function aParcel(page: PageRef, event: ThreadEvent, over: Partial<Parcel> = {}): Parcel {
  return {
    eventId: event.id,
    page,
    event,
    parent: null,
    pictures: [],
    draft: null,
    queuedAt: Date.now(),
    progress: NO_PROGRESS,
    delivery: { state: 'sending', attempts: 1, leaseUntil: Date.now() + 90_000 },
    ...over,
  };
}

/**
 * What the outbox keeps of one delivery over all its attempts.
 * @param start - What is known when it is queued: its author, where the wiki was asked before.
 */
export function aJournal(start: Partial<Progress> = {}): Journal {
  let progress: Progress = { ...NO_PROGRESS, ...start };
  return {
    get progress() {
      return progress;
    },
    note: (change) => {
      progress = { ...progress, ...change };
      return Promise.resolve();
    },
  };
}

export function aCapture(): CaptureId {
  return newSecretId<CaptureId>();
}

/** The smallest PNG: one grey pixel. */
export function aPng(): Blob {
  const base64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
  return new Blob([Buffer.from(base64, 'base64')], { type: 'image/png' });
}
