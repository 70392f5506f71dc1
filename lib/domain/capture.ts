import type { CaptureId } from './ids';

/** Image pixels from the picture's top left corner. */
export interface ImageRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface ImageSize {
  width: number;
  height: number;
}

/** A corner of a rectangle: 0 is its left or upper side, 1 the other one. */
export interface Corner {
  x: 0 | 1;
  y: 0 | 1;
}

/**
 * Something drawn on a capture. `hide` is burnt in as a solid colour; `box` frames what is meant; an `arrow` runs through
 * its rectangle to the corner `tip`; a `text` is one line, as high as its rectangle.
 */
export type Mark =
  | { kind: 'box'; rect: ImageRect }
  | { kind: 'hide'; rect: ImageRect }
  | { kind: 'arrow'; rect: ImageRect; tip: Corner }
  | { kind: 'text'; rect: ImageRect; text: string };

/** What a person did to a capture: a list of marks in the order drawn, and the part that is kept. */
export interface CaptureEdits {
  /** `null` keeps the whole picture. */
  crop: ImageRect | null;
  marks: Mark[];
}

/** A capture as components know it: its pixels are in the store under `id`. */
export interface CaptureInfo {
  id: CaptureId;
  size: ImageSize;
  /** Image pixels per CSS pixel when it was taken: image width / viewport width, so that page zoom counts. */
  scale: number;
  takenAt: number;
}

export const NO_EDITS: CaptureEdits = { crop: null, marks: [] };

/** Rounds a rectangle outwards to whole pixels and clips it to the image; `null` if none of it is left. */
export function clipRect(rect: ImageRect, image: ImageSize): ImageRect | null {
  const left = Math.max(0, Math.floor(rect.x));
  const top = Math.max(0, Math.floor(rect.y));
  const right = Math.min(image.width, Math.ceil(rect.x + rect.width));
  const bottom = Math.min(image.height, Math.ceil(rect.y + rect.height));
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/** The part of a picture that a crop keeps, in whole pixels: it shrinks inwards, so that no line more is kept than was shown. */
export function keptPart(crop: ImageRect | null, size: ImageSize): ImageRect {
  if (crop === null) return { x: 0, y: 0, ...size };
  const { x, y, width, height } = upright(crop);
  // At least one pixel, and never outside of the picture: a crop that misses it must not bring the whole one back
  const left = Math.min(size.width - 1, Math.max(0, Math.ceil(x)));
  const top = Math.min(size.height - 1, Math.max(0, Math.ceil(y)));
  const right = Math.min(size.width, Math.floor(x + width));
  const bottom = Math.min(size.height, Math.floor(y + height));
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** A rectangle dragged to the left or upwards, with its sides made positive. */
export function upright({ x, y, width, height }: ImageRect): ImageRect {
  return {
    x: Math.min(x, x + width),
    y: Math.min(y, y + height),
    width: Math.abs(width),
    height: Math.abs(height),
  };
}
