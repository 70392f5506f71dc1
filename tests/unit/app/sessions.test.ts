import { expect, test } from 'vitest';
import { createSessions, type Visit } from '@/lib/app/sessions';
import { newSecretId, type Claim, type SessionId } from '@/lib/domain/ids';
import { aMemory } from './fake-memory';
import { FakeClock } from './fake-clock';
import { aDraft, aPage, aSite } from './samples';

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

test('the sessions of a closed tab and tickets that are too old are cleared away, and nothing else', async () => {
  const { sessions, clock, memory } = makeSessions();
  const open = async (seat: Visit['seat'], pageTabId = 3) => {
    const opened = await sessions.redeem(await sessions.issue({ ...aVisit(seat), pageTabId }), mine, seat);
    return opened?.session ?? newSecretId<SessionId>();
  };
  const [over, own, beside] = [await open(inTab(3)), await open(inTab(8)), await open(inPanel, 4)];
  await sessions.issue(aVisit(inTab(3)));
  await clock.advance(60_000);
  const fresh = await sessions.issue(aVisit(inTab(3)));
  await sessions.sweep(async () => new Set([8]));
  expect(Object.keys(await memory.readAll()).sort()).toEqual([`session:${own}`, `ticket:${fresh}`].sort());
  expect(await sessions.visitOf(over, inTab(3))).toBeNull();
  expect(await sessions.visitOf(beside, inPanel)).toBeNull();
  expect(await sessions.visitOf(own, inTab(8))).not.toBeNull();
});

test('a site that is removed takes its tickets and sessions along; what began before opens nothing any more', async () => {
  const memory = aMemory();
  let erased = false;
  const sessions = createSessions(memory, new FakeClock(), (siteId) => erased && siteId === aSite().id);
  const other = { ...aVisit(inTab(9)), page: aPage(aSite('other.example')) };
  const kept = await sessions.redeem(await sessions.issue(other), mine, inTab(9));
  await sessions.redeem(await sessions.issue(aVisit(inTab(3))), mine, inTab(3));
  const unused = await sessions.issue(aVisit(inTab(3)));
  erased = true;
  expect(await sessions.forgetSite(aSite().id)).toMatchObject([{ pageTabId: 3 }]);
  expect(await sessions.redeem(unused, mine, inTab(3))).toBeNull();
  await sessions.issue(aVisit(inTab(3)));
  const left = Object.keys(await memory.readAll()).filter((key) => key.startsWith('session:'));
  expect(left).toEqual([`session:${String(kept?.session)}`]);
});
