import type { Box } from './box';
import type { SelectedLines } from './place-toolbar';

/** Reads the first and last line of the selection from the screen; `null` when nothing of it is shown. */
export function readSelectedLines(selection: Selection): SelectedLines | null {
  if (selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const boxes: Box[] = [...range.getClientRects()].filter((it) => it.width > 0 && it.height > 0);
  const [first, last] = [boxes[0], boxes.at(-1)];
  if (first === undefined || last === undefined) return null;
  const holder = range.endContainer instanceof Element ? range.endContainer : range.endContainer.parentElement;
  const rtl = holder !== null && getComputedStyle(holder).direction === 'rtl';
  return { first, last, endsIn: isBackwards(selection) ? 'first' : 'last', rtl };
}

function isBackwards({ anchorNode, anchorOffset, focusNode, focusOffset }: Selection): boolean {
  if (anchorNode === null || focusNode === null) return false;
  if (anchorNode === focusNode) return focusOffset < anchorOffset;
  return (anchorNode.compareDocumentPosition(focusNode) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}
