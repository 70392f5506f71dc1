import { clamp, type Box, type Size } from './box';

export interface SelectedLines {
  /** The selection's first and last line; the same box for a selection within one line. */
  first: Box;
  last: Box;
  /** Where the reader's caret stopped: a selection made backwards ends in its first line. */
  endsIn: 'first' | 'last';
  rtl: boolean;
}

/** Space to the viewport's edges. */
const EDGE = 8;
/** How far the toolbar starts before the selection's end, so that it is under the pointer. */
const LEAD = 48;

/**
 * Finds the place for the toolbar: beyond the selection's end, on its other side where the viewport ends, and never over
 * the line it ends in. While nothing of the selection is in view the toolbar is out of view with it.
 * @param gap - Space to the text; larger for touch, whose handles hang below the text.
 */
export function placeToolbar(lines: SelectedLines, size: Size, view: Box, gap: number): { left: number; top: number } {
  const { first, last, endsIn, rtl } = lines;
  const below = (line: Box) => line.bottom + gap;
  const above = (line: Box) => line.top - gap - size.height;
  const tops = endsIn === 'last' ? [below(last), above(first), above(last)] : [above(first), below(last), below(first)];
  const highest = view.top + EDGE;
  const lowest = view.bottom - EDGE - size.height;
  const inView = first.top < view.bottom && last.bottom > view.top;
  const usual = tops[0] ?? highest;
  const top = tops.find((it) => it >= highest && it <= lowest) ?? (inView ? clamp(usual, highest, lowest) : usual);
  const end = endsIn === 'last' ? last : first;
  const start = (endsIn === 'last') === rtl ? end.left : end.right;
  const left = rtl ? start - size.width + LEAD : start - LEAD;
  return { left: clamp(left, view.left + EDGE, view.right - EDGE - size.width), top };
}
