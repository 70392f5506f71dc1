import type { Table } from 'dexie';

/** Pages at a time, so that no read takes long, and none is too large for the browser to answer. */
const PART = 400;

/** What a table keeps of pages, by their keys in order. @param start - What the wanted keys begin with. */
export async function* partsOf<Row extends { pageKey: string }>(
  table: Table<Row, string>,
  start: string,
): AsyncGenerator<Row[]> {
  for (let after = start; ;) {
    const part = await table.where(':id').between(after, `${start}\uffff`, false).limit(PART).toArray();
    yield part;
    const last = part.at(-1);
    if (part.length < PART || last === undefined) return;
    after = last.pageKey;
  }
}
