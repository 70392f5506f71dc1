/** What is seen of a long list of rows of one height, in pixels. */
export interface Scrolled {
  scrolled: number;
  height: number;
  rowHeight: number;
  count: number;
}

/** Rows beyond both edges, so that a step by the keyboard or a short scroll finds them there. */
const BEYOND = 8;

/** Which rows are to be drawn: from (first) to (after the last). */
export function windowOf({ scrolled, height, rowHeight, count }: Scrolled): { from: number; to: number } {
  const first = Math.floor(scrolled / rowHeight) - BEYOND;
  const last = Math.ceil((scrolled + height) / rowHeight) + BEYOND;
  const from = Math.min(Math.max(0, first), Math.max(0, count - 1));
  return { from, to: Math.min(count, Math.max(from, last)) };
}
