import type { DeskRow } from './row';

/** What a report counts its requests by. */
export const REPORT_KEYS = ['month', 'section', 'owner', 'kind'] as const;
export type ReportKey = (typeof REPORT_KEYS)[number];

/** One line of a report. Times are medians, in hours; `null` where there is nothing to take one of. */
export interface ReportLine {
  key: string;
  asked: number;
  people: number;
  open: number;
  closed: number;
  reopened: number;
  firstAnswerHours: number | null;
  /** Of those that are open. */
  ageHours: number | null;
  minutes: number;
}

const HOUR_MS = 3_600_000;

/** @param now - Milliseconds since 1970, as in the rows. Lines are in order: months by time, all others by how much was asked. */
export function reportOf(rows: readonly DeskRow[], by: ReportKey, now: number): ReportLine[] {
  const counted = rows.filter(({ mergedInto }) => mergedInto === null);
  const lines = [...Map.groupBy(counted, (row) => keyOf(row, by))].map(([key, of]) => lineOf(key, of, now));
  return lines.sort((one, other) => (by === 'month' ? compare(one.key, other.key) : other.asked - one.asked));
}

/** All of them in one line. */
export function totalOf(rows: readonly DeskRow[], now: number): ReportLine {
  return lineOf(
    '',
    rows.filter(({ mergedInto }) => mergedInto === null),
    now,
  );
}

function lineOf(key: string, rows: readonly DeskRow[], now: number): ReportLine {
  const open = rows.filter(({ waiting }) => waiting !== 'nobody');
  const answered = rows.flatMap(({ firstAnswerAt, openedAt }) =>
    firstAnswerAt === null ? [] : [firstAnswerAt - openedAt],
  );
  return {
    key,
    asked: rows.length,
    people: new Set(rows.flatMap(({ who }) => who)).size,
    open: open.length,
    closed: rows.length - open.length,
    reopened: rows.reduce((sum, row) => sum + row.reopened, 0),
    firstAnswerHours: medianHours(answered),
    ageHours: medianHours(open.map(({ openedAt }) => now - openedAt)),
    minutes: rows.reduce((sum, row) => sum + row.minutes, 0),
  };
}

function keyOf({ openedAt, pageTitle, path, owner, ask }: DeskRow, by: ReportKey): string {
  switch (by) {
    case 'month':
      return new Date(openedAt).toISOString().slice(0, 7);
    case 'section':
      return [pageTitle, ...path.slice(-1)].join(' › ');
    case 'owner':
      return owner?.name ?? '';
    case 'kind':
      return ask;
  }
}

function medianHours(timesMs: number[]): number | null {
  const sorted = timesMs.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return low === undefined || high === undefined ? null : Math.round(((low + high) / 2 / HOUR_MS) * 10) / 10;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
