import type { SiteId } from '../ids';
import type { Register } from '../register';
import type { DeskRow, TimeEntry } from './row';

/** What is to be billed to one client of one site. */
export interface Bill {
  siteId: SiteId;
  client: string;
  /** Billable minutes in all, and those that were not billed yet. */
  minutes: number;
  unbilled: number;
  /** When the last of the unbilled was written down; milliseconds since 1970 in UTC. */
  upTo: number;
}

/** Billable time by client, those with most that is unbilled first. @param settings - The register of each site, as far as it has one. */
export function billsOf(rows: readonly DeskRow[], settings: (siteId: SiteId) => Register | null): Bill[] {
  const bills = new Map<string, Bill>();
  for (const { siteId, times } of rows) {
    for (const time of times.filter(({ billable }) => billable)) {
      const { client, minutes, at } = time;
      const key = `${siteId}\n${client}`;
      const bill = bills.get(key) ?? { siteId, client, minutes: 0, unbilled: 0, upTo: 0 };
      const open = isUnbilled(time, settings(siteId));
      bills.set(key, {
        ...bill,
        minutes: bill.minutes + minutes,
        unbilled: bill.unbilled + (open ? minutes : 0),
        upTo: open ? Math.max(bill.upTo, at) : bill.upTo,
      });
    }
  }
  return [...bills.values()].sort((one, other) => other.unbilled - one.unbilled || other.minutes - one.minutes);
}

/** Billable, and written down after the client was last billed. */
export function isUnbilled({ billable, client, at }: TimeEntry, register: Register | null): boolean {
  if (!billable) return false;
  const billed = register !== null && Object.hasOwn(register.billed, client) ? register.billed[client] : undefined;
  return billed === undefined || at > billed.until;
}
