import { expect } from 'vitest';
import type { DecodedComment } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import type { OpenedEvent, Status, ThreadEvent } from '@/lib/domain/event';
import { readEventId } from '@/lib/domain/ids';
import type { EventId } from '@/lib/domain/ids';
import type { Person } from '@/lib/domain/person';
import { aComment } from './comments';

export const rea: Person = { id: '1', name: 'Rea' };
export const sam: Person = { id: '2', name: 'Sam' };
export const staff: Person = { id: '3', name: 'Staff' };
export const trust = { staffIds: new Set(['3']) };
export const section = { path: ['Install'], headingId: null, occurrence: 0, bodyHash: null };
export const install = { quote: null, position: null, section };

let lastId = 0;
export function anId(): EventId {
  lastId += 1;
  return readEventId(`0193a000-0000-7000-8000-${String(lastId).padStart(12, '0')}`) ?? expect.fail();
}

let lastComment = 0;
/** The next comment in time, unless told otherwise. */
export function by(author: Person, event: ThreadEvent | string, given: Partial<NativeComment> = {}): DecodedComment {
  lastComment += 1;
  const comment = aComment({ id: String(lastComment), createdAt: lastComment * 1_000, author, ...given });
  return typeof event === 'string'
    ? { comment, event: null, text: event, pictures: [] }
    : { comment, event, altered: false };
}

export function aRequest(): OpenedEvent {
  return {
    kind: 'opened',
    id: anId(),
    text: 'Which token?',
    ask: 'question',
    need: 'answer',
    impact: 'slows',
    anchor: install,
    pictures: [],
    environment: '',
    pageVersion: null,
  };
}
export const request = aRequest();
export const said = (text: string) => ({ id: anId(), of: request.id, text });
export const reply = (text: string, of = request.id): ThreadEvent => ({
  kind: 'reply',
  ...said(text),
  of,
  pictures: [],
});
export const status = (to: Status): ThreadEvent => ({ kind: 'status', ...said('As I say.'), status: to });
export const meToo = (): ThreadEvent => ({ kind: 'me-too', ...said('') });
