import type { EventId, Ticket } from '@/lib/domain/ids';
import type { ToDrawer } from '@/lib/messages/calls';
import type { FocusKeeper } from './focus-keeper';
import { openFrame, type Frame } from './frame';
import { sheetOf } from './host';

export interface Drawer {
  readonly isOpen: boolean;
  /** How much of the window's end side it covers, in CSS pixels. */
  readonly coveredAtEnd: number;
  /** Opens it with a fresh ticket; one that is open already takes the new one and keeps what was typed. */
  open(ticket: Ticket): void;
  /** Tells the open drawer something; false if none is open. */
  tell(message: ToDrawer): boolean;
  focus(): void;
  /** @param returnFocus - False when the page went away under it. */
  close(returnFocus: boolean): void;
}

/** One drawer over the page, with the focus given back when it closes. */
export function createDrawer(
  root: ShadowRoot,
  options: { address: string; title: string; keeper: FocusKeeper; styles: () => Promise<string | null> },
  on: {
    /** It runs, and can be told things. */
    alive: () => void;
    showPlace: (request: EventId) => void;
    /** It wants a new anchor for a request. */
    askAnchor: (request: EventId, of: 'place' | 'selection') => Promise<void>;
    /** The frame did not run; `sure`: the page keeps it from that. */
    blocked: (ticket: Ticket, sure: boolean) => void;
    /** It runs, but its ticket opened nothing; it is closed already. */
    refused: () => void;
  },
  signal: AbortSignal,
): Drawer {
  let frame: Frame | null = null;
  let alive = false;
  let dressed = false;
  /** The ticket of the drawer that is about to open. */
  let next: Ticket | null = null;

  const close = (returnFocus: boolean) => {
    next = null;
    if (frame === null) return;
    frame.remove();
    frame = null;
    alive = false;
    if (returnFocus) options.keeper.giveBack();
  };
  /** Its styles come with the first one. */
  const dress = async () => {
    const css = dressed ? '' : await options.styles();
    if (css === null) return false;
    if (!dressed) root.adoptedStyleSheets.push(sheetOf(css));
    dressed = true;
    return true;
  };
  const show = (ticket: Ticket, hasStyles: boolean) => {
    next = null;
    if (!hasStyles) {
      on.refused();
      return;
    }
    frame?.remove();
    alive = false;
    frame = openFrame(
      root,
      { address: options.address, title: options.title, ticket },
      {
        said(message) {
          if (message.type === 'alive') {
            alive = true;
            on.alive();
          }
          if (message.type === 'ask-anchor') void on.askAnchor(message.requestId, message.of);
          if (message.type === 'close' || message.type === 'refused') close(true);
          if (message.type === 'refused') on.refused();
          if (message.type === 'show-place') on.showPlace(message.requestId);
        },
        blocked(sure) {
          frame = null;
          options.keeper.giveBack();
          on.blocked(ticket, sure);
        },
      },
    );
  };
  signal.addEventListener('abort', () => close(false));
  return {
    get isOpen() {
      return frame !== null;
    },
    get coveredAtEnd() {
      return frame?.coveredAtEnd ?? 0;
    },
    open(ticket) {
      if (alive && frame !== null) {
        frame.tell({ type: 'ticket', docketTicket: ticket });
        frame.focus();
        return;
      }
      next = ticket;
      void dress().then((done) => {
        if (next === ticket) show(ticket, done);
      });
    },
    tell(message) {
      if (frame === null || !alive) return false;
      frame.tell(message);
      return true;
    },
    focus: () => frame?.focus(),
    close,
  };
}
