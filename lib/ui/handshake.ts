import type { ToDrawer, ToOverlay } from '@/lib/messages/calls';
import type { Ticket } from '@/lib/domain/ids';

/** A ticket, and the private way to the overlay that handed it over (`null` in a side panel or a tab). */
export interface Handover {
  ticket: Ticket;
  overlay: MessagePort | null;
}

/** The part of a window that the handshake reads. */
export type HandshakeWindow = Pick<Window, 'parent' | 'location' | 'history' | 'addEventListener'>;

/**
 * Waits for tickets: in a frame from the parent's message only, else from the page's own address.
 * Nothing is ever posted to the parent, which would tell the page who we are (BROWSER-FACTS 3).
 * @param none - Called where no page frames this document and its address has no ticket: it was reloaded, or opened by hand.
 */
export function awaitTickets(view: HandshakeWindow, take: (handover: Handover) => void, none: () => void): void {
  if (view.parent === view) {
    const ticket = new URLSearchParams(view.location.hash.slice(1)).get('ticket');
    if (ticket === null) return none();
    view.history.replaceState(null, '', view.location.pathname); // used up: not kept in the history
    take({ ticket: ticket as Ticket, overlay: null }); // worthless unless the background knows it
    return;
  }
  view.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== view.parent) return;
    const ticket = readTicket(event.data);
    const overlay = event.ports[0];
    if (ticket !== null && overlay !== undefined) take({ ticket, overlay });
  });
}

/**
 * Reads what came over the private port. The content script is ours, but lives in a foreign process: what is shown of a
 * message is checked here, anchors by the background before anything is done with them.
 */
export function readOverlayMessage(message: unknown): ToDrawer | null {
  if (!isRecord(message)) return null;
  switch (message['type']) {
    case 'ticket':
    case 'pointing-changed':
      return message as ToDrawer; // told apart by its type
    case 'places':
      return Array.isArray(message['places']) && message['places'].every(isPlace) ? (message as ToDrawer) : null; // as checked
    case 'anchor':
      return typeof message['requestId'] === 'string' ? (message as ToDrawer) : null; // likewise
    default:
      return null;
  }
}

function isPlace(place: unknown): boolean {
  if (!isRecord(place)) return false;
  const isWords = (words: unknown) => words === null || typeof words === 'string';
  const { id, outcome, words, heading } = place;
  return typeof id === 'string' && typeof outcome === 'string' && isWords(words) && isWords(heading);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A typed way to say something to the overlay. */
export function overlayTeller(port: MessagePort | null): ((message: ToOverlay) => void) | null {
  return port === null ? null : (message) => port.postMessage(message);
}

function readTicket(message: unknown): Ticket | null {
  const read = readOverlayMessage(message);
  return read?.type === 'ticket' && typeof read.docketTicket === 'string' ? read.docketTicket : null;
}
