import { isOpenFlag, type PageFlagStore } from '@/lib/domain/flags/page-flag';
import { pageRefOf } from '@/lib/domain/flags/known-page';
import type { OutlineStore } from '@/lib/domain/flags/stores';
import type { SiteId } from '@/lib/domain/ids';
import { NEEDS_WORK_LABEL } from '@/lib/domain/label';
import type { FindPlatform } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import { ok } from '@/lib/domain/result';
import { createQueue } from './in-turn';

export interface NeedsWorkPorts {
  store: Pick<PageFlagStore, 'labelDue' | 'noteLabel'>;
  outlines: Pick<OutlineStore, 'page'>;
  findPlatform: FindPlatform;
}

/** So many pages at once; the others when flags are reckoned next. */
const MOST_AT_ONCE = 50;
const ASK_LIMIT_MS = 60_000;
/** Failures that say nothing of other pages. */
const OF_ONE_PAGE = new Set<Problem['kind']>(['no-answer', 'server-fault', 'unreadable-reply']);

/**
 * Keeps the label of pages with a section that stands out: a courtesy, where the site's option is on. What fails in
 * passing stays due.
 */
export function createNeedsWork({ store, outlines, findPlatform }: NeedsWorkPorts) {
  const inTurn = createQueue();

  async function labelDue(siteId: SiteId): Promise<void> {
    const platform = await findPlatform(siteId);
    if (platform?.labels === undefined) return;
    const { labels, site } = platform;
    for (const { pageKey, flags } of await store.labelDue(siteId, MOST_AT_ONCE)) {
      const needsWork = flags.some(isOpenFlag);
      const known = await outlines.page(pageKey);
      const page = known === null ? null : pageRefOf(known, siteId, site.kind);
      const signal = AbortSignal.timeout(ASK_LIMIT_MS);
      const change = needsWork ? 'add' : 'remove';
      const set = page === null ? ok(null) : await labels[change](page, NEEDS_WORK_LABEL, signal);
      if (set.ok || isForGood(set.problem)) await store.noteLabel(pageKey, needsWork);
      else if (!OF_ONE_PAGE.has(set.problem.kind)) return;
    }
  }

  return { labelDue: (siteId: SiteId): Promise<void> => inTurn(() => labelDue(siteId)) };
}

/** Nothing is owed to a page that this person may not edit, or that is gone. */
function isForGood(problem: Problem): boolean {
  return problem.kind === 'refused' && (problem.why === 'not-allowed' || problem.why === 'page-gone');
}
