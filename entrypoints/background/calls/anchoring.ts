import { createPlacing } from '@/lib/app/placing';
import type { PageSent } from '@/lib/domain/anchoring/outline';
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
  const placing = createPlacing();

  return {
    async placeMarks({ report: given, page, ids }, sender) {
      const report = inItsJar(given, sender.tab);
      const entered = await enter(report, sender);
      if (!entered.ok) return entered;
      const anchors = new Map((await core.threads.marks(report.page)).map(({ id, anchor }) => [id, anchor]));
      const marks = ids.flatMap((id) => {
        const anchor = anchors.get(id);
        return anchor === undefined ? [] : [{ id, anchor }];
      });
      return ok({ places: await placing.place(ofTab(page, sender), marks) });
    },

    async describePlace({ page, start, end }, sender) {
      return ok({ descriptor: await placing.describe(ofTab(page, sender), start, end) });
    },
  };
}

/** What one tab sent is never used for another. */
function ofTab({ key, outline }: PageSent, { tab }: Sender): PageSent {
  return { key: `${String(tab?.id)} ${key}`, outline };
}
