import type { Box } from './box';
import type { SelectedLines } from './place-toolbar';

/**
 * Reads the first and last line of what is selected from the screen; `null` when nothing of it is shown.
 * @param ranges - Of the selected content, in order.
 */
export function readSelectedLines(ranges: Range[]): SelectedLines | null {
  const boxes: Box[] = ranges.flatMap((range) => [...range.getClientRects()]).filter((it) => it.right > it.left);
  const [first, last] = [boxes[0], boxes.at(-1)];
  const holder = ranges.at(-1)?.endContainer.parentElement ?? null;
  if (first === undefined || last === undefined || holder === null) return null;
  const backwards = document.getSelection()?.direction === 'backward';
  return { first, last, endsIn: backwards ? 'first' : 'last', rtl: getComputedStyle(holder).direction === 'rtl' };
}
