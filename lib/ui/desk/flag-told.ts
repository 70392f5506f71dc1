import type { DeskRow } from '@/lib/domain/desk/row';
import { mergeTarget } from '@/lib/domain/desk/staff-log';
import type { FlagLine } from '@/lib/domain/flags/site-flags';
import { tCount } from '../wording';

/** Requests of a section that was mended: open ones are closed with the words that say so, closed ones get them as a reply. */
export interface Told {
  open: DeskRow[];
  closed: DeskRow[];
}

export const NOBODY: Told = { open: [], closed: [] };

/**
 * Whoever asked would like to know that the section was mended, whenever that was, and although most were answered long
 * ago; also by a request that was merged into one of these. Closed ones that nobody joined since an earlier fix heard of that one.
 */
export function toldOf({ demand, everAsked, written }: FlagLine, rows: readonly DeskRow[]): Told {
  const ids = new Set([...everAsked, ...demand.requests]);
  const into = new Map(rows.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [[id, mergedInto]])));
  const found = rows.filter(({ id }) => ids.has(mergeTarget(id, (one) => into.get(one) ?? null)));
  const fixedAt = written?.decisions.findLast(({ outcome }) => outcome === 'fixed')?.at ?? -Infinity;
  return {
    open: found.filter(({ state }) => state !== 'closed'),
    closed: found.filter(({ state, joinedAt }) => state === 'closed' && joinedAt.some((at) => at > fixedAt)),
  };
}

/** What telling them does, as a box to tick; `null`: there is nobody to tell. */
export function wordTelling({ open, closed }: Told): string | null {
  const parts = [
    ...(open.length > 0 ? [tCount('flagTell', open.length)] : []),
    ...(closed.length > 0 ? [tCount('flagTellClosed', closed.length)] : []),
  ];
  return parts.length === 0 ? null : parts.join('. ');
}
