import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import FlagPanel from '@/components/desk/flags/FlagPanel.svelte';
import type { DeskRow } from '@/lib/domain/desk/row';
import { flagMarks } from '@/lib/domain/flags/page-flag';
import { flagsOf, reckonSite } from '@/lib/domain/flags/site-flags';
import { newEventId, type EventId } from '@/lib/domain/ids';
import { ok } from '@/lib/domain/result';
import type { Client } from '@/lib/messages/client';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import { pageFlagsOf } from '@/lib/ui/desk/flag-wording';
import { aDesk, aDeskSite, someRows } from './example-desk';
import { flagSource, someFlags, someWritten } from './example-flags';
import { speakEnglish } from './english';
import { NOW } from './examples';

speakEnglish();

interface Asked {
  call: 'flag' | 'review';
  eventId: EventId;
  flagId: EventId | null;
  sectionId: string | null;
  outcome: string;
  text: string;
}

/** A desk that shows its flagged sections, and what was asked of the background. */
async function shown(): Promise<{ desk: Desk; asked: Asked[] }> {
  const asked: Asked[] = [];
  const calls: Partial<Client<DeskCalls>> = {
    flagSection: async ({ eventId, text, flagged }) => {
      asked.push({ call: 'flag', eventId, flagId: null, sectionId: flagged.sectionId, outcome: '', text });
      return ok({ eventId });
    },
    reviewFlag: async ({ eventId, flagId, outcome, text }) => {
      asked.push({ call: 'review', eventId, flagId, sectionId: null, outcome, text });
      return ok({ eventId });
    },
  };
  const reckon = async () => someFlags();
  const desk = aDesk(someRows(4), calls, [aDeskSite({ flags: someWritten })], { reckon });
  await desk.start();
  await desk.flags.show();
  return { desk, asked };
}

const lineOf = (desk: Desk, kind: string) => {
  const { reckoned } = desk.flags;
  const line = reckoned.state === 'read' ? reckoned.flags.lines.find(({ state }) => state.kind === kind) : undefined;
  if (line === undefined) throw new Error(`no line that is ${kind}`);
  return line;
};

test('taking what the counts raised writes down why, and then who takes it; both can be undone at once', async () => {
  const { desk, asked } = await shown();
  await desk.flags.take(lineOf(desk, 'raised'));
  const [flag, review] = asked;
  expect(flag).toMatchObject({ call: 'flag', sectionId: '0-0' });
  expect(flag?.text).toMatch(/15 people in 30 days/);
  expect(review).toMatchObject({ call: 'review', outcome: 'taken', flagId: flag?.eventId });
  expect(desk.undo.last?.eventIds).toHaveLength(2);
});

test('a decision about a flag that is written down names that flag, and is refused without its words', async () => {
  const { desk, asked } = await shown();
  const line = lineOf(desk, 'taken');
  desk.flags.decide('rejected');
  await desk.flags.keep(line);
  expect(asked).toEqual([]);
  expect(desk.flags.refused).toBe(true);
  desk.flags.words = 'They ask because they are new.';
  await desk.flags.keep(line);
  expect(asked).toMatchObject([
    { call: 'review', flagId: line.written?.id, outcome: 'rejected', text: 'They ask because they are new.' },
  ]);
  expect(desk.flags.deciding).toBeNull();
});

test('when something was said meanwhile all is reckoned anew, and the chosen section stays chosen', async () => {
  const { desk } = await shown();
  const { key } = lineOf(desk, 'fixed').demand;
  desk.flags.choose(key);
  await desk.flags.heard();
  expect(desk.flags.current?.demand.key).toBe(key);
});

test('a section that the counts do not raise is flagged by hand, with why', async () => {
  const { desk, asked } = await shown();
  const { reckoned } = desk.flags;
  const page = reckoned.state === 'read' ? reckoned.flags.map[0] : undefined;
  const cell = page?.cells[3];
  if (page === undefined || cell === undefined) throw new Error('the example has no map');
  desk.flags.choose(cell.key);
  expect(desk.flags.cell?.cell).toEqual(cell);
  await desk.flags.flagByHand(page, cell);
  expect(asked).toEqual([]);
  expect(desk.flags.refused).toBe(true);
  desk.flags.words = 'The second step cannot work on a Mac.';
  await desk.flags.flagByHand(page, cell);
  expect(asked).toMatchObject([
    { call: 'flag', sectionId: cell.sectionId, text: 'The second step cannot work on a Mac.' },
  ]);
});

test('a reason is kept with the section it was typed for, although another one came to the top meanwhile', async () => {
  let isTurned = false;
  const turned = () => {
    const flags = someFlags();
    return isTurned ? { ...flags, lines: flags.lines.toReversed() } : flags;
  };
  const desk = aDesk(someRows(4), {}, [aDeskSite({ flags: someWritten })], { reckon: async () => turned() });
  await desk.start();
  await desk.flags.show();
  const before = desk.flags.current?.demand.key;
  desk.flags.decide('rejected');
  desk.flags.words = 'As it should be.';
  isTurned = true;
  await desk.flags.heard();
  expect(desk.flags.current?.demand.key).toBe(before);
  expect(desk.flags.words).toBe('As it should be.');
});

test('what was typed about a section is there again when one comes back to it', async () => {
  const { desk } = await shown();
  const [one, other] = [lineOf(desk, 'raised').demand.key, lineOf(desk, 'taken').demand.key];
  desk.flags.choose(one);
  desk.flags.decide('fixed');
  desk.flags.words = 'The port is in the first';
  desk.flags.choose(other);
  expect([desk.flags.deciding, desk.flags.words]).toEqual([null, '']);
  desk.flags.choose(one);
  expect([desk.flags.deciding, desk.flags.words]).toEqual(['fixed', 'The port is in the first']);
});

