import {
  clipRect,
  keptPart,
  upright,
  type CaptureEdits,
  type ImageRect,
  type ImageSize,
  type Mark,
} from '@/lib/domain/capture';

export interface BurnPlan {
  /** The part that is kept, in whole pixels of the raw picture. */
  keep: ImageRect;
  /** Marks in the order drawn, in whole pixels of the raw picture; what lies outside of it is gone. */
  marks: Mark[];
}

/** What is drawn where, in whole pixels. A hidden area grows outwards to whole pixels, so that none of its edge shines through. */
export function planBurnIn({ crop, marks }: CaptureEdits, size: ImageSize): BurnPlan {
  return {
    keep: keptPart(crop, size),
    marks: marks.flatMap((mark) => {
      const clipped = clipRect(upright(mark.rect), size);
      return clipped === null ? [] : [{ ...mark, rect: clipped }];
    }),
  };
}
