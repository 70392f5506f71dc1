import fc from 'fast-check';
import type { DecodedComment } from '@/lib/domain/codec';
import type { NativeComment } from '@/lib/domain/comment';
import { STATUSES } from '@/lib/domain/event';
import type { Picture, ThreadEvent } from '@/lib/domain/event';
import type { EventId } from '@/lib/domain/ids';
import { readEventId } from '@/lib/domain/ids';
import type { Person } from '@/lib/domain/person';
import { aComment } from './comments';

/** A small world, so that events meet: few ids, few people, few moments. */
export const ids = Array.from(
  { length: 6 },
  (_, at) => readEventId(`0193a000-0000-7000-8000-00000000000${at}`) ?? fail(),
);
export const people: Person[] = [
  { id: '1', name: 'Rea' },
  { id: '2', name: 'Sam' },
  { id: '3', name: 'Staff' },
  { id: null, name: 'Visitor' },
];
export const trust = { staffIds: new Set(['3']) };

function fail(): never {
  throw new Error('not an id');
}

const anchor = fc.constantFrom('Install', 'Run').map((heading) => ({
  quote: null,
  position: null,
  section: { path: [heading], headingId: null, occurrence: 0, bodyHash: null },
}));
const text = fc.constantFrom('', 'Why?', 'Because.');

function eventOf(id: EventId): fc.Arbitrary<ThreadEvent> {
  const said = { id: fc.constant(id), text };
  const about = { ...said, of: fc.constantFrom(...ids) };
  const one = <Kind extends string>(kind: Kind): fc.Arbitrary<Kind> => fc.constant(kind);
  const opened = fc.record({
    kind: one('opened'),
    ...said,
    ask: one('question'),
    need: one('answer'),
    impact: one('minor'),
    anchor,
    pictures: fc.constant<Picture[]>([]),
    environment: one(''),
    pageVersion: fc.constant(null),
  });
  return fc.oneof(
    opened,
    opened,
    fc.record({
      kind: one('taken-up'),
      ...said,
      comment: commentId,
      ask: one('question'),
      need: one('answer'),
      impact: one('minor'),
      anchor,
    }),
    fc.record({ kind: one('reply'), ...about, pictures: fc.constant<Picture[]>([]) }),
    fc.record({ kind: one('status'), ...about, status: fc.constantFrom(...STATUSES) }),
    fc.record({ kind: one('me-too'), ...about }),
    fc.record({ kind: one('rated'), ...about, helped: fc.boolean() }),
    fc.record({ kind: one('re-anchored'), ...about, anchor }),
    fc.record({ kind: one('article'), ...about, url: fc.constantFrom('https://a.test/', 'https://b.test/') }),
    fc.record({ kind: one('note'), ...about }),
    fc.record({
      kind: one('assigned'),
      ...about,
      to: fc.constantFrom(null, { kind: 'person' as const, id: '3', name: 'Staff' }),
    }),
    fc.record({ kind: one('merged'), ...about, into: fc.constantFrom(null, ...ids) }),
    fc.record({ kind: one('time'), ...about, minutes: fc.nat(9), billable: fc.boolean(), client: one('') }),
  );
}

const commentId = fc.constantFrom('1', '2', '9', '10', '11', '12', '13', '14');
const native: fc.Arbitrary<NativeComment> = fc
  .record({
    id: commentId,
    parentId: fc.option(commentId, { nil: null }),
    author: fc.constantFrom(...people),
    createdAt: fc.nat(4),
    visibility: fc.constantFrom('public' as const, 'public' as const, 'held' as const),
  })
  .map((given) => aComment(given));

const decoded: fc.Arbitrary<DecodedComment> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(native, fc.constantFrom(...ids).chain(eventOf))
      .map(([comment, event]) => ({ comment, event, altered: false })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(native, text).map(([comment, words]) => ({ comment, event: null, text: words, pictures: [] })),
  },
);

/** Comments as an honest platform gives them: ids differ. */
export const someComments = fc.uniqueArray(decoded, { selector: ({ comment }) => comment.id, maxLength: 8 });
/** Comments as two reads at different times give them, or a hostile platform. */
export const anyComments = fc.array(decoded, { maxLength: 14 });
