import type { CaptureEdits } from '@/lib/domain/capture';
import { planBurnIn } from './burn-plan';

/** One dark, opaque colour: a mosaic or a blur can be undone, this cannot. */
const HIDE_COLOUR = '#202124';
/** The accent of `components/tokens.css`, in its light form. */
const BOX_COLOUR = '#f59e0b';
const BOX_WIDTH_CSS_PX = 3;

/**
 * Draws the marks into the picture's own pixels and cuts it; the result is a new PNG without any trace of what was below.
 * @param scale - Image pixels per CSS pixel, for the width of lines.
 */
export async function burnIn(raw: Blob, edits: CaptureEdits, scale: number): Promise<Blob> {
  const bitmap = await createImageBitmap(raw, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  try {
    const { keep, marks } = planBurnIn(edits, { width: bitmap.width, height: bitmap.height });
    const canvas = new OffscreenCanvas(keep.width, keep.height);
    const pen = canvas.getContext('2d', { alpha: false });
    if (pen === null) throw new Error('This browser has no 2D canvas in its background');
    pen.translate(-keep.x, -keep.y); // whole pixels: nothing is smoothed
    pen.drawImage(bitmap, 0, 0);
    for (const { kind, rect } of marks) {
      if (kind === 'hide') {
        pen.fillStyle = HIDE_COLOUR;
        pen.fillRect(rect.x, rect.y, rect.width, rect.height);
      } else {
        const line = Math.max(2, Math.round(BOX_WIDTH_CSS_PX * scale));
        pen.strokeStyle = BOX_COLOUR;
        pen.lineWidth = line;
        pen.strokeRect(rect.x - line / 2, rect.y - line / 2, rect.width + line, rect.height + line);
      }
    }
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    bitmap.close();
  }
}
