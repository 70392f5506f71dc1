import { Dexie } from 'dexie';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { KnownPage } from '@/lib/domain/flags/find-section';
import { flagsOf, type SiteFlags } from '@/lib/domain/flags/site-flags';
import { DATABASE_NAME } from '@/lib/domain/stores';
import type { FlagsAsk } from '@/lib/ui/desk/flags-ask';
import type { Reckoning } from './reckon';

/** Makes the figures about a site's sections, from what the background keeps. Reads only. */
async function reckon({ siteId, ...ask }: FlagsAsk): Promise<SiteFlags> {
  const database = new Dexie(DATABASE_NAME); // as the background made it, whatever its version
  try {
    await database.open();
    const has = (name: string) => database.tables.some((table) => table.name === name);
    const read = <Row>(name: string): Promise<Row[]> =>
      has(name) ? database.table<Row, string>(name).where({ siteId }).toArray() : Promise.resolve([]);
    const rows = (await read<{ rows: DeskRow[] }>('deskRows')).flatMap((page) => page.rows);
    return flagsOf({ rows, pages: await read<KnownPage>('outlines'), ...ask });
  } finally {
    database.close();
  }
}

// A worker's own global, which the types of a page do not know
const self = globalThis as unknown as {
  postMessage(answer: Reckoning): void;
  onmessage: ((event: MessageEvent<{ asked: number; ask: FlagsAsk }>) => void) | null;
}; // as the specification of workers has it

self.onmessage = ({ data: { asked, ask } }) => {
  reckon(ask).then(
    (flags) => self.postMessage({ asked, flags }),
    () => self.postMessage({ asked, flags: null }),
  );
};
