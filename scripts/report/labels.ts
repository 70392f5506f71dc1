import { createNeedsWork } from '@/lib/app/needs-work';
import type { KnownPage } from '@/lib/domain/flags/find-section';
import type { PageFlags } from '@/lib/domain/flags/page-flag';
import type { Platform } from '@/lib/domain/ports';

/**
 * Labels pages with a section that stands out, and takes the label off others that a report put it on, or that have a
 * section about which something was decided.
 * @param labelled - Keys of pages that carry it since the report before.
 * @returns Those that carry it now; what could not be done is tried with the next report.
 */
export async function labelPages(
  platform: Platform,
  pages: readonly KnownPage[],
  flagged: readonly Pick<PageFlags, 'pageKey' | 'flags'>[],
  labelled: readonly string[],
): Promise<string[]> {
  const siteId = platform.site.id;
  const now = new Set(labelled);
  const flags = new Map<string, PageFlags['flags']>(labelled.map((key) => [key, []]));
  for (const page of flagged) flags.set(page.pageKey, page.flags);
  const known = new Map(pages.map((page) => [page.pageKey, page]));
  const needsWork = createNeedsWork({
    store: {
      labelDue: async () => [...flags].map(([pageKey, found]) => ({ pageKey, siteId, flags: found })),
      noteLabel: async (pageKey, isThere) => {
        if (isThere === true) now.add(pageKey);
        else now.delete(pageKey);
      },
    },
    outlines: { page: async (pageKey) => known.get(pageKey) ?? null },
    findPlatform: async () => platform,
  });
  await needsWork.labelDue(siteId);
  return [...now];
}