test('a section that is taken on after it was mended still counts from the fix on', () => {
  const [written] = someWritten;
  const [decision] = written?.decisions ?? [];
  if (written === undefined || decision === undefined) throw new Error('nothing was decided');
  const at = (daysAgo: number) => NOW - daysAgo * 86_400_000;
  const fixed = { ...decision, outcome: 'fixed' as const, at: at(5) };
  const taken = { ...decision, outcome: 'taken' as const, at: at(4) };
  const reopened = { ...decision, outcome: 'open' as const, at: at(4) };
  const peopleOf = (decisions: (typeof written)['decisions']) =>
    someFlags([{ ...written, decisions }])
      .map.flatMap(({ cells }) => cells)
      .find(({ title }) => title === 'Firewall')?.people;
  expect(peopleOf([])).toBe(11);
  expect(peopleOf([fixed])).toBe(3); // those who asked in the last five days
  expect(peopleOf([fixed, taken])).toBe(3);
  expect(peopleOf([fixed, reopened])).toBe(11);
});

test('who asked on several days before a fix is one person in its sentence', () => {
  const source = flagSource();
  const asked = source.rows.find(({ path }) => path[0] === 'Paging');
  if (asked === undefined) throw new Error('nobody asked about it');
  const again = [1, 2, 3].map((days) => {
    const at = asked.openedAt - days * 86_400_000;
    return { ...asked, id: newEventId(), openedAt: at, joinedAt: [at] };
  });
  const beforeIn = (rows: DeskRow[]) => {
    const { state } = flagsOf({ ...source, rows }).lines.find(({ state: { kind } }) => kind === 'fixed') ?? {};
    return state !== undefined && 'before' in state ? state.before : null;
  };
  expect(beforeIn([...source.rows, ...again])).toBe(beforeIn([...source.rows]));
});

test('what stands on pages does not depend on how far back somebody looks', async () => {
  const kept: Parameters<DeskCalls['keepFlags']>[0][] = [];
  const keepFlags: Client<DeskCalls>['keepFlags'] = async (ask) => {
    kept.push(ask);
    return ok(null);
  };
  const desk = aDesk(someRows(4), { keepFlags }, [aDeskSite({ flags: someWritten })], {
    reckon: async () => someFlags(),
  });
  await desk.start();
  await desk.flags.show();
  expect(kept).toHaveLength(1);
  await desk.flags.look(null, 365);
  expect(kept).toHaveLength(1);
  await desk.flags.look(null, 30);
  expect(kept).toHaveLength(2);
});

test('pages are told what became of a mended section, and keep a place for what is called no problem', () => {
  const flags = someFlags();
  const pages = pageFlagsOf(flags, flagSource().window);
  const states = pages.map(({ flags: found }) => found.map(({ state, effect }) => [state, effect?.verdict]));
  expect(states.sort((a, b) => b.length - a.length)).toEqual([
    [['raised', undefined]],
    [['raised', undefined]],
    [['taken', undefined]],
    [['fixed', 'fixed']],
    [],
  ]);
  const [mended] = pages.flatMap(({ flags: found }) => found.filter(({ effect }) => effect !== undefined));
  expect(mended?.effect?.words).toMatch(/“Paging” drew questions from 14 people/);
  expect(flagMarks('p', mended === undefined ? [] : [mended])).toEqual([]);
});

test('whoever comes from a page sees the section there, also when it is in the list no more', async () => {
  const { desk } = await shown();
  const line = lineOf(desk, 'raised');
  const { pageKey } = line.demand.placed.page;
  await desk.flags.showAt(pageKey, '0-0');
  expect(desk.flags.wording?.line.demand.key).toBe(line.demand.key);
  await desk.flags.closeWording();
  await desk.flags.showAt(pageKey, '0-3');
  expect(desk.flags.wording).toBeNull();
  expect(desk.flags.cell?.cell).toMatchObject({ sectionId: '0-3' });
});

test('the history says what was decided, when, and by whom', async () => {
  const { desk } = await shown();
  const line = lineOf(desk, 'taken');
  const [taken] = line.written?.decisions ?? [];
  if (line.written === null || taken === undefined) throw new Error('nothing was decided');
  const reopened = { ...taken, outcome: 'open' as const, at: NOW - 3_600_000, text: 'It is not mine.' };
  const props = { desk, window: flagSource().window, denominator: someFlags().denominator };
  const written = { ...line.written, decisions: [taken, reopened] };
  render(FlagPanel, { ...props, line: { ...line, written } });
  const said = screen.getAllByRole('listitem').map((item) => item.textContent.replace(/\s+/g, ' ').trim());
  expect(said).toContain('taken Mara Berg · 2 days ago I take care of this section.');
  expect(said).toContain('opened again Mara Berg · 1 hour ago It is not mine.');
});

test('a request that comes in is counted to its section before all is reckoned anew', async () => {
  const source = flagSource();
  const site = reckonSite(source);
  const [like] = source.rows;
  if (like === undefined) throw new Error('no rows');
  const row = { ...like, id: newEventId(), who: ['somebody new'] };
  let reckoned = 0;
  const desk = aDesk(someRows(4), {}, [aDeskSite()], {
    reckon: () => (reckoned++ === 0 ? Promise.resolve(site.flags) : new Promise(() => {})),
    touch: async () => site.touch(row),
    readRows: async (onPart, only) => onPart(only === undefined ? [] : [{ pageKey: row.pageKey, rows: [row] }]),
  });
  await desk.start();
  await desk.flags.show();
  const people = () => desk.flags.current?.demand.people;
  const before = people() ?? 0;
  await desk.heard({ news: 'rows', pageKeys: [row.pageKey] });
  await expect.poll(people).toBe(before + 1);
});
