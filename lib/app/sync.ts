import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { ChangeSource, Clock, FindPlatform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { SyncStore, ThreadStore } from '@/lib/domain/stores';
import {
  freshScan,
  freshSync,
  RE_READ_AFTER_MS,
  stepOf,
  type Scan,
  type SyncProgress,
  type SyncState,
} from '@/lib/domain/sync';
import { FRESHNESS_MS, type Threads } from './threads';

export interface SyncPorts {
  threads: Pick<Threads, 'refresh'>;
  threadStore: ThreadStore;
  store: SyncStore;
  findPlatform: FindPlatform;
  clock: Clock;
  onProgress: (siteId: SiteId, progress: SyncProgress) => void;
  /** A page is gone, or this person may not see it any more: nothing is known of it. */
  onEmptied: (page: PageRef) => Promise<void>;
}

const PART_LIMIT_MS = 60_000;
/** Pages that are read before how far it came is written down. */
const PAGES_AT_ONCE = 10;
/** Pages that are read again after a scan, the ones read longest ago first. */
const MOST_RE_READ = 25;

/**
 * Keeps all threads of a site up to date: the wiki tells on which pages something was said since, and each of them is
 * read as a drawer reads it. How far it came is written down after each step. What no wiki tells (a deletion; on
 * WordPress an edit) is found by reading every page again after `RE_READ_AFTER_MS`.
 */
export function createSync(ports: SyncPorts) {
  const { threads, threadStore, store, findPlatform, clock } = ports;
  const underWay = new Map<SiteId, { ended: Promise<SyncProgress>; stop: AbortController }>();

  async function run(siteId: SiteId, signal: AbortSignal): Promise<SyncProgress> {
    let state = (await store.find(siteId)) ?? freshSync(siteId);
    const tell = (progress: SyncProgress) => {
      ports.onProgress(siteId, progress);
      return progress;
    };
    const told = (kind: SyncProgress['state'], problem: Problem | null = null) =>
      tell({ state: kind, completeTo: state.completeTo, ...stepOf(state.scan), problem });
    const isStopped = () => signal.aborted; // by somebody else, whenever we wait
    const source = (await findPlatform(siteId))?.changes;
    if (source === undefined) return told('stuck', { kind: 'refused', why: 'unsupported-site' });
    if (state.scan === null) state = await kept({ ...state, scan: freshScan(clock.now(), state.completeTo) });
    for (let { scan } = state; scan !== null; { scan } = state) {
      told('running');
      if (isStopped()) return told('stopped');
      const step = await (scan.at === 'done'
        ? readSome(state, scan, signal)
        : list(source, state, scan, scan.at, signal));
      if (!step.ok) return told(isStopped() ? 'stopped' : 'stuck', step.problem);
      state = await kept(step.value);
    }
    const problem = await reRead(siteId, signal);
    return told(problem === null ? 'idle' : 'stuck', problem);
  }

  async function kept(state: SyncState): Promise<SyncState> {
    await store.save(state);
    return state;
  }

  async function list(
    source: ChangeSource,
    state: SyncState,
    scan: Scan,
    { cursor }: { cursor: string | null },
    signal: AbortSignal,
  ): Promise<Result<SyncState>> {
    const ask = { since: scan.since, now: clock.now(), scope: state.scope, cursor };
    const limit = AbortSignal.any([signal, AbortSignal.timeout(PART_LIMIT_MS)]);
    const part = await source.changedPages(ask, limit);
    if (!part.ok) return part;
    const found = part.value.pages.map((changed) => [pageKeyOf(changed.page), changed] as const);
    const pending = { ...scan.pending, ...Object.fromEntries(found) };
    const { cursor: next, looked, total } = part.value;
    const listed = { ...scan, pending, looked: scan.looked + looked, total: scan.total ?? total };
    if (next !== null) return ok({ ...state, scan: { ...listed, at: { cursor: next } } });
    const unread = Object.entries(pending).filter(([key, { mark }]) => state.marks[key] !== mark);
    return ok({ ...state, scan: { ...listed, at: 'done', pending: Object.fromEntries(unread) } });
  }

  /** Reads a few of the pending pages; once there is none left, the scan is complete. */
  async function readSome(state: SyncState, scan: Scan, signal: AbortSignal): Promise<Result<SyncState>> {
    const some = Object.entries(scan.pending).slice(0, PAGES_AT_ONCE);
    if (some.length === 0) return ok({ ...state, completeTo: scan.startedAt, scan: null });
    const marks = { ...state.marks };
    const pending = { ...scan.pending };
    let { read } = scan;
    for (const [key, { page, mark }] of some) {
      if (signal.aborted) break;
      const problem = await settled(page, await threads.refresh(page, FRESHNESS_MS.filed));
      if (problem !== null) return fail(problem);
      marks[key] = mark;
      Reflect.deleteProperty(pending, key);
      read += 1;
    }
    return ok({ ...state, marks, scan: { ...scan, pending, read } });
  }

  async function reRead(siteId: SiteId, signal: AbortSignal): Promise<Problem | null> {
    const due = await threadStore.readBefore(siteId, clock.now() - RE_READ_AFTER_MS, MOST_RE_READ);
    for (const { page } of due) {
      if (signal.aborted) return null;
      const problem = await settled(page, await threads.refresh(page, FRESHNESS_MS.filed));
      if (problem !== null) return problem;
    }
    return null;
  }

  /** A page that is gone, or that this person may not see any more, has no requests for them. */
  async function settled(page: PageRef, problem: Problem | null): Promise<Problem | null> {
    if (problem?.kind !== 'refused' || (problem.why !== 'page-gone' && problem.why !== 'not-allowed')) return problem;
    const known = await threadStore.find(pageKeyOf(page));
    const { notes: _notes, ...kept } = known ?? { page, seenUpTo: 0 };
    await threadStore.save({ ...kept, comments: [], readAt: clock.now() });
    await ports.onEmptied(page);
    return null;
  }

  return {
    /** Reads what is new; a second call while one is under way waits for that one. */
    async run(siteId: SiteId): Promise<SyncProgress> {
      const running = underWay.get(siteId);
      if (running !== undefined) return running.ended;
      const stop = new AbortController();
      const ended = run(siteId, stop.signal).finally(() => underWay.delete(siteId));
      underWay.set(siteId, { ended, stop });
      return ended;
    },

    /** Stops after the page that is being read; `run` goes on there. */
    stop: (siteId: SiteId): void => underWay.get(siteId)?.stop.abort(),

    /** Chooses what is read; another choice begins anew. */
    async choose(siteId: SiteId, scope: string[]): Promise<void> {
      underWay.get(siteId)?.stop.abort();
      await underWay.get(siteId)?.ended;
      await store.save(freshSync(siteId, scope));
    },

    find: (siteId: SiteId): Promise<SyncState | null> => store.find(siteId),
    isRunning: (siteId: SiteId): boolean => underWay.has(siteId),
  };
}
