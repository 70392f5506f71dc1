import type { EpochMs } from './delivery';
import type { SiteId } from './ids';
import type { ChangedPage } from './ports';
import type { Problem } from './problem';

/** One reading of a site: first where something was said is listed, then each of these pages is read once. */
export interface Scan {
  startedAt: EpochMs;
  since: EpochMs | null;
  /** Of the list; `done`: it is complete. */
  at: { cursor: string | null } | 'done';
  /** Comments that were listed, and that there are as far as the wiki says. */
  looked: number;
  total: number | null;
  /** Pages yet to be read, by key. */
  pending: Record<string, ChangedPage>;
  read: number;
}

/** How far a whole site was read, kept after each part: a browser that ends goes on there. */
export interface SyncState {
  siteId: SiteId;
  /** Keys of spaces, or WordPress' types; empty: the whole site. */
  scope: string[];
  /** When the last reading began that came to its end; `null`: none has yet. */
  completeTo: EpochMs | null;
  /** The reading under way. */
  scan: Scan | null;
  /** By page: what its newest words were marked by when it was read. */
  marks: Record<string, string>;
}

export function freshSync(siteId: SiteId, scope: string[] = []): SyncState {
  return { siteId, scope, completeTo: null, scan: null, marks: {} };
}

/** After so long a page is read again although nothing tells that anything changed there: edits and deletions are found by that. */
export const RE_READ_AFTER_MS = 6 * 3_600_000;

/** What is told of a reading. */
export interface SyncProgress {
  state: 'idle' | 'running' | 'stopped' | 'stuck';
  /** `null`: nothing was read to its end yet. */
  completeTo: EpochMs | null;
  /** Of the reading under way: pages that were read, and that are to be read; while these are listed, comments. */
  doing: 'listing' | 'reading' | null;
  done: number;
  total: number | null;
  problem: Problem | null;
}

export function freshScan(now: EpochMs, since: EpochMs | null): Scan {
  return { startedAt: now, since, at: { cursor: null }, looked: 0, total: null, pending: {}, read: 0 };
}

/** How far a reading came, for people. */
export function stepOf(scan: Scan | null): Pick<SyncProgress, 'doing' | 'done' | 'total'> {
  if (scan === null) return { doing: null, done: 0, total: null };
  if (scan.at !== 'done') return { doing: 'listing', done: scan.looked, total: scan.total };
  return { doing: 'reading', done: scan.read, total: scan.read + Object.keys(scan.pending).length };
}
