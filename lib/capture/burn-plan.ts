import { clipRect, type CaptureEdits, type ImageRect, type ImageSize, type Mark } from '@/lib/domain/capture';

export interface BurnPlan {
  /** The part that is kept, in whole pixels of the raw picture. */
  keep: ImageRect;
  /** Marks in the order drawn, in whole pixels of the raw picture; what lies outside of it is gone. */
  marks: Mark[];
}

/**
 * What is drawn where, in whole pixels. A hidden area grows outwards to whole pixels, so that none of its edge shines
 * through; a crop shrinks inwards, so that no line more is kept than was shown.
 */
export function planBurnIn({ crop, marks }: CaptureEdits, size: ImageSize): BurnPlan {
  return {
    keep: crop === null ? { x: 0, y: 0, ...size } : shrink(crop, size),
    marks: marks.flatMap(({ kind, rect }) => {
      const clipped = clipRect(upright(rect), size);
      return clipped === null ? [] : [{ kind, rect: clipped }];
    }),
  };
}

/** At least one pixel, and never outside of the picture: a crop that misses it must not bring the whole one back. */
function shrink(crop: ImageRect, size: ImageSize): ImageRect {
  const { x, y, width, height } = upright(crop);
  const left = Math.min(size.width - 1, Math.max(0, Math.ceil(x)));
  const top = Math.min(size.height - 1, Math.max(0, Math.ceil(y)));
  const right = Math.min(size.width, Math.floor(x + width));
  const bottom = Math.min(size.height, Math.floor(y + height));
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** A rectangle dragged to the left or upwards, with its sides made positive. */
function upright({ x, y, width, height }: ImageRect): ImageRect {
  return {
    x: Math.min(x, x + width),
    y: Math.min(y, y + height),
    width: Math.abs(width),
    height: Math.abs(height),
  };
}
