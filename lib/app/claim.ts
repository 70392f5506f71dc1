import type { EpochMs } from '@/lib/domain/delivery';
import type { SiteId } from '@/lib/domain/ids';
import type { OutboxEntry } from '@/lib/domain/stores';

/**
 * Picks the oldest delivery that may start now and marks it as being sent. A site gets one at a time, and none while it
 * asked for a pause. A lease that ran out frees its delivery: whoever held it is dead, and its outcome unknown.
 */
export function claimNext(open: OutboxEntry[], now: EpochMs, leaseUntil: EpochMs): OutboxEntry | null {
  const next = open.find((entry) => freeAt(entry, open, now) <= now);
  if (next === undefined) return null;
  const { delivery, progress } = next.parcel;
  const attempts = 'attempts' in delivery ? delivery.attempts + 1 : 1;
  const diedUnderWay = delivery.state === 'sending' && progress.commentSent;
  return {
    ...next,
    mayBeFiled: next.mayBeFiled || diedUnderWay,
    parcel: { ...next.parcel, delivery: { state: 'sending', attempts, leaseUntil } },
  };
}

/** When the next delivery may start; `null`: none waits. */
export function nextStart(open: OutboxEntry[], now: EpochMs): EpochMs | null {
  return open.length === 0 ? null : Math.min(...open.map((entry) => freeAt(entry, open, now)));
}

function freeAt(entry: OutboxEntry, open: OutboxEntry[], now: EpochMs): EpochMs {
  const others = open.filter((other) => other !== entry && siteOf(other) === siteOf(entry));
  return Math.max(ownTime(entry), ...others.map((other) => blockedUntil(other, now)));
}

function ownTime({ parcel: { delivery } }: OutboxEntry): EpochMs {
  if (delivery.state === 'queued') return delivery.nextTryAt;
  return delivery.state === 'sending' ? delivery.leaseUntil : Infinity;
}

/** Until when this delivery keeps others of its site waiting. */
function blockedUntil({ parcel: { delivery } }: OutboxEntry, now: EpochMs): EpochMs {
  if (delivery.state === 'sending') return delivery.leaseUntil > now ? delivery.leaseUntil : 0;
  return delivery.state === 'queued' && delivery.lastProblem?.kind === 'busy' ? delivery.nextTryAt : 0;
}

const siteOf = ({ parcel }: OutboxEntry): SiteId => parcel.page.siteId;
