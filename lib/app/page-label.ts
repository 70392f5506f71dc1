import { opensRequest, type ThreadEvent } from '@/lib/domain/event';
import { NEEDS_WORK_LABEL, OPEN_LABEL } from '@/lib/domain/label';
import type { PageRef } from '@/lib/domain/page';
import type { FindPlatform, Platform } from '@/lib/domain/ports';
import { nextStep, type Problem } from '@/lib/domain/problem';
import type { SiteId } from '@/lib/domain/ids';
import type { Trust } from '@/lib/domain/thread';
import { conversationIn } from './conversation';

/** Whether an event can change what labels its page has. */
export function touchesLabel(event: ThreadEvent): boolean {
  return opensRequest(event) || event.kind === 'status' || event.kind === 'flagged';
}

/**
 * Keeps the labels of a page true after an event was filed there, or about it: a courtesy to the people who maintain it. Where the
 * site's option is off, or this person may not edit the page, nothing happens; only a passing failure is worth another try.
 */
export function createPageLabel(
  findPlatform: FindPlatform,
  trustOf: (siteId: SiteId) => Promise<Trust>,
  askLimitMs: number,
) {
  return async (page: PageRef, event: ThreadEvent): Promise<'done' | 'again'> => {
    const platform = await findPlatform(page.siteId);
    if (platform?.labels === undefined) return 'done';
    const signal = AbortSignal.timeout(askLimitMs);
    const { labels } = platform;
    if (event.kind === 'flagged') {
      const set = await labels.add(page, NEEDS_WORK_LABEL, signal); // taken off by `needs-work.ts`, which knows the others
      return set.ok ? 'done' : afterFailure(set.problem);
    }
    const open = opensRequest(event) || (await hasOpenRequests(platform, page, await trustOf(page.siteId), signal));
    if (typeof open !== 'boolean') return afterFailure(open);
    const changed = await (open ? labels.add(page, OPEN_LABEL, signal) : labels.remove(page, OPEN_LABEL, signal));
    return changed.ok ? 'done' : afterFailure(changed.problem);
  };
}

async function hasOpenRequests(
  { comments }: Platform,
  page: PageRef,
  trust: Trust,
  signal: AbortSignal,
): Promise<boolean | Problem> {
  const read = await comments?.commentsOf(page, signal);
  if (read === undefined) return true;
  if (!read.ok) return read.problem;
  return conversationIn(read.value, trust).threads.some(
    ({ state }) => state.kind !== 'closed' && state.kind !== 'answered',
  );
}

function afterFailure(problem: Problem): 'done' | 'again' {
  return nextStep(problem, 1) === 'hold' ? 'done' : 'again';
}
