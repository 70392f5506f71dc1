import { expect, test } from 'vitest';
import type { DecodedComment } from '@/lib/domain/codec';
import { priorityOf } from '@/lib/domain/desk/priority';
import { matchRule, rulesIn, type Routed } from '@/lib/domain/desk/route';
import { rowOf, type DeskRow } from '@/lib/domain/desk/row';
import { EMPTY_LOG, type StaffLog } from '@/lib/domain/desk/staff-log';
import type { OpenedEvent, ThreadEvent } from '@/lib/domain/event';
import { emptyRegister, trustIn, type Register } from '@/lib/domain/register';
import { spaceOf } from '@/lib/domain/page';
import { foldThreads } from '@/lib/domain/thread';
import { aPage } from '../../app/samples';
import { by, meToo, rea, reply, request, said, sam, staff, status } from '../thread-examples';

const HOUR = 3_600_000;
const mara = { kind: 'person', id: '3', name: 'Staff' } as const;
const register: Register = { ...emptyRegister(), staff: { '3': { name: 'Staff', groups: [] } } };

function rowFrom(comments: DecodedComment[], given: { log?: StaffLog; register?: Register | null } = {}): DeskRow {
  const team = given.register === undefined ? register : given.register;
  const { threads } = foldThreads(comments, team === null ? { staffIds: new Set() } : trustIn(team));
  const [thread] = threads;
  if (thread === undefined) throw new Error('no request');
  return rowOf({
    page: aPage(),
    thread,
    log: given.log ?? EMPTY_LOG,
    register: team,
    rules: team === null ? [] : rulesIn(team),
    labels: ['howto'],
  });
}
const opened = (change: Partial<OpenedEvent> = {}) => by(rea, { ...request, ...change }, { id: '1', createdAt: 0 });
const later = (who: typeof rea, event: ThreadEvent, at: number) => by(who, event, { createdAt: at });

test('a new request waits for support, and its first answer is due a day later', () => {
  const row = rowFrom([opened()]);
  expect(row).toMatchObject({ waiting: 'support', state: 'open', dueAt: 24 * HOUR, firstAnswerAt: null, people: 1 });
});

test('nobody is paged by “just so you know”', () => {
  expect(rowFrom([opened({ need: 'fyi' })])).toMatchObject({ waiting: 'support', dueAt: null });
});

test('after support’s words the reader is waited for, and after the reader’s support again', () => {
  const asked = [opened(), later(staff, reply('Which version?'), HOUR)];
  expect(rowFrom(asked)).toMatchObject({ waiting: 'reader', dueAt: null, firstAnswerAt: HOUR });
  expect(rowFrom([...asked, later(rea, reply('4.2'), 2 * HOUR)])).toMatchObject({ waiting: 'support' });
  expect(rowFrom([...asked, later(sam, reply('I think 4.2'), 2 * HOUR)])).toMatchObject({ waiting: 'support' });
});

test('a promise is a clock until the next words of support', () => {
  const promise: ThreadEvent = { kind: 'reply', ...said('I ask the vendor.'), pictures: [], due: 50 * HOUR };
  const promised = [opened(), later(staff, promise, HOUR)];
  expect(rowFrom(promised)).toMatchObject({ promisedAt: 50 * HOUR, dueAt: 50 * HOUR });
  expect(rowFrom([...promised, later(staff, reply('It is fixed.'), 3 * HOUR)])).toMatchObject({
    promisedAt: null,
    dueAt: null,
  });
  const forged = [opened(), later(sam, promise, HOUR)];
  expect(rowFrom(forged).promisedAt).toBeNull();
});

test('an escalation runs until somebody answers after it', () => {
  const log = { ...EMPTY_LOG, escalation: { to: mara, until: 5 * HOUR, reason: 'Down', at: 2 * HOUR } };
  expect(rowFrom([opened()], { log })).toMatchObject({ escalated: true, dueAt: 5 * HOUR });
  const answered = [opened(), later(staff, reply('Up again.'), 3 * HOUR)];
  expect(rowFrom(answered, { log })).toMatchObject({ escalated: false, dueAt: null });
});

