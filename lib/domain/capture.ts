import type { CaptureId } from './ids';

/** Image pixels from the picture's top left corner. */
export interface ImageRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** CSS pixels from the viewport's top left corner. */
export interface CssRect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface ImageSize {
  width: number;
  height: number;
}

/** Something drawn on a capture. `hide` is burnt in as a solid colour; `box` frames what is meant. */
export type Mark = { kind: 'box'; rect: ImageRect } | { kind: 'hide'; rect: ImageRect };

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

/**
 * Moves a rectangle from the screen onto the captured image, clipped to it; `null` if none of it is left.
 * @param scale - Image pixels per CSS pixel.
 * @throws RangeError if `scale` is not above 0: a bug in the caller, not a person's mistake.
 * @see https://developer.mozilla.org/docs/Web/API/Window/devicePixelRatio on zoom and pixel ratio
 */
export function toImageRect(rect: CssRect, scale: number, image: ImageSize): ImageRect | null {
  if (!(scale > 0)) throw new RangeError(`scale must be above 0, was ${String(scale)}`);
  return clipRect(
    { x: rect.x * scale, y: rect.y * scale, width: rect.width * scale, height: rect.height * scale },
    image,
  );
}

/** Rounds a rectangle outwards to whole pixels and clips it to the image; `null` if none of it is left. */
export function clipRect(rect: ImageRect, image: ImageSize): ImageRect | null {
  const left = Math.max(0, Math.floor(rect.x));
  const top = Math.max(0, Math.floor(rect.y));
  const right = Math.min(image.width, Math.ceil(rect.x + rect.width));
  const bottom = Math.min(image.height, Math.ceil(rect.y + rect.height));
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}
