import type { Anchor } from '@/lib/domain/anchor';
import type { Author } from '@/lib/domain/delivery';
import { newSecretId, type Claim, type EventId, type SessionId, type SiteId, type Ticket } from '@/lib/domain/ids';
import type { PageRef } from '@/lib/domain/page';
import type { Problem } from '@/lib/domain/problem';
import type { Clock } from '@/lib/domain/ports';
import type { SessionMemory } from '@/lib/domain/stores';
import type { DrawerOpening } from '@/lib/domain/views';
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
  view: DrawerOpening;
  /** What was clicked, for the list of threads. */
  focus: { requestId: EventId | null; anchor: Anchor | null };
  /** Where the reader pointed, for a page without a draft. */
  opening: Opening;
  /** The reader came by icon, menu or key, so that the browser allows pictures of this tab. */
  byGesture: boolean;
  /** Why the picture that the gesture asked for is missing. */
  pictureProblem: Problem | null;
  /** Whose words this drawer said it sends, when it last asked; left out until then. */
  author?: Author | null;
}

type KeptTicket =
  | { state: 'issued'; visit: Visit; issuedAt: number }
  /** Worth nothing any more but to the document that redeemed it, whose answer may have been lost. */
  | { state: 'redeemed'; claim: Claim; session: SessionId; redeemedAt: number };

const TICKET_LIFE_MS = 60_000;
const TICKET = 'ticket:';
const SESSION = 'session:';

export type Sessions = ReturnType<typeof createSessions>;

/**
 * One-time tickets, and the sessions that they open. Both outlive the worker, not the browser.
 * @param isErased - What was under way for a site when it was erased leaves nothing behind.
 */
export function createSessions(
  memory: SessionMemory,
  clock: Clock,
  isErased: (siteId: SiteId) => boolean = () => false,
) {
  /** A ticket is read and removed in one go: two documents that show it at once are put in a row. */
  const inTurn = createQueue();

  async function issue(visit: Visit): Promise<Ticket> {
    const ticket = newSecretId<Ticket>();
    const kept: KeptTicket = { state: 'issued', visit, issuedAt: clock.now() };
    if (!isErased(visit.page.siteId)) await memory.write(TICKET + ticket, kept);
    return ticket;
  }

  async function find(ticket: Ticket): Promise<KeptTicket | null> {
    const kept = (await memory.read(TICKET + ticket)) as KeptTicket | undefined; // written here alone
    if (kept === undefined) return null;
    if (clock.now() - sinceOf(kept) < TICKET_LIFE_MS) return kept;
    await memory.remove(TICKET + ticket);
    return null;
  }

  /** What an unused ticket is for; shown in the wrong place it is spent. */
  async function visitFor(ticket: Ticket, seat: Seat): Promise<Visit | null> {
    const kept = await find(ticket);
    if (kept?.state !== 'issued') return null;
    if (sameSeat(kept.visit.seat, seat)) return kept.visit;
    await memory.remove(TICKET + ticket);
    return null;
  }

  async function visitOf(session: SessionId, seat: Seat): Promise<Visit | null> {
    const visit = (await memory.read(SESSION + session)) as Visit | undefined; // written by `redeem` alone
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
        if (visit === null || isErased(visit.page.siteId)) return null;
        const session = newSecretId<SessionId>();
        await memory.write(SESSION + session, visit);
        const redeemed: KeptTicket = { state: 'redeemed', claim, session, redeemedAt: clock.now() };
        await memory.write(TICKET + ticket, redeemed);
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

    /** The drawer tells its person in whose name it sends: that holds for what is sent from it, whoever signs in elsewhere. */
    noteAuthor: (session: SessionId, seat: Seat, author: Author | null): Promise<void> =>
      inTurn(async () => {
        const visit = await visitOf(session, seat);
        if (visit !== null) await memory.write(SESSION + session, { ...visit, author });
      }),

    /** Ends everything that a site's drawers were opened with; returns what the sessions among it were about. */
    forgetSite: (siteId: SiteId): Promise<Visit[]> =>
      inTurn(async () => {
        const { tickets, sessions } = await readAll();
        const open = sessions.filter(([, visit]) => visit.page.siteId === siteId);
        const sessionKeys = new Set<string>(open.map(([key]) => key));
        const unused = tickets.filter(([, kept]) =>
          kept.state === 'issued' ? kept.visit.page.siteId === siteId : sessionKeys.has(SESSION + kept.session),
        );
        for (const [key] of [...open, ...unused]) await memory.remove(key);
        return open.map(([, visit]) => visit);
      }),

    /** Clears away tickets that are too old, and the sessions of drawers whose tab is closed. */
    sweep: (openTabs: () => Promise<ReadonlySet<number>>): Promise<void> =>
      inTurn(async () => {
        const { tickets, sessions } = await readAll();
        const tabs = await openTabs(); // after the sessions: a tab that opens meanwhile is not missed
        const late = tickets.filter(([, kept]) => clock.now() - sinceOf(kept) >= TICKET_LIFE_MS);
        const gone = sessions.filter(([, visit]) => !tabs.has(seatedIn(visit)));
        for (const [key] of [...late, ...gone]) await memory.remove(key);
      }),

    /** The pages that drawers are open for, as far as is known. */
    pages: async (): Promise<PageRef[]> => (await readAll()).sessions.map(([, { page }]) => page),
  };

  async function readAll(): Promise<{ tickets: [string, KeptTicket][]; sessions: [string, Visit][] }> {
    const all = Object.entries(await memory.readAll());
    return {
      tickets: all.filter((entry): entry is [string, KeptTicket] => entry[0].startsWith(TICKET)), // written by `issue` alone
      sessions: all.filter((entry): entry is [string, Visit] => entry[0].startsWith(SESSION)), // written by `redeem` alone
    };
  }
}

function sinceOf(kept: KeptTicket): number {
  return kept.state === 'issued' ? kept.issuedAt : kept.redeemedAt;
}

/** The tab whose end is the drawer's: its own, or the one that the panel stands beside. */
function seatedIn({ seat, pageTabId }: Visit): number {
  return seat.in === 'tab' ? seat.tabId : pageTabId;
}

function sameSeat(a: Seat, b: Seat): boolean {
  return a.in === 'tab' ? b.in === 'tab' && a.tabId === b.tabId : b.in === 'panel';
}
