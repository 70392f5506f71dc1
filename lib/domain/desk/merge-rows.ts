import type { EventId } from '../ids';
import type { DeskRow } from './row';
import { mergeTarget } from './staff-log';

/** The askers of a merged request stand with the one that it went into, each once. */
export function withMerged(rows: DeskRow[]): DeskRow[] {
  const merged = rows.filter(({ mergedInto }) => mergedInto !== null);
  if (merged.length === 0) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const joined = new Map<EventId, Set<string>>();
  for (const row of merged) {
    const target = mergeTarget(row.id, (id) => byId.get(id)?.mergedInto ?? null);
    if (target === row.id) continue;
    joined.set(target, (joined.get(target) ?? new Set(byId.get(target)?.who)).union(new Set(row.who)));
  }
  return rows.map((row) => {
    const who = joined.get(row.id);
    return who === undefined ? row : { ...row, who: [...who], people: who.size };
  });
}
