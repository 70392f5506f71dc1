import { clipRect, type ImageRect, type ImageSize } from '@/lib/domain/capture';

export interface Point {
  x: number;
  y: number;
}

/** A corner or an edge that is dragged: which sides of the rectangle go along. */
export interface Handle {
  x: -1 | 0 | 1;
  y: -1 | 0 | 1;
}

export const HANDLES: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
];

/** Nothing smaller can be seen or taken hold of; image pixels. */
export const LEAST = 4;

/** The rectangle between two points, on whole pixels within the image; `null` when it is too small to be meant. */
export function rectBetween(a: Point, b: Point, image: ImageSize): ImageRect | null {
  const rect = {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
  const clipped = clipRect(rect, image);
  return clipped === null || clipped.width < LEAST || clipped.height < LEAST ? null : clipped;
}

/** The rectangle that a line between two points runs through: it may be as flat as can be taken hold of. */
export function spanBetween(a: Point, b: Point, image: ImageSize): ImageRect | null {
  const width = Math.abs(a.x - b.x);
  const height = Math.abs(a.y - b.y);
  if (width < LEAST && height < LEAST) return null;
  const flat = {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.max(LEAST, width),
    height: Math.max(LEAST, height),
  };
  return clipRect(flat, image);
}

/** Moves a rectangle; at the image's edge it stops and keeps its size. */
export function moveRect(rect: ImageRect, by: Point, image: ImageSize): ImageRect {
  return {
    ...rect,
    x: clamp(Math.round(rect.x + by.x), 0, image.width - rect.width),
    y: clamp(Math.round(rect.y + by.y), 0, image.height - rect.height),
  };
}

/** Drags one corner or edge; the rectangle stays within the image and does not turn inside out. */
export function resizeRect(rect: ImageRect, handle: Handle, by: Point, image: ImageSize): ImageRect {
  const [x, width] = resizeSpan(rect.x, rect.width, handle.x, by.x, image.width);
  const [y, height] = resizeSpan(rect.y, rect.height, handle.y, by.y, image.height);
  return { x, y, width, height };
}

/** A rectangle in the middle of the visible part, a third of its size: where the keyboard puts a new mark. */
export function centredRect(within: ImageRect): ImageRect {
  const width = Math.max(LEAST, Math.round(within.width / 3));
  const height = Math.max(LEAST, Math.round(within.height / 3));
  return {
    x: Math.round(within.x + (within.width - width) / 2),
    y: Math.round(within.y + (within.height - height) / 2),
    width,
    height,
  };
}

/** Whether a point lies on a rectangle's edge, give or take some pixels. */
export function nearEdge({ x, y, width, height }: ImageRect, point: Point, slack: number): boolean {
  const within = (value: number, start: number, length: number, by: number) =>
    value >= start - by && value <= start + length + by;
  const around = within(point.x, x, width, slack) && within(point.y, y, height, slack);
  return around && !(within(point.x, x, width, -slack) && within(point.y, y, height, -slack));
}

function resizeSpan(start: number, length: number, side: -1 | 0 | 1, by: number, limit: number): [number, number] {
  const end = start + length;
  if (side === 1) return [start, clamp(Math.round(end + by), start + LEAST, limit) - start];
  if (side === 0) return [start, length];
  const moved = clamp(Math.round(start + by), 0, end - LEAST);
  return [moved, end - moved];
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
