import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import DeskApp from '@/components/desk/DeskApp.svelte';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { StaffEntry } from '@/lib/domain/desk/staff-log';
import type { StaffNote, Update } from '@/lib/domain/desk/views';
import { fail, ok } from '@/lib/domain/result';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import { windowOf } from '@/lib/ui/desk/list-window';
import { timelineOf } from '@/lib/ui/desk/timeline';
import { aDesk, aDeskRequest, someRows } from './example-desk';
import { NOW } from './examples';
import { never } from './fake-session';

const mounted: ReturnType<typeof mount>[] = [];
afterEach(async () => {
  for (const app of mounted.splice(0)) await unmount(app);
  document.body.replaceChildren();
});

const settled = () => new Promise((done) => setTimeout(done));

/** The desk on the screen, with these rows read. */
async function show(desk: Desk): Promise<void> {
  mounted.push(mount(DeskApp, { target: document.body, props: { desk, platform: 'Linux' } }));
  await desk.start();
  flushSync();
}

async function press(key: string, held: KeyboardEventInit = {}, on: EventTarget = document.body): Promise<void> {
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }));
  await settled();
  flushSync();
}

const text = () => document.body.textContent;

describe('support’s desk', () => {
  test('is worked through with keys alone', async () => {
    const desk = aDesk(someRows(8));
    await show(desk);
    const [first, second, third] = desk.rows.shown;
    expect(desk.current).toBe(first?.id);
    await press('j');
    await press('j');
    await press('k');
    expect(desk.current).toBe(second?.id);
    await press('Enter');
    expect(desk.open?.row.id).toBe(second?.id);
    await press('j'); // an open request is followed by the next one
    expect(desk.open?.row.id).toBe(third?.id);
    await press('c');
    expect(desk.open?.part).toBe('note');
    await press('e');
    expect(desk.open?.part).toBe('close');
    await press('r');
    expect(desk.open?.part).toBe('answer');
    await press('x');
    expect(desk.picked).toEqual([third?.id]);
    await press('Escape');
    expect(desk.picked).toEqual([]);
    await press('Escape');
    expect(desk.open).toBeNull();
  });

  test('what was kept is listed before any wiki has said who is signed in', async () => {
    const desk = aDesk(someRows(3), { readDesk: never });
    mounted.push(mount(DeskApp, { target: document.body, props: { desk, platform: 'Linux' } }));
    void desk.start();
    await settled();
    flushSync();
    expect(document.querySelectorAll('[data-testid=row]').length).toBe(3);
  });

  test('keys that somebody types into a field stay theirs, and Enter stays a button’s', async () => {
    const desk = aDesk(someRows(8));
    await show(desk);
    await press('/');
    expect(document.activeElement?.id).toBe('desk-search');
    const before = desk.current;
    await press('j', {}, document.activeElement ?? document.body);
    expect(desk.current).toBe(before);
    const button = document.querySelector('nav button') ?? document.body;
    await press('Enter', {}, button);
    expect(desk.open).toBeNull();
  });

  test('a search finds through everything, and what it finds can be kept by name', async () => {
    const saved: string[] = [];
    const desk = aDesk(someRows(40), {
      saveFilters: async ({ filters }) => {
        saved.push(...filters.map(({ name, query }) => `${name}: ${query}`));
        return ok(null);
      },
    });
    await show(desk);
    desk.search('section:firewall');
    flushSync();
    expect(desk.rows.shown.length).toBeGreaterThan(0);
    expect(desk.rows.shown.every(({ path }) => path.includes('Firewall'))).toBe(true);
    await desk.kept.keep('Ports', desk.rows.query);
    expect(saved).toEqual(['Network: page:network', 'Ports: section:firewall']);
  });

  test('an empty update is not sent and stays; a good one is, once, and can be taken back', async () => {
    const sent: { text: string; update: Update }[] = [];
    const undone: string[] = [];
    const desk = aDesk(someRows(3), {
      queueUpdate: async ({ eventId, text: words, update }) => {
        sent.push({ text: words, update });
        return ok({ eventId });
      },
      undo: async ({ eventId }) => {
        undone.push(eventId);
        return ok(null);
      },
    });
    await show(desk);
    await press('Enter');
    const open = desk.open;
    if (open === null) throw new Error('nothing is open');
    open.text = 'Working on it';
    expect(await open.send({ as: 'answer' })).toBe(false);
    flushSync();
    expect(text()).toContain('updateEmpty');
    expect([sent, open.text]).toEqual([[], 'Working on it']);
    open.text = 'I ask the vendor for a driver.';
    open.due = '2026-12-04';
    expect(await open.send({ as: 'answer' })).toBe(true);
    const due = new Date(2026, 11, 4, 23, 59, 59).getTime();
    expect(sent).toEqual([{ text: 'I ask the vendor for a driver.', update: { as: 'reply', due } }]);
    await press('z');
    expect(undone).toHaveLength(1);
    expect(desk.spoken).toBe('deskUndone');
  });

  test('several are assigned at once, and what failed is said', async () => {
    const notes: StaffNote[] = [];
    const desk = aDesk(someRows(8), {
      queueNote: async ({ eventId, note }) => {
        notes.push(note);
        return notes.length === 2 ? fail({ kind: 'refused', why: 'storage-full' }) : ok({ eventId });
      },
    });
    await show(desk);
    for (const { id } of desk.rows.shown.slice(0, 3)) desk.pick(id);
    await press('a');
    const [mara] = [...document.querySelectorAll<HTMLElement>('dialog li button')];
    mara?.click();
    await settled();
    flushSync();
    expect(notes).toHaveLength(3);
    expect(notes[0]).toMatchObject({ kind: 'assigned', to: { id: '5' } }); // oneself first
    expect(desk.undo.last?.eventIds).toHaveLength(2);
  });

  test('pages that come fast are read together', async () => {
    const asked: (string[] | undefined)[] = [];
    const timers: (() => void)[] = [];
    const rows = someRows(3);
    const desk = aDesk(rows, {}, undefined, {
      readRows: async (onPart, only) => {
        asked.push(only);
        onPart([{ pageKey: 'one', rows }]);
      },
      after: (_, run) => {
        timers.push(run);
        return () => {};
      },
    });
    await desk.start();
    for (const key of ['a', 'b', 'c']) void desk.heard({ news: 'rows', pageKeys: [key] });
    await settled();
    for (const run of timers.splice(0)) run();
    await settled();
    expect(asked).toEqual([undefined, ['a'], ['b', 'c']]);
  });

  test('a promise or a merge changes the list as soon as the store has it', async () => {
    const [one, two] = someRows(2);
    if (one === undefined || two === undefined) throw new Error('no rows');
    const desk = aDesk([one, two]);
    await desk.start();
    expect(desk.rows.counts.all).toBe(2);
    const merged: DeskRow = { ...two, mergedInto: one.id };
    desk.rows.put([{ pageKey: 'one', rows: [one, merged] }]);
    expect(desk.rows.find(one.id)?.people).toBe(new Set([...one.who, ...two.who]).size);
    desk.rows.put([{ pageKey: 'one', rows: [] }]);
    expect(desk.rows.all).toEqual([]);
  });

  test('what was removed, or is not to be listed any more, goes from an open desk', async () => {
    let rows = someRows(3);
    const desk = aDesk(rows, {}, undefined, { readRows: async (onPart) => onPart([{ pageKey: 'one', rows }]) });
    await desk.start();
    expect(desk.rows.all).toHaveLength(3);
    rows = [];
    await desk.heard({ news: 'all-rows' });
    expect(desk.rows.all).toEqual([]);
  });

  test('a clock of its own measures time, rounded up', async () => {
    let now = NOW;
    const desk = aDesk(someRows(1), {}, undefined, { now: () => now });
    await desk.start();
    desk.openRequest(desk.current);
    const watch = desk.open?.stopwatch;
    watch?.toggle();
    now += 61_000;
    expect(watch?.minutes(now)).toBe(2);
    watch?.toggle();
    now += 600_000;
    expect(watch?.minutes(now)).toBe(2);
  });
});

