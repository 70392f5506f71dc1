import type { Client } from 'confluence.js/core';
import { getViews } from 'confluence.js/v1';
import * as v from 'valibot';
import type { PageRef } from '@/lib/domain/page';
import { mapParallel } from '../parallel';
import { readShape } from '../replies';

const PARALLEL = 4;
const DAY_MS = 86_400_000;
const ViewsShape = v.object({ count: v.number() });

/** How often each page was opened, a request for each; sites of the free plan refuse it. */
export async function readViews(
  client: Client,
  pages: readonly PageRef[],
  days: number,
  now: number,
): Promise<Record<string, number>> {
  const fromDate = new Date(now - days * DAY_MS).toISOString();
  const counted = await mapParallel(pages, PARALLEL, async ({ pageId }) => {
    const { count } = readShape(ViewsShape, await getViews(client, { contentId: pageId, fromDate }));
    return [pageId, count] as const;
  });
  return Object.fromEntries(counted);
}
