import type { Parcel } from '@/lib/domain/delivery';
import type { SiteId } from '@/lib/domain/ids';
import type { Person } from '@/lib/domain/person';
import type { Clock, Timers } from '@/lib/domain/ports';
import type { Problem } from '@/lib/domain/problem';
import type { OutboxStore } from '@/lib/domain/stores';
import type { AccessDesk } from './access';
import type { Outbox } from './outbox';

const BETWEEN_LOOKS_MS = 5_000;

/**
 * What goes on by itself now that this person is signed in: all that waited for a sign-in, and what they wrote
 * themselves while somebody else was there. `null`: it is not known who.
 */
export function mendedBy(me: Person | null): (problem: Problem, parcel: Parcel) => boolean {
  return (problem, { progress: { author } }) =>
    problem.kind === 'signed-out' || (problem.kind === 'other-person' && author !== null && author.id === me?.id);
}

/**
 * Notices that somebody who was signed out, or whose place another person took, is back: told of every page of a site
 * that is shown, it asks the wiki, but only where something waits for it, and has that tried again. Pages that follow quickly (the sign-in form, then the
 * page behind it) are looked at once more when they are over.
 */
export function createSignInWatch(ports: {
  store: OutboxStore;
  outbox: Outbox;
  access: AccessDesk;
  clock: Clock;
  timers: Timers;
}) {
  const { store, outbox, access, clock, timers } = ports;
  const lookedAt = new Map<SiteId, number>();
  const lookLater = new Set<SiteId>();

  async function look(siteId: SiteId): Promise<void> {
    const waiting = (await store.list({ siteId })).find(
      ({ parcel: { delivery } }) => delivery.state === 'held' && waitsForSomebody(delivery.problem),
    );
    if (waiting === undefined) return;
    lookedAt.set(siteId, clock.now());
    await access.forget(siteId);
    const answer = await access.read(waiting.parcel.page);
    if (!answer.ok) return;
    const { me, comment } = answer.value;
    if (me === null && comment.can !== 'as-visitor') return;
    await outbox.retryMended(siteId, me === null ? mendedForVisitors : mendedBy(me));
    await outbox.deliverDue();
  }

  return async (siteId: SiteId): Promise<void> => {
    const waitMs = (lookedAt.get(siteId) ?? -Infinity) + BETWEEN_LOOKS_MS - clock.now();
    if (waitMs <= 0) return look(siteId);
    if (lookLater.has(siteId)) return;
    lookLater.add(siteId);
    timers.after(waitMs, () => {
      lookLater.delete(siteId);
      void look(siteId);
    });
  };
}

function waitsForSomebody(problem: Problem): boolean {
  return problem.kind === 'signed-out' || problem.kind === 'other-person' || isForVisitors(problem);
}

/** What goes on by itself where nobody is signed in, and visitors may ask. */
function mendedForVisitors(problem: Problem, { visitor }: Parcel): boolean {
  return visitor !== undefined && (problem.kind === 'signed-out' || isForVisitors(problem));
}

function isForVisitors(problem: Problem): boolean {
  return problem.kind === 'refused' && problem.why === 'signed-in-meanwhile';
}
