import type { Seat, Sessions } from '@/lib/app/sessions';
import type { SessionId } from '@/lib/domain/ids';
import { pageKeyOf, type PageRef } from '@/lib/domain/page';
import type { DrawerNews } from '@/lib/messages/calls';
import type { Sender } from '@/lib/messages/runtime';
import { isVisible } from './browser/tabs';
import { seatOf } from './senders';

/** The parts of a `runtime.Port` that news travel by. */
export interface NewsPort {
  name: string;
  sender?: Sender | undefined;
  postMessage: (message: unknown) => void;
  onDisconnect: { addListener: (listener: () => void) => void };
}

const PORT_NAME = /^docket-session:(.+)$/;

export type OpenDrawers = ReturnType<typeof createOpenDrawers>;

/** The drawers that are open now, each by the port it hears news on. Lost with the worker: drawers connect anew. */
export function createOpenDrawers(sessions: Sessions) {
  const open = new Map<NewsPort, { session: SessionId; seat: Seat }>();

  return {
    /** A drawer began to listen. */
    connect(port: NewsPort): void {
      const [, session] = PORT_NAME.exec(port.name) ?? [];
      if (session === undefined || port.sender === undefined) return;
      open.set(port, { session: session as SessionId, seat: seatOf(port.sender) }); // looked up before it is believed
      port.onDisconnect.addListener(() => open.delete(port));
    },

    tell(message: DrawerNews): void {
      for (const port of open.keys()) port.postMessage(message);
    },

    /** Whether a person has the drawer of this page before their eyes. */
    async showAny(page: PageRef): Promise<boolean> {
      for (const { session, seat } of open.values()) {
        const visit = await sessions.visitOf(session, seat);
        if (visit === null || pageKeyOf(visit.page) !== pageKeyOf(page)) continue;
        if (await isVisible(seat.in === 'tab' ? seat.tabId : visit.pageTabId)) return true; // a panel is its tab's
      }
      return false;
    },
  };
}
