import type { DeskStore } from '@/lib/domain/desk/stores';
import type { SiteId } from '@/lib/domain/ids';
import { pageKeyOf } from '@/lib/domain/page';
import type { FindPlatform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import type { ThreadStore } from '@/lib/domain/stores';
import type { SyncProgress } from '@/lib/domain/sync';
import { deskPageOf } from './desk-page';
import type { DeskRows } from './desk-rows';
import type { Registers } from './registers';
import type { createSync } from './sync';
import type { Threads } from './threads';

export interface DeskSyncPorts {
  sync: ReturnType<typeof createSync>;
  registers: Registers;
  rows: Pick<DeskRows, 'pageRead'>;
  threads: Pick<Threads, 'refresh'>;
  threadStore: ThreadStore;
  deskStore: DeskStore;
  findPlatform: FindPlatform;
}

/** While a desk is open the team's own pages are no older than that. */
const TEAM_FRESH_MS = 10_000;
const HELD_LIMIT_MS = 60_000;

/** One look at a whole site: the team's own pages first, then what is new, then what waits for approval. */
export function createDeskSync(ports: DeskSyncPorts) {
  const { sync, registers, threads, deskStore, findPlatform } = ports;
  const problems = new Map<SiteId, Problem | null>();

  async function readTeamPages(siteId: SiteId): Promise<Problem | null> {
    const problem = await registers.refresh(siteId, TEAM_FRESH_MS);
    const found = await registers.find(siteId);
    const desk = found === null ? null : deskPageOf(siteId, found.register);
    return problem ?? (desk === null ? null : threads.refresh(desk, TEAM_FRESH_MS));
  }

  /** To everybody but moderators it is refused, which is no problem: they see what they may. */
  async function readHeld(siteId: SiteId): Promise<Problem | null> {
    const source = (await findPlatform(siteId))?.held;
    if (source === undefined) return null;
    const read = await source.list(AbortSignal.timeout(HELD_LIMIT_MS));
    if (!read.ok) return read.problem.kind === 'refused' ? null : read.problem;
    const before = await deskStore.held(siteId);
    await deskStore.saveHeld(siteId, read.value);
    const idsOf = (held: typeof before) => new Set(held.map(({ comment }) => comment.id));
    const [was, now] = [idsOf(before), idsOf(read.value)];
    const moved = [...before, ...read.value].filter(({ comment: { id } }) => was.has(id) !== now.has(id));
    const pages = new Map(moved.map(({ page }) => [pageKeyOf(page), page]));
    for (const page of pages.values()) {
      const known = await ports.threadStore.find(pageKeyOf(page));
      // A page on which nothing else was said yet is not among those that were read
      if (known === null) await threads.refresh(page, 0);
      await ports.rows.pageRead(page);
    }
    return null;
  }

  return {
    readHeld,

    async run(siteId: SiteId): Promise<SyncProgress> {
      const team = await readTeamPages(siteId);
      const progress = await sync.run(siteId);
      problems.set(siteId, team ?? (await readHeld(siteId)));
      return progress;
    },

    problemOf: (siteId: SiteId): Problem | null => problems.get(siteId) ?? null,
  };
}
