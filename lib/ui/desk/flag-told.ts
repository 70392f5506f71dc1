import type { DeskRow } from '@/lib/domain/desk/row';
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
 * ago. Closed ones that nobody joined since an earlier fix heard of that one.
 */
export function toldOf({ demand, everAsked, written }: FlagLine, rows: readonly DeskRow[]): Told {
  const ids = new Set([...everAsked, ...demand.requests]);
  const found = rows.filter(({ id, mergedInto }) => ids.has(id) && mergedInto === null);
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
