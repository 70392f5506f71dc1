import { contains, overlaps, type Box, type Size } from './box';

/** A section's heading as it stands on the screen. */
export interface HeadingPlace {
  /** The heading's own box, as wide as its column. */
  box: Box;
  /** The first and last line of its text. */
  firstLine: Box;
  lastLine: Box;
  rtl: boolean;
}

const GAP = 8;

/**
 * Finds a place for a badge where nothing else stands: in the margin before the heading, behind its text, in the margin after it, or above it.
 * @param taken - What must not be covered: texts, pictures and columns near the heading.
 * @param area - Where badges can be seen at all.
 * @returns The badge's top left corner, or `null` where every place is taken.
 */
export function placeBadge(
  heading: HeadingPlace,
  size: Size,
  taken: Box[],
  area: Box,
): { left: number; top: number } | null {
  const { box, firstLine, lastLine, rtl } = heading;
  const beside = (line: Box) => (line.top + line.bottom - size.height) / 2;
  const leftOf = (edge: number) => edge - GAP - size.width;
  const rightOf = (edge: number) => edge + GAP;
  const places = rtl
    ? [
        { left: rightOf(box.right), top: beside(firstLine) },
        { left: leftOf(lastLine.left), top: beside(lastLine) },
        { left: leftOf(box.left), top: beside(firstLine) },
        { left: box.left, top: box.top - size.height - 2 },
      ]
    : [
        { left: leftOf(box.left), top: beside(firstLine) },
        { left: rightOf(lastLine.right), top: beside(lastLine) },
        { left: rightOf(box.right), top: beside(firstLine) },
        { left: box.right - size.width, top: box.top - size.height - 2 },
      ];
  const isFree = ({ left, top }: { left: number; top: number }) => {
    const badge = { left, top, right: left + size.width, bottom: top + size.height };
    return contains(area, badge) && !taken.some((it) => overlaps(it, badge));
  };
  return places.find(isFree) ?? null;
}
