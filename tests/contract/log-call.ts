import type { LogEntry } from '../confluence/index.ts';

/** A copy of the first call of a run to this address. */
export function logCall(log: LogEntry[], method: string, address: RegExp): LogEntry {
  const found = log.find((entry) => entry.method === method && address.test(entry.address));
  if (found === undefined) throw new Error(`no ${method} ${address.source} in the run`);
  return structuredClone(found);
}
