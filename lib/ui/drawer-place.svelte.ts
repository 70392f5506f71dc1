import type { Ticket } from '@/lib/domain/ids';
import type { Result } from '@/lib/domain/result';
import type { OpenedDrawer, ToDrawer, ToOverlay } from '@/lib/messages/calls';
import type { Drawer } from './drawer.svelte';
import { overlayTeller, type Handover } from './handshake';
import { Opening } from './opening.svelte';

export type Shown =
  | { shows: 'nothing' }
  | { shows: 'opening'; opening: Opening; close: () => void }
  /** Never within a page. */
  | { shows: 'no-ticket' }
  | { shows: 'drawer'; drawer: Drawer };

export interface PlacePorts {
  redeem: (ticket: Ticket) => Promise<Result<OpenedDrawer>>;
  /** Makes the drawer of a session; `end` takes away what it listens with. */
  begin: (
    opened: OpenedDrawer,
    tellOverlay: ((message: ToOverlay) => void) | null,
  ) => { drawer: Drawer; end: () => void };
  /** Closes the document where no overlay does it. */
  close: () => void;
}

/**
 * What the drawer's document shows, from ticket to ticket: an opening, then the drawer it led to. Without a valid ticket
 * it shows nothing of any wiki, and within a page it is the overlay that says so.
 */
export class DrawerPlace {
  #shown = $state.raw<Shown>({ shows: 'nothing' });
  #end = () => {};
  /** What the overlay said before there was a drawer to hear it. */
  #early: ToDrawer | null = null;
  readonly #ports: PlacePorts;

  constructor(ports: PlacePorts) {
    this.#ports = ports;
  }

  get shown(): Shown {
    return this.#shown;
  }

  /** Opens what a ticket is for, in place of what is shown. */
  async take({ ticket, overlay }: Handover): Promise<void> {
    const tellOverlay = overlayTeller(overlay);
    tellOverlay?.({ type: 'alive' }); // first of all: that this runs is all that a page can forbid
    if (this.#shown.shows === 'drawer' && !(await this.#shown.drawer.keep())) return; // it says what is not saved, and why
    this.#end();
    this.#end = () => {};
    const opening = new Opening(() => this.#ports.redeem(ticket));
    const close = tellOverlay === null ? this.#ports.close : () => tellOverlay({ type: 'close' });
    this.#shown = { shows: 'opening', opening, close };
    void opening.ask();
    const opened = await opening.ended;
    const now = this.shown;
    if (now.shows !== 'opening' || now.opening !== opening) return; // a newer ticket came
    if (opened !== null) this.#show(opened, tellOverlay);
    else this.#shown = { shows: tellOverlay === null ? 'no-ticket' : 'nothing' };
    if (opened === null) tellOverlay?.({ type: 'refused' });
  }

  /** There is no ticket, and no page around this document either. */
  showNoTicket(): void {
    this.#shown = { shows: 'no-ticket' };
  }

  /** Hears the overlay around this document, after its first ticket. */
  hear(message: ToDrawer): void {
    if (this.#shown.shows === 'drawer') this.#shown.drawer.hearOverlay(message);
    else this.#early = message;
  }

  #show(opened: OpenedDrawer, tellOverlay: ((message: ToOverlay) => void) | null): void {
    const { drawer, end } = this.#ports.begin(opened, tellOverlay);
    this.#end = end;
    this.#shown = { shows: 'drawer', drawer };
    if (this.#early !== null) drawer.hearOverlay(this.#early);
    this.#early = null;
    void drawer.begin();
  }
}
