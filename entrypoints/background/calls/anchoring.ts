import { describePacked } from '@/lib/domain/anchoring/describe-packed';
import type { Outline } from '@/lib/domain/anchoring/outline';
import { indexPage } from '@/lib/domain/anchoring/page-index';
import { placeAnchor } from '@/lib/domain/anchoring/place-anchor';
import { PageSearch } from '@/lib/domain/anchoring/reattach';
import type { Site } from '@/lib/domain/page';
import { ok, type Result } from '@/lib/domain/result';
import type { OverlayCalls, PageReport } from '@/lib/messages/calls';
import type { Sender } from '@/lib/messages/runtime';
import type { Handlers } from '@/lib/messages/serve';
import type { Core } from '../core';
import { inItsJar } from '../in-its-jar';

/** Finds and describes places here and not on the page: it costs the page nothing, and what is kept of a request stays here. */
export function createAnchoringHandlers(
  core: Core,
  enter: (report: PageReport, sender: Sender) => Promise<Result<Site>>,
): Pick<Handlers<OverlayCalls>, 'placeMarks' | 'describePlace'> {
  const searchOf = createPageSearches();

  return {
    async placeMarks({ report: given, outline, ids }, sender) {
      const report = inItsJar(given, sender.tab);
      const entered = await enter(report, sender);
      if (!entered.ok) return entered;
      const wanted = new Set(ids);
      const marks = (await core.threads.marks(report.page)).filter(({ id }) => wanted.has(id));
      const search = searchOf(outline);
      const places = marks.map(({ id, anchor }) => {
        const { outcome, at, section } = placeAnchor(search, anchor);
        return { id, outcome, at, heading: section.heading };
      });
      return ok({ places });
    },

    async describePlace({ outline, start, end }) {
      return ok({ descriptor: describePacked(searchOf(outline).index, start, end) });
    },
  };
}

/** Indexes a page once, as long as it stays the same and no other page is asked about. */
function createPageSearches(): (outline: Outline) => PageSearch {
  let last: { outline: Outline; search: PageSearch } | null = null;
  return (outline) => {
    if (last?.outline.text !== outline.text) last = { outline, search: new PageSearch(indexPage(outline)) };
    return last.search;
  };
}
