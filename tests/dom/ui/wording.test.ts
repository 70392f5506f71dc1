import { expect, test } from 'vitest';
import type { Document } from '@/lib/domain/document/document';
import { fail, ok } from '@/lib/domain/result';
import type { Client } from '@/lib/messages/client';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import { A_WORDING, aDesk, aDeskSite, someRows } from './example-desk';
import { flagSource, someFlags, someWritten } from './example-flags';
import { speakEnglish } from './english';
import { reckonSite } from '@/lib/domain/flags/site-flags';
import { newEventId } from '@/lib/domain/ids';

speakEnglish();

const paragraph = (text: string): Document[number] => ({ kind: 'paragraph', of: [{ kind: 'text', text }] });
const NEXT = [...A_WORDING.slice(0, 1), paragraph('Restart it after each change, also after a soft one.')];
type Published = Parameters<DeskCalls['publishWording']>[0];

/** A desk where somebody writes another wording for the first flagged section. */
async function writing(replies: Partial<Client<DeskCalls>> = {}) {
  const published: Published[] = [];
  const kept: Parameters<DeskCalls['keepWording']>[0][] = [];
  const reviewed: string[] = [];
  const calls: Partial<Client<DeskCalls>> = {
    publishWording: async (ask) => {
      published.push(ask);
      return ok({ lost: [] });
    },
    keepWording: async (ask) => {
      kept.push(ask);
      return ok(null);
    },
    reviewFlag: async ({ eventId, outcome }) => {
      reviewed.push(outcome);
      return ok({ eventId });
    },
    ...replies,
  };
  const desk = aDesk(someRows(4), calls, [aDeskSite({ flags: someWritten })], { reckon: async () => someFlags() });
  await desk.start();
  await desk.flags.show();
  if (desk.flags.current === null) throw new Error('nothing is flagged');
  desk.flags.improve(desk.flags.current);
  const { wording } = desk.flags;
  if (wording === null) throw new Error('nothing is written');
  await wording.read();
  return { desk, wording, published, kept, reviewed };
}

const said = (desk: Desk) => desk.undo.last?.text;

test('a wording is published with its note, the section counts as mended, and both are taken back together', async () => {
  const { desk, wording, published, reviewed } = await writing();
  wording.type(NEXT);
  await wording.publish();
  expect(published).toEqual([]); // without a note
  expect(wording.refused).toBe(true);
  wording.note = 'Says that soft changes count.';
  await wording.publish();
  expect(published).toMatchObject([{ base: A_WORDING, next: NEXT, note: 'Says that soft changes count.' }]);
  expect(reviewed).toEqual(['fixed']);
  expect(desk.flags.wording).toBeNull();
  expect(said(desk)).toBe('The new wording is on the page.');
  await desk.undoLast();
  expect(published[1]).toMatchObject({ base: NEXT, next: A_WORDING });
  expect(desk.spoken).toBe('Taken back. The page says again what it said before.');
});

test('what is typed is kept with its note when the view is left, and nothing is published', async () => {
  const { desk, wording, published, kept } = await writing();
  wording.type(NEXT);
  wording.note = 'So far';
  await desk.flags.closeWording();
  expect(kept.at(-1)).toMatchObject({ base: A_WORDING, next: NEXT, note: 'So far' });
  expect(published).toEqual([]);
});

test('what somebody else published meanwhile is shown, and one chooses', async () => {
  const theirs = [...A_WORDING, paragraph('Added by somebody else.')];
  let isChanged = false;
  const { wording, kept } = await writing({
    publishWording: async () => {
      isChanged = true;
      return fail({ kind: 'refused', why: 'page-changed' });
    },
    readWording: async () => ok({ wording: isChanged ? theirs : A_WORDING, mayWrite: true, kept: null }),
  });
  wording.type(NEXT);
  wording.note = 'Clearer';
  await wording.publish();
  expect(wording.theirs).toEqual(theirs);
  expect(wording.next).toEqual(NEXT); // nothing is lost
  wording.keepOwn();
  expect(wording.theirs).toBeNull();
  await wording.flush();
  expect(kept.at(-1)).toMatchObject({ base: theirs, next: NEXT });
});

test('who may not edit files it as a suggestion below the page', async () => {
  const noted: Parameters<DeskCalls['noteRequest']>[0][] = [];
  const { desk, wording, published } = await writing({
    readWording: async () => ok({ wording: A_WORDING, mayWrite: false, kept: null }),
    noteRequest: async (ask) => {
      noted.push(ask);
      return ok({ eventId: ask.eventId });
    },
  });
  wording.type(NEXT);
  wording.note = 'Clearer';
  await wording.suggest();
  expect(noted[0]?.noted).toMatchObject({ ask: 'suggestion', asker: '' });
  expect(noted[0]?.noted.text).toContain('also after a soft one');
  expect(published).toEqual([]);
  expect(said(desk)).toBe('The suggestion is filed on the page.');
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

test('nothing is published before the comments that lose their words were listed', async () => {
  const lost = [{ ref: 'r1', words: 'must be restarted' }];
  const { wording, published } = await writing({ checkWording: async () => ok({ lost }) });
  wording.type(NEXT);
  wording.note = 'Clearer';
  await wording.publish();
  expect(published).toEqual([]);
  expect(wording.lost).toEqual(lost);
  await wording.publish(); // now they were seen
  expect(published).toHaveLength(1);
});

test('where the page cannot be looked at nothing is published, and what is written stays', async () => {
  const { wording, published } = await writing({ checkWording: async () => fail({ kind: 'offline' }) });
  wording.type(NEXT);
  wording.note = 'Clearer';
  await wording.publish();
  expect(published).toEqual([]);
  expect(wording.problem).toEqual({ kind: 'offline' });
  expect(wording.next).toEqual(NEXT);
});
