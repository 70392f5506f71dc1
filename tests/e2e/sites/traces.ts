import type { Page } from 'playwright-core';

/** What an extension page may look into. */
interface ExtensionPage {
  chrome: {
    storage: Record<'session' | 'local' | 'sync', { get(keys: null): Promise<unknown> }>;
    declarativeNetRequest: { getSessionRules(): Promise<unknown>; getDynamicRules(): Promise<unknown> };
    scripting: { getRegisteredContentScripts(): Promise<unknown> };
    permissions: { getAll(): Promise<unknown> };
    notifications: { getAll(): Promise<object> };
    alarms: { getAll(): Promise<unknown> };
    action: { getBadgeText(details: object): Promise<string> };
  };
}

/** Everything that the browser keeps for Docket, as text by the place where it lies. */
export function readTraces(extensionPage: Page): Promise<Record<string, string>> {
  return extensionPage.evaluate(async () => {
    const { chrome } = globalThis as unknown as ExtensionPage; // an extension page has it
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(String(request.error)));
      });
    const kept: Record<string, unknown> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table);
        const [keys, rows] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
        kept[`indexedDB ${table}`] = keys.length === 0 ? '' : { keys, rows };
      }
      database.close();
    }
    for (const area of ['session', 'local', 'sync'] as const)
      kept[`storage.${area}`] = await chrome.storage[area].get(null);
    kept['declarativeNetRequest'] = [
      await chrome.declarativeNetRequest.getSessionRules(),
      await chrome.declarativeNetRequest.getDynamicRules(),
    ];
    kept['scripting'] = await chrome.scripting.getRegisteredContentScripts();
    kept['permissions'] = await chrome.permissions.getAll();
    kept['notifications'] = Object.keys(await chrome.notifications.getAll());
    kept['alarms'] = await chrome.alarms.getAll();
    kept['badge'] = await chrome.action.getBadgeText({});
    return Object.fromEntries(Object.entries(kept).map(([place, found]) => [place, JSON.stringify(found)]));
  });
}

/** The places whose text names the host. */
export function placesNaming(traces: Record<string, string>, host: string): string[] {
  return Object.keys(traces).filter((place) => traces[place]?.includes(host));
}
