import { expect, test } from 'vitest';
import { foldFlags, latestFixes } from '@/lib/domain/flags/decisions';
import type { StaffEntry } from '@/lib/domain/desk/staff-log';
import type { StaffEvent } from '@/lib/domain/event';
import { flagsOf, type SiteSource } from '@/lib/domain/flags/site-flags';
import { newEventId, type EventId } from '@/lib/domain/ids';
import { flagSource, someFlags, someWritten } from '../../../dom/ui/example-flags';
import { anEventId } from '../../../dom/ui/examples';

const mara = { id: '5', name: 'Mara Berg' };
const entry = (event: StaffEvent, at: number): StaffEntry => ({ event, by: mara, at, altered: false });
const section = { path: ['On Linux'], headingId: null, occurrence: 0, bodyHash: null };
const anchor = { quote: null, position: null, section };
const [flag, first, second, other] = [1, 2, 3, 4].map(anEventId);
const flagged = entry({ kind: 'flagged', id: flag, of: flag, text: 'Many ask.', anchor, page: '7' } as StaffEvent, 1); // its ids are there

function review(id: EventId | undefined, of: EventId | undefined, outcome: 'taken' | 'fixed', at: number): StaffEntry {
  if (id === undefined || of === undefined) throw new Error('no id');
  return entry({ kind: 'reviewed', id, of, text: 'Said so.', outcome }, at);
}

test('decisions stand with the flag they are about, in their order; what names no flag is left out', () => {
  const about = new Map<EventId, StaffEntry[]>();
  if (flag === undefined || other === undefined) throw new Error('no id');
  about.set(flag, [flagged, review(first, flag, 'taken', 2), review(second, flag, 'fixed', 3)]);
  about.set(other, [review(anEventId(5), other, 'fixed', 4)]);
  const flags = foldFlags(about);
  expect(flags).toHaveLength(1);
  expect(flags[0]).toMatchObject({ id: flag, page: '7', by: mara });
  expect(flags[0]?.decisions.map(({ outcome }) => outcome)).toEqual(['taken', 'fixed']);
});

const statesOf = (written = someWritten): Record<string, string> =>
  Object.fromEntries(
    someFlags(written).lines.map(({ state, demand: { placed } }) => [placed.section.path.at(-1) ?? '', state.kind]),
  );

test('what was decided decides how a section stands; without a decision the counts do', () => {
  expect(statesOf([])).toMatchObject({ 'On Linux': 'raised', Firewall: 'raised' });
  expect(statesOf([])['Limits']).toBeUndefined();
  expect(statesOf()).toMatchObject({ 'On Linux': 'raised', Firewall: 'taken', Paging: 'fixed', Limits: 'rejected' });
});

test('a flag that somebody wrote stays until it is settled, when a decision is taken back, too', () => {
  const [, , settled] = someWritten;
  if (settled === undefined) throw new Error('the example has no flag');
  const at = (settled.decisions[0]?.at ?? 0) + 1;
  const takenBack = { outcome: 'open' as const, by: mara, at, text: 'Taken back.' };
  const again = { ...settled, decisions: [...settled.decisions, takenBack] };
  expect(statesOf([again])).toMatchObject({ Limits: 'written' });
});

test('a flag whose page is gone follows its section to the page where its text stands now', () => {
  const [taken] = someWritten;
  if (taken === undefined) throw new Error('the example has no flag');
  expect(statesOf([{ ...taken, page: '99' }])).toMatchObject({ Firewall: 'taken' });
});

test('a section that was called no problem counts anew from then on, and comes back only for what is asked since', () => {
  const [taken] = someWritten;
  if (taken === undefined) throw new Error('the example has no flag');
  const rejected = (daysAgo: number) => {
    const at = (taken.decisions[0]?.at ?? 0) + 2 * 86_400_000 - daysAgo * 86_400_000;
    return { ...taken, decisions: [{ outcome: 'rejected' as const, by: mara, at, text: 'As it should be.' }] };
  };
  expect(statesOf([rejected(0.01)])['Firewall']).toBe('rejected');
  expect(statesOf([rejected(29)])['Firewall']).toBe('raised');
  const demandSince = (days: number) =>
    someFlags([rejected(days)]).lines.find(({ demand }) => demand.placed.section.path[0] === 'Firewall');
  const [whole, part] = [demandSince(30), demandSince(10)];
  expect(part?.demand.countedDays).toBeCloseTo(10);
  expect(part?.expected).toBeLessThan((whole?.expected ?? 0) / 2); // it is compared with what ten days bring
});

