import { LARGE_SITE, largeSite } from '../flags/large-site.ts';

/** Pages that are kept at a time. */
const PART = 250;

/**
 * Puts a large site into the store of the extension page that this runs in, as the background would.
 * @returns What its figures are asked with, and twenty requests more.
 */
export async function keepLargeSite(requests: number): Promise<{ ask: object; more: object[] }> {
  const { rows, pages, ...ask } = largeSite(requests, Date.UTC(2026, 10, 30));
  const hay = Array.from({ length: 56 }, (_, at) => `word${String(at)}`).join(' '); // some 450 characters, as requests have
  const byPage = [...Map.groupBy(rows, ({ pageKey }) => pageKey)].map(([pageKey, asked]) => ({
    pageKey,
    siteId: LARGE_SITE,
    ids: asked.map(({ id }) => id),
    rows: asked.map((row) => ({ ...row, hay })),
  }));
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const open = indexedDB.open('docket');
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(new Error('no store'));
  });
  for (let at = 0; at < pages.length; at += PART) {
    await new Promise<void>((resolve, reject) => {
      const change = database.transaction(['deskRows', 'outlines'], 'readwrite');
      for (const page of byPage.slice(at, at + PART)) change.objectStore('deskRows').put(page);
      for (const page of pages.slice(at, at + PART)) change.objectStore('outlines').put(page);
      change.oncomplete = () => resolve();
      change.onabort = () => reject(new Error('not kept'));
    });
  }
  database.close();
  const more = rows.slice(0, 20).map((row, at) => ({ ...row, id: `new ${String(at)}` }));
  return { ask: { siteId: LARGE_SITE, ...ask }, more };
}
