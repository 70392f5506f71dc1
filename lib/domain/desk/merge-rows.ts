import type { EventId } from '../ids';
import type { DeskRow } from './row';
import { mergeTarget } from './staff-log';

/** The askers of a merged request stand with the one that it went into, each once. */
export function withMerged(rows: DeskRow[]): DeskRow[] {
  const merged = rows.filter(({ mergedInto }) => mergedInto !== null);
  if (merged.length === 0) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const joined = new Map<EventId, Map<string, number>>();
  for (const row of merged) {
    const target = mergeTarget(row.id, (id) => byId.get(id)?.mergedInto ?? null);
    if (target === row.id) continue;
    const known = joined.get(target) ?? askersIn(byId.get(target));
    for (const [who, at] of askersIn(row)) if (!known.has(who)) known.set(who, at);
    joined.set(target, known);
  }
  return rows.map((row) => {
    const who = joined.get(row.id);
    if (who === undefined) return row;
    return { ...row, who: [...who.keys()], joinedAt: [...who.values()], people: who.size };
  });
}

function askersIn(row: DeskRow | undefined): Map<string, number> {
  return new Map(row?.who.map((one, at) => [one, row.joinedAt[at] ?? row.openedAt]));
}
