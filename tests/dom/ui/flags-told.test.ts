import { expect, test } from 'vitest';
import type { DeskRow } from '@/lib/domain/desk/row';
import { flagsOf, type FlagLine } from '@/lib/domain/flags/site-flags';
import type { EventId } from '@/lib/domain/ids';
import { ok } from '@/lib/domain/result';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import { wordTelling } from '@/lib/ui/desk/flag-told';
import { aDesk, aDeskSite } from './example-desk';
import { flagSource, someWritten } from './example-flags';
import { speakEnglish } from './english';
import { anEventId, NOW } from './examples';

speakEnglish();

const DAY = 86_400_000;
type Update = Parameters<DeskCalls['queueUpdate']>[0];

/** A desk where "On Linux" is flagged: its newest request is answered and closed, two are of long ago, one of them open. */
async function shown(
  change: (row: DeskRow) => DeskRow = (row) => row,
  further: (like: DeskRow) => DeskRow[] = () => [],
) {
  const source = flagSource();
  const own = source.rows.filter(({ path, pageKey }) => path[0] === 'On Linux' && pageKey.endsWith('#0'));
  const [newest, old, oldest] = [own[0], own.at(-2), own.at(-1)];
  if (newest === undefined || old === undefined || oldest === undefined) throw new Error('nobody asked');
  const ago = (row: DeskRow, days: number): DeskRow => ({
    ...row,
    openedAt: NOW - days * DAY,
    joinedAt: [NOW - days * DAY],
  });
  const closed = { state: 'closed', how: 'answered' } as const;
  const changed = new Map<EventId, DeskRow>([
    [newest.id, { ...newest, ...closed }],
    [old.id, ago(old, 40)],
    [oldest.id, change({ ...ago(oldest, 41), ...closed })],
  ]);
  const rows = [...source.rows.map((row) => changed.get(row.id) ?? row), ...further(newest)];
  const asked: Update[] = [];
  const queueUpdate = async (ask: Update) => {
    asked.push(ask);
    return ok({ eventId: ask.eventId });
  };
  const desk = aDesk(rows, { queueUpdate }, [aDeskSite({ flags: someWritten })], {
    reckon: async () => flagsOf({ ...source, rows }),
  });
  await desk.start();
  await desk.flags.show();
  const { current } = desk.flags;
  if (current === null) throw new Error('nothing is flagged');
  return { desk, asked, line: current, newest: newest.id, old: old.id, oldest: oldest.id };
}

test('everybody who ever asked hears of the fix: open requests are closed, closed ones get the same words as a reply', async () => {
  const { desk, asked, line, newest, old, oldest } = await shown();
  expect(wordTelling(desk.flags.toldOf(line))).toBe(
    'Close its 13 open requests with these words, and tell who asked. Reply with these words in its 2 closed requests',
  );
  await desk.flags.settle(line, 'fixed', 'The port is in the first sentence.', true);
  expect(new Set(asked.map(({ text }) => text))).toEqual(new Set(['The port is in the first sentence.']));
  const updateOf = (id: EventId) => asked.find(({ requestId }) => requestId === id)?.update;
  expect(updateOf(newest)).toEqual({ as: 'reply' });
  expect(updateOf(oldest)).toEqual({ as: 'reply' });
  expect(updateOf(old)).toEqual({ as: 'status', status: 'closed', how: 'fixed' });
  expect(asked).toHaveLength(15);
  expect(desk.undo.last?.eventIds).toEqual(expect.arrayContaining(asked.map(({ eventId }) => eventId)));
});

test('who heard of an earlier fix is not told of the next one, who joined the request since is', async () => {
  const [like] = someWritten;
  const [decision] = like?.decisions ?? [];
  if (like === undefined || decision === undefined) throw new Error('nothing was decided');
  const mended: FlagLine['written'] = {
    id: like.id,
    flags: [like],
    decisions: [{ ...decision, outcome: 'fixed', at: NOW - 35 * DAY }],
  };
  const joined = { who: ['1', '2'], joinedAt: [NOW - 41 * DAY, NOW - DAY] };
  const alone = await shown();
  const closedIn = ({ desk, line }: typeof alone) =>
    desk.flags.toldOf({ ...line, written: mended }).closed.map(({ id }) => id);
  expect(closedIn(alone)).toEqual([alone.newest]);
  const together = await shown((row) => ({ ...row, ...joined }));
  expect(closedIn(together).toSorted()).toEqual([together.newest, together.oldest]);
});

test('who asked by a request that was merged hears of the fix there', async () => {
  const [merged, twice] = [anEventId(8_001), anEventId(8_002)];
  const closed = { state: 'closed', how: 'documented' } as const;
  const { desk, asked, line } = await shown(undefined, (like) => [
    { ...like, ...closed, id: merged, mergedInto: like.id },
    { ...like, ...closed, id: twice, mergedInto: merged },
  ]);
  await desk.flags.settle(line, 'fixed', 'The port is in the first sentence.', true);
  expect(asked).toHaveLength(17);
  for (const id of [merged, twice])
    expect(asked.find(({ requestId }) => requestId === id)?.update).toEqual({ as: 'reply' });
});
