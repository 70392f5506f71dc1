/** How often a page was opened before and after one of its sections was mended. */
export interface ViewsAround {
  fixedAt: number;
  /** In the `VIEW_DAYS` days before. */
  before: number;
  /** In so many days since. */
  after: number;
  days: number;
}

/** As many days before a fix are asked for, and of a page's views as such: the window of the desk's first look. */
export const VIEW_DAYS = 30;
/** Fewer views than that say little about how many there are. */
const ENOUGH = 20;
/** Wikis count by the day. */
const LEAST_DAYS = 1;
/** Nobody opened it so far, which is not never. */
const LEAST_VIEWS = 0.5;

/** Daily views since a fix as a multiple of those before; `null`: not known, or of another fix. */
export function viewsRatio(around: ViewsAround | undefined, fixedAt: number): number | null {
  if (around?.fixedAt !== fixedAt || around.before < ENOUGH || around.days < LEAST_DAYS) return null;
  return Math.max(LEAST_VIEWS, around.after) / around.days / (around.before / VIEW_DAYS);
}
