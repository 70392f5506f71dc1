import type { Publication, QuotedSection } from '@/lib/domain/article/publication';
import { createSectionFinder } from '@/lib/domain/flags/find-section';
import type { OutlineStore } from '@/lib/domain/flags/stores';
import type { EventId, SiteId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { DeskRows } from '../desk-rows';

export interface QuotedPorts {
  outlines: Pick<OutlineStore, 'page'>;
  rows: Pick<DeskRows, 'fold'>;
  pageOf: (siteId: SiteId, requestId: EventId) => Promise<PageRef | null>;
}

/** Knows on which sections an article rests, those that its requests were asked about, and which of them have other words by now. */
export function createQuoted({ outlines, rows, pageOf }: QuotedPorts) {
  return {
    async of(siteId: SiteId, requests: readonly EventId[]): Promise<QuotedSection[]> {
      const quoted = new Map<string, QuotedSection>();
      for (const id of requests) {
        const page = await pageOf(siteId, id);
        const known = page === null ? null : await outlines.page(pageKeyOf(page));
        if (page === null || known === null) continue;
        const row = (await rows.fold(page)).find(({ thread }) => thread.id === id)?.row;
        const placed = row === undefined ? null : createSectionFinder([known]).find(known.pageKey, row);
        if (placed === null) continue;
        const { id: sectionId, bodyHash } = placed.section;
        quoted.set(sectionId, { pageKey: known.pageKey, sectionId, bodyHash });
      }
      return [...quoted.values()];
    },

    /**
     * What changed since, by the article's id, on whichever wikis it stands: the sections' headings, by which people know
     * them; of one that is gone, or has none, its page's title.
     */
    async changedIn(publications: readonly Publication[]): Promise<Record<EventId, string[]>> {
      const changed: Record<EventId, string[]> = {};
      for (const { articleId, quoted } of publications) {
        for (const { pageKey, sectionId, bodyHash } of quoted) {
          const page = await outlines.page(pageKey);
          if (page === null) continue; // it is not read here any more
          const section = page.sections.find(({ id }) => id === sectionId);
          if (section !== undefined && section.bodyHash === bodyHash) continue;
          const name = section?.path.at(-1) ?? page.title;
          changed[articleId] = [...new Set([...(changed[articleId] ?? []), name])];
        }
      }
      return changed;
    },
  };
}
