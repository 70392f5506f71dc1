import type { Corner, ImageRect } from './capture';

interface Spot {
  x: number;
  y: number;
}

/** Thinner than this a rectangle was meant as a level or an upright line; image pixels. */
const FLAT = 6;
/** How far each side of an arrow's head reaches, in widths of its line, and its angle to the shaft. */
const HEAD = 5;
const HEAD_ANGLE = Math.PI / 6;

/** An arrow's lines, as points in image pixels: the shaft from its tail to its tip, and the head from one side over the tip to the other. */
export function arrowLines(
  rect: ImageRect,
  tip: Corner,
  line: number,
): { shaft: [Spot, Spot]; head: [Spot, Spot, Spot] } {
  const to = cornerOf(rect, tip);
  const from = cornerOf(rect, { x: tip.x === 1 ? 0 : 1, y: tip.y === 1 ? 0 : 1 });
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = Math.min(HEAD * line, Math.hypot(to.x - from.x, to.y - from.y) / 2);
  const side = (turn: number): Spot => ({
    x: to.x - length * Math.cos(angle + turn),
    y: to.y - length * Math.sin(angle + turn),
  });
  return { shaft: [from, to], head: [side(HEAD_ANGLE), to, side(-HEAD_ANGLE)] };
}

function cornerOf({ x, y, width, height }: ImageRect, corner: Corner): Spot {
  return {
    x: width <= FLAT && height > FLAT ? x + width / 2 : x + corner.x * width,
    y: height <= FLAT && width > FLAT ? y + height / 2 : y + corner.y * height,
  };
}

/** How a text stands in its rectangle, in shares of the rectangle's height. */
export const TEXT_SIZE = 0.62;
export const TEXT_PAD = 0.3;

/** The font of a text that is as high as that, as CSS and canvas write it. */
export function textFont(height: number): string {
  return `600 ${String(height * TEXT_SIZE)}px system-ui, sans-serif`;
}
