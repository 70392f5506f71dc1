import { Dexie } from 'dexie';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { KnownPage } from '@/lib/domain/flags/find-section';
import { reckonSite, type ReckonedSite, type SiteFlags } from '@/lib/domain/flags/site-flags';
import type { SiteId } from '@/lib/domain/ids';
import { DATABASE_NAME } from '@/lib/domain/stores';
import type { FlagsAsk } from '@/lib/ui/desk/flags-ask';
import type { Reckoning } from './reckon';

/** The site that was reckoned last: one more request is counted to it at once. */
let last: { siteId: SiteId; site: ReckonedSite } | null = null;

/** Makes the figures about a site's sections, from what the background keeps. Reads only. */
async function reckon({ siteId, ...ask }: FlagsAsk): Promise<SiteFlags> {
  const database = new Dexie(DATABASE_NAME); // as the background made it, whatever its version
  try {
    await database.open();
    const has = (name: string) => database.tables.some((table) => table.name === name);
    const read = <Row>(name: string): Promise<Row[]> =>
      has(name) ? database.table<Row, string>(name).where({ siteId }).toArray() : Promise.resolve([]);
    const rows = (await read<{ rows: DeskRow[] }>('deskRows')).flatMap((page) => page.rows);
    const site = reckonSite({ rows, pages: await read<KnownPage>('outlines'), ...ask });
    last = { siteId, site };
    return site.flags;
  } finally {
    database.close();
  }
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
    const news = last?.siteId === data.touch.siteId ? last.site.touch(data.touch) : null;
    self.postMessage({ asked, news });
    return;
  }
  reckon(data.ask).then(
    (flags) => self.postMessage({ asked, flags }),
    () => self.postMessage({ asked, flags: null }),
  );
};
