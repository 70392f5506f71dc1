import type { DeskRow } from '@/lib/domain/desk/row';
import { reckonSite, type ReckonedSite, type SiteFlags } from '@/lib/domain/flags/site-flags';
import type { SiteId } from '@/lib/domain/ids';
import type { FlagsAsk } from '@/lib/ui/desk/flags-ask';
import { flagParts } from './flag-parts';
import { readSite } from './read-site';
import type { Reckoning } from './reckon';

/** The site whose figures are shown: one more request is counted to it at once. */
let shown: { siteId: SiteId; site: ReckonedSite } | null = null;

/** Makes the figures about a site's sections, from what the background keeps. */
async function reckon({ siteId, isShown, ...ask }: FlagsAsk): Promise<SiteFlags> {
  const site = reckonSite({ ...(await readSite(siteId)), ...ask });
  if (isShown) shown = { siteId, site };
  return site.flags;
}

// A worker's own global, which the types of a page do not know
const self = globalThis as unknown as {
  postMessage(answer: Reckoning): void;
  onmessage:
    ((event: MessageEvent<{ asked: number; ask: FlagsAsk } | { asked: number; touch: DeskRow }>) => void) | null;
}; // as the specification of workers has it

self.onmessage = ({ data }) => {
  const { asked } = data;
  if ('touch' in data) {
    const news = shown?.siteId === data.touch.siteId ? shown.site.touch(data.touch) : null;
    self.postMessage({ asked, news });
    return;
  }
  reckon(data.ask).then(
    (flags) => {
      for (const part of flagParts(flags)) self.postMessage({ asked, part });
      self.postMessage({ asked, flags: { ...flags, lines: [], map: [] } });
    },
    () => self.postMessage({ asked, flags: null }),
  );
};
