import { describe, expect, test } from 'vitest';
import { createWeekly, type WeeklyPorts } from '@/lib/app/weekly';
import type { NewsSettings } from '@/lib/domain/news';
import { someRows } from '../../dom/ui/example-desk';
import { NOW } from '../../dom/ui/examples';

const WEEK = 7 * 86_400_000;

function aWeekly(start: { lastWeek?: string | null; settings?: NewsSettings; rows?: number } = {}) {
  const { lastWeek = '2020-W01', settings = { tell: 'each', quiet: null }, rows = 4 } = start;
  const told: Parameters<WeeklyPorts['tell']>[0][] = [];
  let last = lastWeek;
  let now = NOW;
  const weekly = createWeekly({
    store: {
      settings: async () => settings,
      lastWeek: async () => last,
      noteWeek: async (week) => void (last = week),
    },
    rows: async () => someRows(rows),
    flagged: async () => 2,
    clock: { now: () => now },
    minute: () => 600,
    tell: async (week) => void told.push(week),
  });
  return { weekly, told, later: (ms: number) => (now += ms) };
}

describe('once a week', () => {
  test('those who have the desk are told what it brought', async () => {
    const { weekly, told, later } = aWeekly();
    await weekly.tellIfDue();
    await weekly.tellIfDue();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ flagged: 2 });
    expect(told[0]?.waiting).toBeGreaterThan(0);
    later(WEEK);
    await weekly.tellIfDue();
    expect(told).toHaveLength(2);
  });

  test('nobody who switched news off, in quiet hours, or without a desk', async () => {
    for (const start of [
      { settings: { tell: 'never' as const, quiet: null } },
      { settings: { tell: 'each' as const, quiet: { from: 540, to: 660 } } },
      { rows: 0 },
    ]) {
      const { weekly, told } = aWeekly(start);
      await weekly.tellIfDue();
      expect(told).toEqual([]);
    }
  });

  test('nobody in the week in which the desk is new', async () => {
    const { weekly, told, later } = aWeekly({ lastWeek: null });
    await weekly.tellIfDue();
    expect(told).toEqual([]);
    later(WEEK);
    await weekly.tellIfDue();
    expect(told).toHaveLength(1);
  });
});
