import type { EventId } from '../ids';
import type { DeskRow } from './row';
import { mergeTarget } from './staff-log';

/** The askers of a merged request stand with the one that it went into, each once. */
export function withMerged(rows: DeskRow[]): DeskRow[] {
  const merged = mergedIn(rows);
  return merged.size === 0 ? rows : rows.map((row) => withAskersOf(row, merged.get(row.id)));
}

/** Requests that were merged, by the one that each of them stands with after all merges. */
export function mergedIn(rows: readonly DeskRow[]): Map<EventId, DeskRow[]> {
  const merged = rows.filter(({ mergedInto }) => mergedInto !== null);
  if (merged.length === 0) return new Map();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = Map.groupBy(merged, ({ id }) => mergeTarget(id, (one) => byId.get(one)?.mergedInto ?? null));
  for (const [id, went] of found)
    // one of a ring stands for itself
    found.set(
      id,
      went.filter((row) => row.id !== id),
    );
  return found;
}

/** A request with the askers of those that went into it. */
export function withAskersOf(row: DeskRow, merged: readonly DeskRow[] = []): DeskRow {
  if (merged.length === 0) return row;
  const known = askersIn(row);
  for (const other of merged) for (const [who, at] of askersIn(other)) if (!known.has(who)) known.set(who, at);
  return { ...row, who: [...known.keys()], joinedAt: [...known.values()], people: known.size };
}

function askersIn(row: DeskRow): Map<string, number> {
  return new Map(row.who.map((one, at) => [one, row.joinedAt[at] ?? row.openedAt]));
}
