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

/** Rounds a rectangle outwards to whole pixels and clips it to the image; `null` if none of it is left. */
export function clipRect(rect: ImageRect, image: ImageSize): ImageRect | null {
  const left = Math.max(0, Math.floor(rect.x));
  const top = Math.max(0, Math.floor(rect.y));
  const right = Math.min(image.width, Math.ceil(rect.x + rect.width));
  const bottom = Math.min(image.height, Math.ceil(rect.y + rect.height));
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}
