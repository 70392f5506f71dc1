/** What Docket asks of the browser for its sites; `origin` is `https://host[:port]`. */
export interface SiteHost {
  /**
   * Whether the person's permission for this origin itself stands. One for all sites, given for pictures, is none: with
   * it the browser would let us in everywhere, also where Docket was switched off.
   */
  mayRead(origin: string): Promise<boolean>;
  /** Gives the permission back. */
  giveUp(origin: string): Promise<void>;
  /** Makes exactly these origins those where the overlay starts by itself, the menu shows and our requests carry the site's Origin. */
  serve(origins: string[]): Promise<void>;
  /** Starts the overlay in the tabs that are open, without a reload. */
  enterTabs(origin: string): Promise<void>;
  /** Takes the overlay out of the tabs that are open. */
  leaveTabs(origin: string): Promise<void>;
}
