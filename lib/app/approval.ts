import type { EpochMs, HeldReceipt, Parcel, Receipt, Removal } from '@/lib/domain/delivery';
import type { OutboxEntry } from '@/lib/domain/stores';
import { asFiled } from './settle';

/** How long after the last look at something that waits for approval the next one comes, at least. */
export const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
/** Some two weeks of looking; after that it is looked for when the page is shown. */
const MOST_FOLLOWS = 60;

/** What may yet be approved: it waits, or lies where moderators can bring it back from. `null`: nothing to look for. */
export function awaitedReceiptOf({ parcel: { delivery } }: OutboxEntry): HeldReceipt | null {
  if (delivery.state === 'filed') return delivery.receipt.held ? delivery.receipt : null;
  const mayComeBack = delivery.state === 'removed' && delivery.how !== 'deleted' && delivery.dismissedAt === null;
  return mayComeBack ? delivery.receipt : null;
}

/**
 * What becomes of an entry after a look at it, and when the next one is due.
 * @param found - What the wiki said; `null`: it could not be asked, or not by this person.
 */
export function looked(entry: OutboxEntry, found: Receipt | Removal | null, now: EpochMs): OutboxEntry | null {
  const receipt = awaitedReceiptOf(entry);
  if (receipt === null) return null;
  const parcel = found === null ? entry.parcel : afterLook(entry.parcel, receipt, found);
  const follows = entry.aftercare.follows + 1;
  const next: OutboxEntry = { ...entry, parcel, aftercare: { ...entry.aftercare, follows, followedAt: now } };
  const goesOn = awaitedReceiptOf(next) !== null && follows < MOST_FOLLOWS;
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (follows - 1));
  return { ...next, aftercare: { ...next.aftercare, followAt: goesOn ? now + wait : null } };
}

function afterLook(parcel: Parcel, receipt: HeldReceipt, found: Receipt | Removal): Parcel {
  const { delivery } = parcel;
  if (delivery.state !== 'filed' && delivery.state !== 'removed') return parcel;
  const { filedAt } = delivery;
  if (!('removed' in found)) return asFiled(parcel, found, filedAt);
  return { ...parcel, delivery: { state: 'removed', how: found.removed, receipt, filedAt, dismissedAt: null } };
}

/** Puts away what was removed, or brings it back with what may yet become of it; `null` for anything else. */
export function dismissed(entry: OutboxEntry, away: boolean, now: EpochMs): OutboxEntry | null {
  const { parcel, aftercare } = entry;
  if (parcel.delivery.state !== 'removed') return null;
  const delivery = { ...parcel.delivery, dismissedAt: away ? now : null };
  const next: OutboxEntry = { ...entry, parcel: { ...parcel, delivery } };
  return { ...next, aftercare: { ...aftercare, followAt: awaitedReceiptOf(next) === null ? null : now } };
}
