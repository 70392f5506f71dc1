import { Dexie } from 'dexie';
import type { DeskRow } from '@/lib/domain/desk/row';
import { DATABASE_NAME } from '@/lib/domain/stores';
import { partsOf } from './read-parts';

interface PageRows {
  pageKey: string;
  rows: DeskRow[];
}

/**
 * Reads the desk's rows where the background keeps them: a hundred thousand of them would take seconds as messages. The
 * first ones are on the screen while all others are read. Reads only; the background is the only one that writes.
 */
export function createRowReader(name = DATABASE_NAME) {
  return async (onPart: (pages: PageRows[]) => void, only?: string[]): Promise<void> => {
    const database = new Dexie(name); // as the background made it, whatever its version
    try {
      await database.open();
      if (!database.tables.some((table) => table.name === 'deskRows')) return;
      const table = database.table<PageRows, string>('deskRows');
      if (only !== undefined) {
        const found = await table.bulkGet(only);
        onPart(only.map((pageKey, at) => ({ pageKey, rows: found[at]?.rows ?? [] })));
        return;
      }
      const rest: PageRows[] = [];
      let isFirst = true;
      for await (const part of partsOf(table, '')) {
        if (isFirst) onPart(part);
        else rest.push(...part);
        isFirst = false;
      }
      if (rest.length > 0) onPart(rest);
    } catch (error) {
      if (!(error instanceof Dexie.NoSuchDatabaseError)) throw error; // nothing was kept yet
    } finally {
      database.close();
    }
  };
}
