import type { KnownPage } from '@/lib/domain/flags/find-section';
import { VIEW_DAYS, type ViewsAround } from '@/lib/domain/flags/views-around';
import type { PageRef } from '@/lib/domain/page';
import { ok, type Result } from '@/lib/domain/result';

/** What a wiki told of a page's readers. */
export type PageViews = Pick<KnownPage, 'views' | 'around'>;

/** Asks for the views of the last days; days may be broken. */
type AskViews = (pages: readonly PageRef[], days: number) => Promise<Result<Record<string, number>>>;

const DAY_MS = 86_400_000;

/**
 * Views of the last days by page id, and around a fix of those pages that have one: since it, and in the days before it
 * as what is left of both together. A wiki that tells no earlier ones leaves those out.
 * @param fixes - When each page was mended last, by its id.
 */
export async function readPageViews(
  ask: AskViews,
  pages: readonly PageRef[],
  fixes: ReadonlyMap<string, number>,
  now: number,
): Promise<Result<Map<string, PageViews>>> {
  const read = await ask(pages, VIEW_DAYS);
  if (!read.ok) return read;
  const views = new Map(Object.entries(read.value));
  const around = new Map<string, ViewsAround>();
  for (const [fixedAt, mended] of Map.groupBy(pages, ({ pageId }) => fixes.get(pageId))) {
    if (fixedAt === undefined) continue;
    const days = (now - fixedAt) / DAY_MS;
    const since = await ask(mended, days);
    const all = since.ok ? await ask(mended, days + VIEW_DAYS) : since;
    if (!since.ok || !all.ok) {
      if (!all.ok && all.problem.kind !== 'refused') return all;
      continue;
    }
    const both = new Map(Object.entries(all.value));
    for (const [pageId, after] of Object.entries(since.value)) {
      const before = Math.max(0, (both.get(pageId) ?? 0) - after);
      around.set(pageId, { fixedAt, before, after, days });
    }
  }
  const told = pages.map(({ pageId }): [string, PageViews] => {
    const then = around.get(pageId);
    return [pageId, { views: views.get(pageId) ?? null, ...(then === undefined ? {} : { around: then }) }];
  });
  return ok(new Map(told));
}
