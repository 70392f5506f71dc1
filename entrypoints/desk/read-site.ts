import { Dexie } from 'dexie';
import type { DeskRow } from '@/lib/domain/desk/row';
import type { KnownPage } from '@/lib/domain/flags/find-section';
import type { SiteSource } from '@/lib/domain/flags/site-flags';
import type { SiteId } from '@/lib/domain/ids';
import { DATABASE_NAME } from '@/lib/domain/stores';
import { partsOf } from './read-parts';

/** A site's requests and pages, from what the background keeps. Reads only. */
export async function readSite(siteId: SiteId): Promise<Pick<SiteSource, 'rows' | 'pages'>> {
  const database = new Dexie(DATABASE_NAME); // as the background made it, whatever its version
  const read = async <Row extends { pageKey: string }>(name: string, take: (row: Row) => void): Promise<void> => {
    if (!database.tables.some((table) => table.name === name)) return;
    for await (const part of partsOf(database.table<Row, string>(name), `${siteId}#`)) part.forEach(take);
  };
  try {
    await database.open();
    const rows: DeskRow[] = [];
    const pages: KnownPage[] = [];
    await read<{ pageKey: string; rows: DeskRow[] }>('deskRows', (page) => {
      for (const row of page.rows) {
        row.hay = ''; // for searches alone, and longer than all else together
        rows.push(row);
      }
    });
    await read<KnownPage>('outlines', (page) => pages.push(page));
    return { rows, pages };
  } finally {
    database.close();
  }
}
