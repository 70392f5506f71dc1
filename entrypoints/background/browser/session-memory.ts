import { browser } from '@/lib/browser';
import type { SessionMemory } from '@/lib/domain/stores';

/** `storage.session`: outlives the worker, is gone with the browser, and no content script can read it. */
export const sessionMemory: SessionMemory = {
  read: async (key) => (await browser.storage.session.get(key))[key],
  readAll: () => browser.storage.session.get(null),
  write: (key, value) => browser.storage.session.set({ [key]: value }),
  remove: (key) => browser.storage.session.remove(key),
};
