import type { Anchor } from '@/lib/domain/anchor';
import { newSecretId, type Claim, type EventId, type SessionId, type Ticket } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import type { Problem } from '@/lib/domain/problem';
import type { Clock } from '@/lib/domain/ports';
import type { SessionMemory } from '@/lib/domain/stores';
import type { DrawerView } from '@/lib/domain/views';
import type { Opening } from './drafts';
import { createQueue } from './in-turn';

/** Where a drawer document sits, as the browser itself tells: in a tab (its own or a page's), or in the side panel. */
export type Seat = { in: 'tab'; tabId: number } | { in: 'panel' };

/** What one drawer was opened for. */
export interface Visit {
  seat: Seat;
  /** The tab that shows the page, not the drawer's own. */
  pageTabId: number;
  page: PageRef;
  view: DrawerView;
  /** What was clicked, for the list of threads. */
  focus: { requestId: EventId | null; anchor: Anchor | null };
  /** Where the reader pointed, for a page without a draft. */
  opening: Opening;
  /** The reader came by icon, menu or key, so that the browser allows pictures of this tab. */
  byGesture: boolean;
  /** Why the picture that the gesture asked for is missing. */
  pictureProblem: Problem | null;
}

type KeptTicket =
  | { state: 'issued'; visit: Visit; issuedAt: number }
  /** Worth nothing any more but to the document that redeemed it, whose answer may have been lost. */
  | { state: 'redeemed'; claim: Claim; session: SessionId; redeemedAt: number };

const TICKET_LIFE_MS = 60_000;

export type Sessions = ReturnType<typeof createSessions>;

/** One-time tickets, and the sessions that they open. Both outlive the worker, not the browser. */
export function createSessions(memory: SessionMemory, clock: Clock) {
  /** A ticket is read and removed in one go: two documents that show it at once are put in a row. */
  const inTurn = createQueue();

  async function issue(visit: Visit): Promise<Ticket> {
    const ticket = newSecretId<Ticket>();
    const kept: KeptTicket = { state: 'issued', visit, issuedAt: clock.now() };
    await memory.write(`ticket:${ticket}`, kept);
    return ticket;
  }

  async function find(ticket: Ticket): Promise<KeptTicket | null> {
    const kept = (await memory.read(`ticket:${ticket}`)) as KeptTicket | undefined; // written here alone
    if (kept === undefined) return null;
    const since = kept.state === 'issued' ? kept.issuedAt : kept.redeemedAt;
    if (clock.now() - since < TICKET_LIFE_MS) return kept;
    await memory.remove(`ticket:${ticket}`);
    return null;
  }

  /** What an unused ticket is for; shown in the wrong place it is spent. */
  async function visitFor(ticket: Ticket, seat: Seat): Promise<Visit | null> {
    const kept = await find(ticket);
    if (kept?.state !== 'issued') return null;
    if (sameSeat(kept.visit.seat, seat)) return kept.visit;
    await memory.remove(`ticket:${ticket}`);
    return null;
  }

  async function visitOf(session: SessionId, seat: Seat): Promise<Visit | null> {
    const visit = (await memory.read(`session:${session}`)) as Visit | undefined; // written by `redeem` alone
    return visit !== undefined && sameSeat(visit.seat, seat) ? visit : null;
  }

  return {
    issue,

    /**
     * Opens a session; `null` for a ticket that was used, is too old, or is shown in another place than it was made for.
     * The document that used it gets the same session again for a while.
     */
    redeem: (ticket: Ticket, claim: Claim, seat: Seat): Promise<{ session: SessionId; visit: Visit } | null> =>
      inTurn(async () => {
        const kept = await find(ticket);
        if (kept?.state === 'redeemed') {
          const known = kept.claim === claim ? await visitOf(kept.session, seat) : null;
          return known === null ? null : { session: kept.session, visit: known };
        }
        const visit = await visitFor(ticket, seat);
        if (visit === null) return null;
        const session = newSecretId<SessionId>();
        await memory.write(`session:${session}`, visit);
        const redeemed: KeptTicket = { state: 'redeemed', claim, session, redeemedAt: clock.now() };
        await memory.write(`ticket:${ticket}`, redeemed);
        return { session, visit };
      }),

    /** Takes a ticket that its drawer could not use away from it; `null` if the drawer came first. */
    withdraw: (ticket: Ticket, tabId: number): Promise<Visit | null> =>
      inTurn(async () => {
        const visit = await visitFor(ticket, { in: 'tab', tabId });
        if (visit !== null) await memory.remove(`ticket:${ticket}`);
        return visit;
      }),

    /** What a session is about; `null` for an unknown one, or one that speaks from another place. */
    visitOf,
  };
}

function sameSeat(a: Seat, b: Seat): boolean {
  return a.in === 'tab' ? b.in === 'tab' && a.tabId === b.tabId : b.in === 'panel';
}
