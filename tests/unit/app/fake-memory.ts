import type { SessionMemory } from '@/lib/domain/stores';

/** What the browser keeps until it ends; as `storage.session`, it hands out copies. */
export function aMemory(): SessionMemory {
  const kept = new Map<string, string>();
  return {
    read: async (key) => {
      const found = kept.get(key);
      const copy: unknown = found === undefined ? undefined : JSON.parse(found);
      return copy;
    },
    readAll: async () =>
      Object.fromEntries([...kept].map(([key, value]): [string, unknown] => [key, JSON.parse(value)])),
    write: async (key, value) => void kept.set(key, JSON.stringify(value)),
    remove: async (key) => void kept.delete(key),
  };
}