test('a review of an answer is seen by the person it is about and by whoever wrote it, and by nobody else', () => {
  const request = aDeskRequest();
  const [note] = request.log.entries;
  if (note === undefined) throw new Error('no note');
  const coached: StaffEntry = {
    ...note,
    event: { kind: 'coached', id: note.event.id, of: note.event.of, text: 'Well put.', about: '6', points: ['plain'] },
  };
  const seenBy = (me: string | null) =>
    timelineOf({ ...request, log: { ...request.log, entries: [coached] } }, me).filter(({ of }) => of === 'staff')
      .length;
  expect(['5', '6', '7', null].map(seenBy)).toEqual([1, 1, 0, 0]);
});

test('of a long list what is seen is drawn, with a few rows beyond', () => {
  expect(windowOf({ scrolled: 0, height: 500, rowHeight: 100, count: 100_000 })).toEqual({ from: 0, to: 13 });
  expect(windowOf({ scrolled: 5_000_000, height: 500, rowHeight: 100, count: 100_000 })).toEqual({
    from: 49_992,
    to: 50_013,
  });
  expect(windowOf({ scrolled: 9_999_500, height: 500, rowHeight: 100, count: 100_000 })).toEqual({
    from: 99_987,
    to: 100_000,
  });
  expect(windowOf({ scrolled: 900, height: 500, rowHeight: 100, count: 0 })).toEqual({ from: 0, to: 0 });
});
