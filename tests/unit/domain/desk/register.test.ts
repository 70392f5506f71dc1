import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SettingEvent } from '@/lib/domain/event';
import { foldRegister, isStaff, policyOf, trustIn } from '@/lib/domain/register';
import { onDuty, weekOf } from '@/lib/domain/register/rota';
import { anId, by, rea, sam, staff } from '../thread-examples';

const creator = { id: '3', name: 'Staff' };
function setting(set: string, key: string, value: unknown, text = ''): SettingEvent {
  return { kind: 'setting', id: anId(), text, set, key, value: value === null ? null : JSON.stringify(value) };
}

test('whoever made the page is its first administrator, and gives the right on', () => {
  const comments = [
    by(sam, setting('staff', '9', { name: 'Sneaky' })),
    by(staff, setting('administrator', '2', { name: 'Sam' })),
    by(sam, setting('staff', '8', { name: 'Ada' })),
  ];
  const register = foldRegister(comments, creator);
  expect(Object.keys(register.staff)).toEqual(['3', '8']);
  expect([...trustIn(register).staffIds].toSorted()).toEqual(['2', '3', '8']);
  expect([isStaff(register, '8'), isStaff(register, '9'), isStaff(register, null)]).toEqual([true, false, false]);
});

test('a page that only looks like a register says nothing: its own author is no administrator of ours', () => {
  const forged = [
    by(rea, setting('staff', '1', { name: 'Rea' })),
    by(rea, setting('policy', 'first-answer-hours', { value: 1 })),
  ];
  expect(foldRegister(forged, creator)).toEqual(foldRegister([], creator));
});

test('two administrators who add different people at once both keep theirs; of one entry the last word holds', () => {
  const base = [by(staff, setting('administrator', '2', { name: 'Sam' }))];
  const at = { createdAt: 9_000_000 };
  const both = [
    by(staff, setting('staff', '8', { name: 'Ada' }), at),
    by(sam, setting('staff', '9', { name: 'Bo' }), at),
  ];
  const later = by(sam, setting('staff', '8', { name: 'Ada L.' }), { createdAt: 9_000_001 });
  const { staff: team } = foldRegister([...base, ...both, later], creator);
  expect(team).toMatchObject({ '8': { name: 'Ada L.' }, '9': { name: 'Bo' } });
});

test('the same comments in any order, and twice, give the same register', () => {
  const comments = [
    by(staff, setting('administrator', '2', { name: 'Sam' })),
    by(sam, setting('group', 'g', { name: 'Billing' })),
    by(sam, setting('administrator', '3', null)),
    by(staff, setting('canned', 'c', { title: 'Restart' }, 'Please restart.')),
    by(staff, setting('group', 'g', null)),
    by(staff, setting('avoided', 'synergy', {})),
  ];
  const expected = foldRegister(comments, creator);
  expect(expected).toMatchObject({ texts: { c: 'Please restart.' }, group: {}, avoided: { synergy: { instead: '' } } });
  expect(Object.keys(expected.administrator)).toEqual(['2', '3']); // its creator is never locked out
  fc.assert(
    fc.property(fc.shuffledSubarray([...comments, ...structuredClone(comments)], { minLength: 12 }), (again) => {
      expect(foldRegister(again, creator)).toEqual(expected);
    }),
  );
});

test('nonsense changes nothing: no JSON, another shape, an unknown set, a key that objects have already', () => {
  const comments = [
    by(staff, { ...setting('staff', '8', {}), value: 'no json' }),
    by(staff, setting('staff', '8', { name: 7 })),
    by(staff, setting('texts', 'x', { name: 'x' })),
    by(staff, setting('toString', 'x', { name: 'x' })),
    by(staff, setting('group', '__proto__', { name: 'Group' })),
    by(staff, setting('group', 'held', { name: 'Held' }), { visibility: 'held' }),
  ];
  const register = foldRegister(comments, creator);
  expect(Object.keys(register.group)).toEqual(['__proto__']);
  expect({ ...register, group: {} }).toEqual(foldRegister([], creator));
});

test('an agreement stands in for its default', () => {
  expect(policyOf(foldRegister([], creator), 'first-answer-hours')).toBe(24);
  const own = foldRegister([by(staff, setting('policy', 'first-answer-hours', { value: 4 }))], creator);
  expect(policyOf(own, 'first-answer-hours')).toBe(4);
});

test('duty goes round by the week, a week of its own aside, and nobody has it who left', () => {
  expect(weekOf(Date.UTC(2026, 11, 31))).toBe('2026-W53');
  expect(weekOf(Date.UTC(2027, 0, 3))).toBe('2026-W53');
  expect(weekOf(Date.UTC(2027, 0, 4))).toBe('2027-W01');
  const register = foldRegister(
    [
      by(staff, setting('staff', '8', { name: 'Ada' })),
      by(staff, setting('rota', 'order', { ids: ['3', '8'], from: '2026-W53' })),
      by(staff, setting('rota', '2027-W02', { ids: ['3'] })),
    ],
    creator,
  );
  const days = [
    Date.UTC(2026, 11, 30),
    Date.UTC(2027, 0, 4),
    Date.UTC(2027, 0, 11),
    Date.UTC(2027, 0, 18),
    Date.UTC(2027, 0, 25),
  ];
  expect(days.map((at) => onDuty(register, at)?.name)).toEqual(['Staff', 'Ada', 'Staff', 'Ada', 'Staff']);
  const gone = { ...register, staff: { '3': { name: 'Staff', groups: [] } } };
  expect(onDuty(gone, Date.UTC(2027, 0, 4))).toBeNull();
});
