import type { Client } from 'confluence.js/core';
import { getViews } from 'confluence.js/v1';
import * as v from 'valibot';
import type { PageRef } from '@/lib/domain/page';
import type { RefusalCause } from '@/lib/domain/problem';
import { Refusal } from '../attempt';
import { mapParallel } from '../parallel';
import { readShape } from '../replies';

const PARALLEL = 4;
const DAY_MS = 86_400_000;
const ViewsShape = v.object({ count: v.number() });

/** 403 and 404, which a single page gives as well as a site without views. */
const OF_PAGES = new Set<RefusalCause>(['not-allowed', 'page-gone']);
/** So many pages are refused one after the other before it is taken for the site's answer (the free plan), not theirs. */
const TELLING = 20;

/**
 * How often each page was opened, a request for each. A page that is gone or hidden meanwhile is left out; sites of the
 * free plan refuse it of every page.
 */
export async function readViews(
  client: Client,
  pages: readonly PageRef[],
  days: number,
  now: number,
): Promise<Record<string, number>> {
  const fromDate = new Date(now - days * DAY_MS).toISOString();
  const counts = new Map<string, number>();
  let refused = 0;
  await mapParallel(pages, PARALLEL, async ({ pageId }) => {
    try {
      const { count } = readShape(ViewsShape, await getViews(client, { contentId: pageId, fromDate }));
      counts.set(pageId, count);
    } catch (cause) {
      const isPages = cause instanceof Refusal && cause.problem.kind === 'refused' && OF_PAGES.has(cause.problem.why);
      if (!isPages) throw cause;
      refused += 1;
      if (counts.size === 0 && refused >= Math.min(TELLING, pages.length)) throw cause;
    }
  });
  return Object.fromEntries(counts);
}
