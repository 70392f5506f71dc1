import type { Assignee, Picture, ThreadEvent } from '../event';
import { readAnchor } from './record';
import type { TrailerRecord } from './record';

/** What was found in the body beside the record. */
export interface Found {
  quote: string | null;
  text: string;
  url: string | null;
  pictures: Picture[];
  environment: string;
}

/** Joins record and words to the event; `null` when the body lacks what the event cannot do without. */
export function readEvent(record: TrailerRecord, found: Found): ThreadEvent | null {
  const said = { id: record.i, text: found.text };
  if (record.k === 'opened') {
    return {
      kind: 'opened',
      ...said,
      ask: record.a,
      need: record.n,
      impact: record.m,
      anchor: readAnchor(record.c, found.quote),
      pictures: found.pictures,
      environment: found.environment,
      pageVersion: record.v ?? null,
      ...(record.f !== undefined && { notedFor: record.f }),
    };
  }
  if (record.k === 'taken-up') {
    const anchor = readAnchor(record.c, found.quote);
    return { kind: record.k, ...said, comment: record.w, ask: record.a, need: record.n, impact: record.m, anchor };
  }
  if (record.k === 'setting') {
    const [set, key, value] = record.z;
    return { kind: record.k, ...said, set, key, value };
  }
  const about = { ...said, of: record.o };
  switch (record.k) {
    case 'detail':
      return { kind: record.k, ...about, pictures: found.pictures };
    case 'reply':
      return {
        kind: record.k,
        ...about,
        pictures: found.pictures,
        ...(record.u !== undefined && { due: record.u }),
      };
    case 'status':
      return {
        kind: record.k,
        ...about,
        status: record.s,
        ...(record.w !== undefined && { how: record.w }),
        ...(record.x === 1 && { gap: true }),
      };
    case 'rated':
      return { kind: record.k, ...about, helped: record.y === 1 };
    case 're-anchored':
      return { kind: record.k, ...about, anchor: readAnchor(record.c, found.quote) };
    case 'flagged':
      return { kind: record.k, ...about, anchor: readAnchor(record.c, found.quote), page: record.w };
    case 'article':
    case 'mirrored':
      return found.url === null ? null : { kind: record.k, ...about, url: found.url };
    case 'article-state': {
      const { r: state, p: page } = record;
      const inSection = record.x === 1 && { inSection: true as const };
      return found.url === null ? null : { kind: record.k, ...about, state, page, url: found.url, ...inSection };
    }
    case 'assigned':
      return { kind: record.k, ...about, to: record.t === null ? null : assigneeIn(record.t) };
    case 'escalated':
      return { kind: record.k, ...about, to: assigneeIn(record.t), until: record.u };
    case 'time':
      return { kind: record.k, ...about, minutes: record.d, billable: record.b === 1, client: record.l };
    case 'merged':
      return { kind: record.k, ...about, into: record.j };
    case 'coached':
      return { kind: record.k, ...about, about: record.p, points: record.f };
    case 'reviewed':
      return { kind: record.k, ...about, outcome: record.r };
    case 'me-too':
    case 'note':
      return { kind: record.k, ...about };
  }
}

function assigneeIn([kind, id, name]: [Assignee['kind'], string, string]): Assignee {
  return { kind, id, name };
}
