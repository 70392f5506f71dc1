import type { CaptureEdits, Mark } from '@/lib/domain/capture';
import { arrowLines, TEXT_PAD, textFont } from '@/lib/domain/mark-shapes';
import { planBurnIn } from './burn-plan';

/** One dark, opaque colour: a mosaic or a blur can be undone, this cannot. */
const HIDE_COLOUR = '#202124';
/** `--box` of `components/tokens-pages.css`: what is burnt in looks as it did in the editor. */
const BOX_COLOUR = '#e5484d';
const TEXT_GROUND = '#ffffff';
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
    for (const mark of marks) draw(pen, mark, Math.max(2, Math.round(BOX_WIDTH_CSS_PX * scale)));
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    bitmap.close();
  }
}

/** @param line - Width of lines in image pixels. */
function draw(pen: OffscreenCanvasRenderingContext2D, mark: Mark, line: number): void {
  const { x, y, width, height } = mark.rect;
  pen.lineWidth = line;
  pen.strokeStyle = BOX_COLOUR;
  switch (mark.kind) {
    case 'hide':
      pen.fillStyle = HIDE_COLOUR;
      pen.fillRect(x, y, width, height);
      return;
    case 'box':
      pen.strokeRect(x - line / 2, y - line / 2, width + line, height + line);
      return;
    case 'arrow': {
      const { shaft, head } = arrowLines(mark.rect, mark.tip, line);
      pen.lineCap = 'round';
      pen.lineJoin = 'round';
      for (const points of [shaft, head]) {
        pen.beginPath();
        for (const spot of points) pen.lineTo(spot.x, spot.y);
        pen.stroke();
      }
      return;
    }
    case 'text':
      pen.fillStyle = TEXT_GROUND;
      pen.fillRect(x, y, width, height);
      pen.strokeRect(x + line / 2, y + line / 2, width - line, height - line);
      pen.fillStyle = HIDE_COLOUR;
      pen.font = textFont(height);
      pen.textBaseline = 'middle';
      pen.fillText(mark.text, x + TEXT_PAD * height, y + height / 2, width - 2 * TEXT_PAD * height);
  }
}
