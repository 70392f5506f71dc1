import { textFont, TEXT_PAD, TEXT_SIZE } from '@/lib/domain/mark-shapes';

/** The width of a text mark, with what is left around its words; all in image pixels. */
export type MeasureText = (text: string, height: number) => number;

/** Letters are about this wide, where the browser has no canvas to measure with. */
const GUESSED = 0.6;

export const measureText: MeasureText = (text, height) => {
  const pen = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d');
  const around = 2 * TEXT_PAD * height;
  if (pen === null) return Math.ceil(text.length * GUESSED * TEXT_SIZE * height + around);
  pen.font = textFont(height);
  return Math.ceil(pen.measureText(text).width + around);
};
