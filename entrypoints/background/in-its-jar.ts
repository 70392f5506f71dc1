import { inJar, jarOf, type JarTab } from '@/lib/domain/jar';
import type { PageRef } from '@/lib/domain/page';

/** A page's report with the page in the jar of its tab, which no page can know of. */
export function inItsJar<Report extends { page: PageRef }>(report: Report, tab: JarTab | undefined): Report {
  return { ...report, page: { ...report.page, siteId: inJar(report.page.siteId, jarOf(tab)) } };
}
