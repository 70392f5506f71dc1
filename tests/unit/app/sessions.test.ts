import { expect, test } from 'vitest';
import { createSessions, type Visit } from '@/lib/app/sessions';
import { newSecretId, type Claim, type SessionId } from '@/lib/domain/ids';
import { aMemory } from './fake-memory';
import { FakeClock } from './fake-clock';
import { aDraft, aPage } from './samples';

const { anchor, environment } = aDraft();
const aVisit = (seat: Visit['seat']): Visit => ({
  seat,
  pageTabId: 3,
  page: aPage(),
  view: 'compose',
  focus: { requestId: null, anchor },
  opening: { anchor, environment, kind: null, picture: null },
  byGesture: true,
  pictureProblem: null,
});
const inTab = (tabId: number) => ({ in: 'tab', tabId }) as const;
const inPanel = { in: 'panel' } as const;
/** Two documents. */
const mine = newSecretId<Claim>();
const others = newSecretId<Claim>();

function makeSessions() {
  const memory = aMemory();
  const clock = new FakeClock();
  return { sessions: createSessions(memory, clock), clock, memory };
}

test('a ticket opens one session, in the tab it was made for', async () => {
  const { sessions } = makeSessions();
  const ticket = await sessions.issue(aVisit(inTab(3)));
  const opened = await sessions.redeem(ticket, mine, inTab(3));
  expect(opened?.visit.page).toEqual(aPage());
  expect(await sessions.redeem(ticket, others, inTab(3))).toBeNull();
});

test('a document whose answer was lost gets its session again, from a new worker and from its own place only', async () => {
  const { sessions, memory, clock } = makeSessions();
  const ticket = await sessions.issue(aVisit(inTab(3)));
  const opened = await sessions.redeem(ticket, mine, inTab(3));
  const later = createSessions(memory, clock);
  expect(await later.redeem(ticket, mine, inTab(3))).toEqual(opened);
  expect(await later.redeem(ticket, mine, inTab(4))).toBeNull();
  await clock.advance(60_000);
  expect(await later.redeem(ticket, mine, inTab(3))).toBeNull();
});

test('two documents that show one ticket at the same moment: one of them gets in', async () => {
  const { sessions } = makeSessions();
  const ticket = await sessions.issue(aVisit(inTab(3)));
  const opened = await Promise.all([mine, others].map((claim) => sessions.redeem(ticket, claim, inTab(3))));
  expect(opened.filter((one) => one !== null)).toHaveLength(1);
});

test.each([inTab(4), inPanel])('a ticket shown in another place is worthless, and spent: %j', async (seat) => {
  const { sessions } = makeSessions();
  const ticket = await sessions.issue(aVisit(inTab(3)));
  expect(await sessions.redeem(ticket, mine, seat)).toBeNull();
  expect(await sessions.redeem(ticket, mine, inTab(3))).toBeNull();
});

test('a ticket that nobody showed for a minute is worthless', async () => {
  const { sessions, clock } = makeSessions();
  const ticket = await sessions.issue(aVisit(inTab(3)));
  await clock.advance(60_000);
  expect(await sessions.redeem(ticket, mine, inTab(3))).toBeNull();
});

test('a session outlives the worker, and speaks from its own place only', async () => {
  const { sessions, clock, memory } = makeSessions();
  const opened = await sessions.redeem(await sessions.issue(aVisit(inPanel)), mine, inPanel);
  const later = createSessions(memory, clock);
  const session = opened?.session ?? newSecretId<SessionId>();
  expect((await later.visitOf(session, inPanel))?.pageTabId).toBe(3);
  expect(await later.visitOf(session, inTab(3))).toBeNull();
});

test('a drawer that could not start gives its ticket up; one that started keeps its session', async () => {
  const { sessions } = makeSessions();
  const blocked = await sessions.issue(aVisit(inTab(3)));
  expect(await sessions.withdraw(blocked, 4)).toBeNull();
  const second = await sessions.issue(aVisit(inTab(3)));
  expect(await sessions.withdraw(second, 3)).toMatchObject({ pageTabId: 3 });
  expect(await sessions.redeem(second, mine, inTab(3))).toBeNull();
  const started = await sessions.issue(aVisit(inTab(3)));
  await sessions.redeem(started, mine, inTab(3));
  expect(await sessions.withdraw(started, 3)).toBeNull();
});