test('closed by support it waits for nobody, with how it was settled; reopened it is due anew', () => {
  const closing: ThreadEvent = { kind: 'status', ...said('See the page.'), status: 'closed', how: 'documented' };
  const closed = [opened(), later(staff, closing, HOUR)];
  expect(rowFrom(closed)).toMatchObject({ waiting: 'nobody', how: 'documented', dueAt: null });
  const again = [...closed, later(rea, status('reopened'), 3 * HOUR)];
  expect(rowFrom(again)).toMatchObject({ waiting: 'support', how: null, dueAt: 27 * HOUR, reopened: 1 });
  expect(rowFrom([opened(), later(sam, closing, HOUR)]).waiting).toBe('support');
});

test('without a register anybody’s answer counts as one, but not a word of those who have the question', () => {
  const comments = [opened(), later(sam, meToo(), HOUR), later(sam, reply('Me too, on Debian.'), 2 * HOUR)];
  expect(rowFrom(comments, { register: null })).toMatchObject({ waiting: 'support', people: 2 });
  expect(rowFrom([...comments, later(staff, reply('Use 4.2.'), 3 * HOUR)], { register: null }).waiting).toBe('reader');
});

test('the first rule that fits says who gets it, until somebody is assigned', () => {
  const rule = (place: number, words: string, id: string) => ({
    place,
    space: '',
    label: '',
    section: '',
    words,
    ask: null,
    to: { kind: 'person' as const, id, name: id },
  });
  const team: Register = {
    ...register,
    staff: { '3': { name: 'Staff', groups: [] }, '8': { name: 'Ada', groups: [] } },
    rule: { late: rule(2, '', '3'), early: rule(1, 'invoice, token', '8'), gone: rule(0, 'token', '77') },
  };
  expect(rowFrom([opened()], { register: team }).owner).toMatchObject({ id: '8' });
  expect(rowFrom([opened({ text: 'Why?' })], { register: team }).owner).toMatchObject({ id: '3' });
  expect(rowFrom([opened()], { register: team, log: { ...EMPTY_LOG, owner: null } }).owner).toBeNull();
  const routed: Routed = { ask: 'error', space: 'DOC', labels: ['howto'], path: ['Guide', 'On Linux'], words: '' };
  const only = (part: object) => [{ key: 'k', ...rule(1, '', '3'), ...part }];
  expect(matchRule(routed, only({ section: 'linux', space: 'doc', ask: 'error', label: 'HowTo' }))).not.toBeNull();
  expect(matchRule(routed, only({ section: 'linux', ask: 'question' }))).toBeNull();
  expect(matchRule(routed, only({ label: 'other' }))).toBeNull();
});

test('callers whom support noted requests for are people of their own, as only support can say', () => {
  const [ada, sami] = [{ notedFor: 'x1' }, { notedFor: 'x2' }];
  const noted = (change: Partial<OpenedEvent>, author = staff, team: Register | null = register) =>
    rowFrom([by(author, { ...request, ...change }, { id: '1', createdAt: 0 })], { register: team }).who;
  expect(noted(ada)).toEqual(noted(ada));
  expect(new Set([noted(ada), noted(sami), noted({})].flat()).size).toBe(3);
  expect(noted(ada, rea)).toEqual(noted({}, rea));
  expect(noted(ada, staff, null)).toEqual(noted(ada));
});

test('priority is weight × people × days', () => {
  const day = 24 * HOUR;
  expect(priorityOf({ impact: 'blocks', people: 4, openedAt: 0 }, 1.5 * day)).toEqual({
    weight: 5,
    people: 4,
    days: 2.5,
    value: 50,
  });
  expect(priorityOf({ impact: 'minor', people: 1, openedAt: day }, 0).value).toBe(1); // a clock that runs behind
});

test.each([
  ['https://x.atlassian.net/wiki/spaces/OPS/pages/7/Keys', 'page', 'OPS'],
  ['https://docs.example/confluence/display/%7Eada/Keys', 'page', '~ada'],
  ['https://docs.example/keys/', 'posts', 'posts'],
])('a rule about a space or type meets the page %s', (url, contentType, space) => {
  expect(spaceOf({ url, contentType })).toBe(space);
});
