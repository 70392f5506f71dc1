import { median } from './measure.ts';
import type { Opening } from './runs.ts';
import type { Swaps } from './app-runs.ts';

/** A line of the table. `ours` and `peer` are what Docket and the peer add to the bare page. */
export interface Row {
  what: string;
  unit: 'ms' | 'MB' | 'kB' | 'nodes' | 'of 20' | 'of 200';
  bare: number | null;
  ours: number | null;
  peer: number | null;
  /** What `../shared/PERF-FACTS.md` asks for; `null` where the row is for information. */
  limit: { atMost: number; of: 'peer' | 'absolute' } | null;
}

/** What the three sides measured, by scenario. */
export type Sides<T> = Record<'bare' | 'docket' | 'peer', T[]>;

/** The median of a figure that each opening has, less the bare page's. */
export function addedRow(
  what: string,
  unit: Row['unit'],
  sides: Sides<Opening>,
  read: (one: Opening) => number | null,
  limit: Row['limit'],
): Row {
  const middle = (side: keyof Sides<Opening>) => medianOf(sides[side].map(read));
  const bare = middle('bare');
  const less = (value: number | null) => (value === null || bare === null ? null : Math.max(0, value - bare));
  return { what, unit, bare, ours: less(middle('docket')), peer: less(middle('peer')), limit };
}

/** A figure that the bare page has no part in. */
export function plainRow(
  what: string,
  unit: Row['unit'],
  values: { ours: number | null; peer: number | null },
  limit: Row['limit'],
): Row {
  return { what, unit, bare: null, ...values, limit };
}

/** How many of the swaps came right, and the median of those that did. */
export function swapRows(what: string, sides: Record<'docket' | 'peer', Swaps>, limit: Row['limit']): Row[] {
  const right = (swaps: Swaps) => swaps.filter((swap) => swap !== null);
  return [
    plainRow(`${what}: right`, 'of 20', { ours: right(sides.docket).length, peer: right(sides.peer).length }, null),
    plainRow(`${what}: median`, 'ms', { ours: medianOf(sides.docket), peer: medianOf(sides.peer) }, limit),
  ];
}

/** `null` when any of them never got there. */
export function medianOf(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length / 2 ? null : median(known);
}

/** Whether a row reaches what is asked; `null` where nothing is asked. */
export function reaches({ ours, peer, limit }: Row): boolean | null {
  if (limit === null) return null;
  if (ours === null) return false;
  if (limit.of === 'absolute') return ours <= limit.atMost;
  return peer === null || ours <= peer * limit.atMost;
}

/** The table as text, a line for each row. */
export function table(rows: Row[]): string {
  const lines = [['', 'bare', 'Docket adds', 'Hypothesis adds', 'ratio', 'must reach', ''], ...rows.map(cells)];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

function cells(row: Row): string[] {
  const show = (value: number | null, none: string) =>
    value === null ? none : `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ${row.unit}`;
  const ratio = row.ours === null || row.peer === null || row.peer === 0 ? '' : (row.ours / row.peer).toFixed(2);
  const asked =
    row.limit === null
      ? ''
      : row.limit.of === 'peer'
        ? `<= ${String(row.limit.atMost)}`
        : `<= ${String(row.limit.atMost)} ${row.unit}`;
  const reached = { true: 'ok', false: 'NOT REACHED', null: '' }[String(reaches(row))] ?? '';
  return [row.what, show(row.bare, ''), show(row.ours, 'never'), show(row.peer, 'never'), ratio, asked, reached];
}
