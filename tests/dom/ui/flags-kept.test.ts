import { expect, test } from 'vitest';
import type { DeskSite } from '@/lib/domain/desk/views';
import { ok } from '@/lib/domain/result';
import type { DeskCalls } from '@/lib/messages/desk-calls';
import type { FlagsAsk } from '@/lib/ui/desk/flags-ask';
import { aDesk, aDeskSite, someRows } from './example-desk';
import { someFlags, someWritten } from './example-flags';
import { speakEnglish } from './english';
import { NOW } from './examples';

speakEnglish();

const MINUTE = 60_000;
const readTo = (completeTo: number | null): DeskSite['progress'] => ({
  ...aDeskSite().progress,
  completeTo,
});

/** A desk on whose only site something is read, and what was reckoned and kept meanwhile. */
async function aReadingDesk(reckon: (ask: FlagsAsk) => Promise<ReturnType<typeof someFlags>>) {
  const kept: Parameters<DeskCalls['keepFlags']>[0][] = [];
  const asked: FlagsAsk[] = [];
  const sites = [aDeskSite({ flags: someWritten, progress: readTo(null) })];
  let now = NOW;
  const calls = {
    keepFlags: async (ask: (typeof kept)[number]) => {
      kept.push(ask);
      return ok(null);
    },
  };
  const desk = aDesk(someRows(4), calls, sites, {
    now: () => now,
    reckon: async (ask) => {
      asked.push(ask);
      return reckon(ask);
    },
  });
  await desk.start();
  const synced = async (minutes: number, completeTo: number | null) => {
    now += minutes * MINUTE;
    sites[0] = aDeskSite({ flags: someWritten, progress: readTo(completeTo) });
    await desk.heard({ news: 'sites' });
  };
  return { desk, kept, asked, synced };
}

test('after each reading pages learn what is flagged now although nobody looks at that, at most every five minutes', async () => {
  const { desk, kept, asked, synced } = await aReadingDesk(async () => someFlags());
  await synced(0, null);
  expect(kept).toEqual([]);
  await synced(1, NOW);
  expect(desk.place).toBe('requests');
  expect(asked.map(({ window, isShown }) => [window.days, isShown])).toEqual([[30, false]]);
  expect(kept).toHaveLength(1);
  expect(kept[0]?.pages.flatMap(({ flags }) => flags)).not.toEqual([]);
  await synced(1, NOW + MINUTE);
  await synced(9, NOW + MINUTE);
  expect(kept).toHaveLength(2);
  await synced(9, NOW + MINUTE); // nothing was read since
  expect(kept).toHaveLength(2);
});

test('whoever looks at a year meanwhile goes on seeing it, and pages still say what a month says', async () => {
  const { desk, kept, asked, synced } = await aReadingDesk(async () => someFlags());
  await desk.flags.show();
  await desk.flags.look(null, 365);
  kept.length = 0;
  await synced(6, NOW);
  expect(kept).toHaveLength(1);
  expect(asked.at(-1)).toMatchObject({ window: { days: 30 }, isShown: false });
  const { reckoned } = desk.flags;
  expect(reckoned.state === 'read' && reckoned.window.days).toBe(365);
});

test('what could not be reckoned is tried again, and nothing is wiped out before any section is known', async () => {
  let tries = 0;
  const { kept, synced } = await aReadingDesk(async () => {
    tries += 1;
    if (tries === 1) throw new Error('no figures');
    return tries === 2 ? { ...someFlags(), lines: [], sections: 0 } : someFlags();
  });
  await synced(1, NOW);
  await synced(6, NOW);
  expect(kept).toEqual([]);
  await synced(6, NOW);
  expect(kept).toHaveLength(1);
});
