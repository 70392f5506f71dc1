import { expect, test } from 'vitest';
import type { Document } from '@/lib/domain/document/document';
import type { SiteFlags } from '@/lib/domain/flags/site-flags';
import { fail, ok } from '@/lib/domain/result';
import type { Client } from '@/lib/messages/client';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import type { Desk } from '@/lib/ui/desk/desk.svelte';
import { A_WORDING, aDesk, aDeskSite, someRows } from './example-desk';
import { someFlags, someWritten } from './example-flags';
import { speakEnglish } from './english';

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
  expect(desk.spoken).toBe('Taken back. It is as it was before.');
});

test('whoever comes from a page writes the wording of its section, also when news has all reckoned anew meanwhile', async () => {
  const waiting: ((flags: SiteFlags) => void)[] = [];
  const reckon = () => new Promise<SiteFlags>((resolve) => waiting.push(resolve));
  const desk = aDesk(someRows(4), {}, [aDeskSite({ flags: someWritten })], { reckon });
  await desk.start();
  const [line] = someFlags().lines;
  if (line === undefined) throw new Error('nothing is flagged');
  const { page, section } = line.demand.placed;
  const shown = desk.flags.showAt(page.pageKey, section.id);
  await expect.poll(() => waiting.length).toBe(1);
  void desk.flags.heard();
  waiting[0]?.(someFlags());
  setTimeout(() => waiting[1]?.(someFlags())); // what was asked for later is done later
  await shown;
  expect(desk.flags.wording?.line.demand.key).toBe(line.demand.key);
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
    readWording: async () => ok({ wording: isChanged ? theirs : A_WORDING, mayWrite: true, owner: null, kept: null }),
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
    readWording: async () => ok({ wording: A_WORDING, mayWrite: false, owner: null, kept: null }),
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

test('where it cannot be written down that the section was mended that is said, and can be tried again', async () => {
  const flagged: string[] = [];
  const about: string[] = [];
  let isFull = true;
  const { desk, wording, published } = await writing({
    flagSection: async ({ eventId }) => {
      flagged.push(eventId);
      return ok({ eventId });
    },
    reviewFlag: async ({ eventId, flagId }) => {
      if (isFull) return fail({ kind: 'refused', why: 'storage-full' });
      about.push(flagId);
      return ok({ eventId });
    },
  });
  wording.type(NEXT);
  wording.note = 'Clearer';
  await wording.publish();
  expect(desk.flags.wording).toBe(wording); // still there
  expect(wording.unsettled).toBe(true);
  expect(desk.problem).toMatchObject({ why: 'storage-full' });
  await wording.publish(); // nothing is left to publish
  isFull = false;
  await wording.settle();
  expect(published).toHaveLength(1);
  expect(about).toEqual(flagged); // one flag, and the decision about it
  expect(desk.problem).toBeNull();
  expect(desk.flags.wording).toBeNull();
});

test('what is typed while it is published goes on from there, and is no draft against what was there before', async () => {
  const more = [...NEXT, paragraph('A restart takes a minute.')];
  const { promise, resolve } = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const { desk, wording, kept } = await writing({
    publishWording: async () => {
      begun.resolve();
      await promise;
      return ok({ lost: [] });
    },
  });
  wording.type(NEXT);
  wording.note = 'Clearer';
  const publishing = wording.publish();
  await begun.promise;
  const before = kept.length;
  wording.type(more);
  await wording.flush();
  expect(kept).toHaveLength(before);
  resolve();
  await publishing;
  await wording.flush();
  expect(kept.slice(before)).toMatchObject([{ base: NEXT, next: more }]);
  expect(desk.flags.wording).toBe(wording);
  expect(wording.next).toEqual(more);
});

test('what is typed while it could not be published is kept as a draft like any other', async () => {
  const more = [...NEXT, paragraph('A restart takes a minute.')];
  const { wording, kept } = await writing({
    publishWording: async () => {
      wording.type(more);
      return fail({ kind: 'offline' });
    },
  });
  wording.type(NEXT);
  wording.note = 'Clearer';
  await wording.publish();
  await wording.flush();
  expect(kept.at(-1)).toMatchObject({ base: A_WORDING, next: more, note: 'Clearer' });
});

test('a suggestion goes to whose page it is, unless that is oneself or they cannot be told', async () => {
  const noted: Parameters<DeskCalls['noteRequest']>[0][] = [];
  const suggestTo = async (owner: { id: string; name: string }, site = aDeskSite({ flags: someWritten })) => {
    const { desk, wording } = await writing({
      readDesk: async () => ok({ sites: [site], filters: [], wordingHelp: false }),
      readWording: async () => ok({ wording: A_WORDING, mayWrite: false, owner, kept: null }),
      noteRequest: async (ask) => {
        noted.push(ask);
        return ok({ eventId: ask.eventId });
      },
    });
    const told = wording.owner?.name ?? null;
    wording.type(NEXT);
    wording.note = 'Clearer';
    await wording.suggest();
    return { told, undoable: desk.undo.last?.eventIds.length };
  };
  expect(await suggestTo({ id: '77', name: 'Ada Lind' })).toEqual({ told: 'Ada Lind', undoable: 2 });
  expect(noted.at(-1)?.noted.owner).toMatchObject({ id: '77', name: 'Ada Lind' });
  expect(await suggestTo({ id: aDeskSite().me?.id ?? '', name: 'Myself' })).toEqual({ told: null, undoable: 1 });
  expect(noted.at(-1)?.noted.owner).toBeUndefined();
  const nowhere = aDeskSite({ flags: someWritten, deskPage: null }); // WordPress tells nobody of a mention
  expect(await suggestTo({ id: '77', name: 'Ada Lind' }, nowhere)).toEqual({ told: null, undoable: 1 });
});
