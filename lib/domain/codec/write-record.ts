import type { Anchor } from '../anchor';
import { shortenDescriptor } from '../anchoring/descriptor';
import type { Assignee, ThreadEvent } from '../event';
import { pack, packId } from './pack';
import { anchorRecord } from './record';
import { cut, wordsHash } from './text';
import { TRAILER_LIMIT } from './trailer';
import type { RecordInput } from './trailer';

/** The record of a canonical event. */
export function recordOf(event: ThreadEvent): RecordInput {
  const said = { i: packId(event.id), h: wordsHash(wordsOf(event)) };
  if (event.kind === 'opened') {
    return {
      k: event.kind,
      ...said,
      ...picturesOf(event.pictures),
      a: event.ask,
      n: event.need,
      m: event.impact,
      c: anchorRecord(event.anchor),
      ...(event.environment !== '' && { e: 1 as const }),
      ...(event.pageVersion !== null && { v: event.pageVersion }),
      ...(event.notedFor !== undefined && { f: event.notedFor }),
    };
  }
  if (event.kind === 'taken-up') {
    const { comment: w, ask: a, need: n, impact: m, anchor } = event;
    return { k: event.kind, ...said, w, a, n, m, c: anchorRecord(anchor) };
  }
  if (event.kind === 'setting') return { k: event.kind, ...said, z: [event.set, event.key, event.value] };
  const about = { ...said, o: packId(event.of) };
  switch (event.kind) {
    case 'detail':
      return { k: event.kind, ...about, ...picturesOf(event.pictures) };
    case 'reply':
      return {
        k: event.kind,
        ...about,
        ...picturesOf(event.pictures),
        ...(event.due !== undefined && { u: event.due }),
      };
    case 'status':
      return {
        k: event.kind,
        ...about,
        s: event.status,
        ...(event.how !== undefined && { w: event.how }),
        ...(event.gap === true && { x: 1 as const }),
      };
    case 'rated':
      return { k: event.kind, ...about, y: event.helped ? 1 : 0 };
    case 're-anchored':
      return { k: event.kind, ...about, c: anchorRecord(event.anchor) };
    case 'flagged':
      return { k: event.kind, ...about, c: anchorRecord(event.anchor), w: event.page };
    case 'assigned':
      return { k: event.kind, ...about, t: event.to === null ? null : whom(event.to) };
    case 'escalated':
      return { k: event.kind, ...about, t: whom(event.to), u: event.until };
    case 'time':
      return {
        k: event.kind,
        ...about,
        d: event.minutes,
        b: event.billable ? 1 : 0,
        ...(event.client !== '' && { l: event.client }),
      };
    case 'merged':
      return { k: event.kind, ...about, j: event.into === null ? null : packId(event.into) };
    case 'coached':
      return { k: event.kind, ...about, p: event.about, f: event.points };
    case 'article-state':
      return {
        k: event.kind,
        ...about,
        r: event.state,
        p: event.page,
        ...(event.inSection === true && { x: 1 as const }),
      };
    case 'reviewed':
      return { k: event.kind, ...about, r: event.outcome };
    case 'me-too':
    case 'article':
    case 'note':
    case 'mirrored':
      return { k: event.kind, ...about };
  }
}

function whom({ kind, id, name }: Assignee): [Assignee['kind'], string, string] {
  return [kind, id, name];
}

/** Everything that stands in the body and not in the record, in the order of the body: what the hash is made of. */
export function wordsOf(event: ThreadEvent): string[] {
  return [
    ('anchor' in event && event.anchor.quote?.exact) || '',
    event.text,
    'url' in event ? event.url : '',
    ...('pictures' in event ? event.pictures.flatMap(({ fileName, url }) => [fileName, url ?? '']) : []),
    'environment' in event ? event.environment : '',
  ];
}

/** Makes what only helps to find the place shorter, step by step, until the record is within `TRAILER_LIMIT`. */
export function fitTrailer(event: ThreadEvent): ThreadEvent {
  if (!('anchor' in event)) return event;
  let fitting = event;
  for (const shorten of SHORTENINGS) {
    if (pack(recordOf(fitting)).length <= TRAILER_LIMIT) break;
    fitting = { ...fitting, anchor: shorten(fitting.anchor) };
  }
  return fitting;
}

/** Rather a shorter descriptor than headings that are cut: it tells nearly as much. In characters. */
const SHORTER_DESCRIPTORS = [560, 480, 400, 340, 280];
const LEAST_DESCRIPTORS = [200, 120, 60, 0];

const SHORTENINGS: ((anchor: Anchor) => Anchor)[] = [
  ...SHORTER_DESCRIPTORS.map((limit) => (anchor: Anchor) => cutDescriptor(anchor, limit)),
  (anchor) => cutHeadings(anchor, 60, 160),
  (anchor) => cutHeadings(anchor, 20, 60),
  (anchor) => ({ ...anchor, section: { ...anchor.section, headingId: null } }),
  (anchor) => ({ ...anchor, section: { ...anchor.section, path: anchor.section.path.slice(-2) } }),
  ...LEAST_DESCRIPTORS.map((limit) => (anchor: Anchor) => cutDescriptor(anchor, limit)),
];

function cutDescriptor({ descriptor, ...anchor }: Anchor, limit: number): Anchor {
  const shorter = descriptor === undefined ? null : shortenDescriptor(descriptor, limit);
  return shorter === null ? anchor : { ...anchor, descriptor: shorter };
}

function cutHeadings(anchor: Anchor, aboveLength: number, ownLength: number): Anchor {
  const { path } = anchor.section;
  const shorter = path.map((heading, at) => cut(heading, at === path.length - 1 ? ownLength : aboveLength));
  return { ...anchor, section: { ...anchor.section, path: shorter } };
}

function picturesOf(pictures: readonly unknown[]): { g?: number } {
  return pictures.length > 0 ? { g: pictures.length } : {};
}
