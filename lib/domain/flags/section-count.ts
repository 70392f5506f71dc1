/** What is known of a section's demand in a window of time. */
export interface SectionCount {
  key: string;
  /** Distinct people who asked; broken where older ones weigh less. */
  askers: number;
  /** How often it was read in that window; `null`: nobody tells. */
  views: number | null;
  /** How often its page was read, with the share of these readers who come as far; `null`: nobody tells. */
  pageViews: number | null;
  /** Length of its text. */
  characters: number;
  /** How long it was exposed, in any unit that all share. */
  exposed: number;
}