test('a section that is flagged by hand after it was mended keeps what became of the fix, its decisions and all quotes', () => {
  const [, mended] = someWritten;
  const source = flagSource();
  if (mended === undefined) throw new Error('the example has no fix');
  const quote = (exact: string) => ({ exact, prefix: '', suffix: '' });
  const byHand = (number: number, daysAgo: number, exact: string) => ({
    ...mended,
    id: anEventId(number),
    at: source.window.now - daysAgo * 86_400_000,
    anchor: { ...mended.anchor, quote: quote(exact) },
    text: `About ${exact}`,
    decisions: [],
  });
  const window = { ...source.window, days: 90, halfLifeDays: 45 };
  const written = [byHand(6_001, 2, 'at most'), mended, byHand(6_002, 1, 'rows')];
  const line = flagsOf({ ...source, window, written }).lines.find(
    ({ demand }) => demand.placed.section.path[0] === 'Paging',
  );
  expect(line?.state).toMatchObject({
    kind: 'written',
    mended: { effect: { verdict: 'fixed' }, before: 14, after: 0 },
  });
  expect(line?.demand.people).toBe(0); // it still counts anew from the fix on
  expect(line?.written?.flags.map(({ anchor: { quote: one } }) => one?.exact)).toEqual(['rows', 'at most', undefined]);
  expect(line?.written).toMatchObject({ id: mended.id, decisions: [{ outcome: 'fixed' }] });
});

test('whoever takes a section on by another flag of it leaves its fix as it is', () => {
  const [, mended] = someWritten;
  const source = flagSource();
  if (mended === undefined) throw new Error('the example has no fix');
  const by = { outcome: 'taken' as const, by: mara, at: source.window.now - 86_400_000, text: 'Mine.' };
  const window = { ...source.window, days: 90, halfLifeDays: 45 };
  const written = [mended, { ...mended, id: anEventId(6_003), decisions: [by] }];
  const line = flagsOf({ ...source, window, written }).lines.find(({ state }) => state.kind === 'taken');
  expect(line?.demand).toMatchObject({ people: 0, placed: { section: { path: ['Paging'] } } });
  expect(line?.written?.decisions.map(({ outcome }) => outcome)).toEqual(['fixed', 'taken']);
});

test('whether a fix helped rests on people, not on how often one of them asked', () => {
  const [, mended] = someWritten;
  const source = flagSource();
  const asked = source.rows.find(({ path }) => path[0] === 'Paging');
  if (mended === undefined || asked === undefined) throw new Error('the example has no fix');
  const own = Array.from({ length: 14 }, (_, at) => {
    const then = asked.openedAt - at * 86_400_000;
    return { ...asked, id: newEventId(), openedAt: then, joinedAt: [then] };
  });
  const others = source.rows.filter(({ path }) => path[0] !== 'Paging');
  const stateIn = (rows: SiteSource['rows']) =>
    flagsOf({ ...source, rows }).lines.find(({ state: { kind } }) => kind === 'fixed')?.state;
  expect(stateIn(source.rows)).toMatchObject({ effect: { verdict: 'fixed' }, before: 14, after: 0 });
  expect(stateIn([...others, ...own])).toMatchObject({ effect: { verdict: 'no-change-yet' }, before: 1, after: 0 });
});

test('whoever takes a section on after a fix and gives it back leaves what became of the fix', () => {
  const [, mended] = someWritten;
  const source = flagSource();
  if (mended === undefined) throw new Error('the example has no fix');
  const window = { ...source.window, days: 90, halfLifeDays: 45 };
  const review = (outcome: 'taken' | 'open', daysAgo: number) => ({
    outcome,
    by: mara,
    at: source.window.now - daysAgo * 86_400_000,
    text: 'Said so.',
  });
  const after = (...reviews: ReturnType<typeof review>[]) => {
    const written = [{ ...mended, decisions: [...mended.decisions, ...reviews] }];
    expect(latestFixes(written)).toEqual(latestFixes([mended]));
    return flagsOf({ ...source, window, written }).lines.find(({ demand: { placed } }) =>
      placed.section.path.includes('Paging'),
    );
  };
  const became = { effect: { verdict: 'fixed' }, before: 14, after: 0 };
  expect(after()?.state).toMatchObject({ kind: 'fixed', ...became });
  expect(after(review('taken', 2))?.state).toMatchObject({ kind: 'taken', mended: became });
  const back = after(review('taken', 2), review('open', 1));
  expect(back?.state).toMatchObject({ kind: 'fixed', at: mended.decisions[0]?.at, ...became });
  expect(back?.demand.people).toBe(0); // it still counts anew from the fix on
});

test('an open flag whose section is nowhere any more is told with its page and its sentence', () => {
  const [like] = someWritten;
  if (like === undefined) throw new Error('the example has no flag');
  const section = { ...like.anchor.section, path: ['Nowhere'], bodyHash: 'gone' };
  const anchor = { ...like.anchor, section };
  const settled = { outcome: 'rejected' as const, by: mara, at: like.at + 1, text: 'No.' };
  const lost = [
    { ...like, anchor, decisions: [], text: 'The table is wrong.' },
    { ...like, id: anEventId(7_001), page: '77', anchor, text: 'The link is dead.' },
    { ...like, id: anEventId(7_002), anchor, decisions: [settled], text: 'It was nothing.' },
  ];
  expect(someFlags(lost).lostFlags).toEqual([
    { page: 'Network', text: 'The table is wrong.' },
    { page: '77', text: 'The link is dead.' },
  ]);
  expect(someFlags().lostFlags).toEqual([]);
});
