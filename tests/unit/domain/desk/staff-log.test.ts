import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { foldStaffLog, mergeTarget, staffEntries, type StaffLog } from '@/lib/domain/desk/staff-log';
import type { DecodedComment } from '@/lib/domain/codec';
import type { EventId } from '@/lib/domain/ids';
import { anyComments, ids, people, trust } from '../thread-arbitraries';
import { anId, by, rea, request, said, sam, staff } from '../thread-examples';

vi.setConfig({ testTimeout: 60_000 });

function logs(comments: DecodedComment[]): Record<string, StaffLog> {
  const entries = staffEntries(comments, trust);
  return Object.fromEntries(ids.map((id) => [id, foldStaffLog(entries.get(id) ?? [])]));
}

test('browsers of staff that read the same comments, in any order and any of them twice, know the same of each request', () => {
  const shuffled = anyComments.chain((comments) => {
    const twice = [...comments, ...comments.map((one) => structuredClone(one))];
    return fc.tuple(fc.constant(comments), fc.shuffledSubarray(twice, { minLength: twice.length }));
  });
  fc.assert(
    fc.property(shuffled, ([comments, again]) => {
      expect(logs(again)).toEqual(logs(comments));
    }),
    { numRuns: 500 },
  );
});

test('nothing counts that somebody else than staff wrote, whatever their comment claims to be', () => {
  fc.assert(
    fc.property(anyComments, (comments) => {
      for (const { entries } of Object.values(logs(comments)))
        expect(entries.filter(({ by: author }) => author.id !== people[2]?.id)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const mara = { kind: 'person', id: '3', name: 'Staff' } as const;
const logOf = (comments: DecodedComment[]) => foldStaffLog(staffEntries(comments, trust).get(request.id) ?? []);

test('the last owner holds, minutes add up, and an escalation gives the request to whom it is passed on', () => {
  const log = logOf([
    by(staff, { kind: 'assigned', ...said(''), to: mara }),
    by(staff, { kind: 'time', ...said(''), minutes: 6, billable: false, client: '' }),
    by(sam, { kind: 'assigned', ...said(''), to: null }),
    by(staff, { kind: 'escalated', ...said('Down since noon'), to: { ...mara, id: '9', name: 'Ops' }, until: 99 }),
    by(staff, { kind: 'time', ...said(''), minutes: 20, billable: true, client: 'ACME' }),
  ]);
  expect(log).toMatchObject({
    owner: { name: 'Ops' },
    minutes: 26,
    escalation: { until: 99, reason: 'Down since noon' },
  });
  expect(log.entries).toHaveLength(4);
});

test('what was never assigned is left to the rules, what was given back belongs to nobody', () => {
  expect(logOf([by(staff, { kind: 'note', ...said('Hm') })]).owner).toBeUndefined();
  const given = [
    by(staff, { kind: 'assigned', ...said(''), to: mara }),
    by(staff, { kind: 'assigned', ...said(''), to: null }),
  ];
  expect(logOf(given).owner).toBeNull();
});

test('a merge can be undone, and two that were merged into each other end with the same one everywhere', () => {
  const [one, two, three] = [anId(), anId(), anId()];
  const into = new Map<EventId, EventId>([
    [one, two],
    [two, one],
    [three, one],
  ]);
  const target = (id: EventId) => mergeTarget(id, (of) => into.get(of) ?? null);
  expect([one, two, three].map(target)).toEqual([one, one, one]);
  const undone = logOf([
    by(staff, { kind: 'merged', ...said(''), into: two }),
    by(staff, { kind: 'merged', ...said(''), into: null }),
  ]);
  expect(undone.mergedInto).toBeNull();
  expect(logOf([by(rea, { kind: 'merged', ...said(''), into: two })]).mergedInto).toBeNull();
});
