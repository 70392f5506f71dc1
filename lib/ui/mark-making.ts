import type { Corner, ImageRect, ImageSize, Mark } from '@/lib/domain/capture';
import { moveRect, type Point } from './mark-geometry';
import type { MeasureText } from './measure-text';
import { t } from './wording';

/** How high a text is at first, in pixels of the screen. */
const TEXT_HEIGHT = 30;

/** The picture that marks are made for. */
export interface MarkGround {
  size: ImageSize;
  /** Image pixels per CSS pixel. */
  scale: number;
  measure: MeasureText;
}

/** A mark as it begins. @param tip - Which corner an arrow points to. */
export function newMark(kind: Mark['kind'], rect: ImageRect, tip: Corner, on: MarkGround): Mark {
  switch (kind) {
    case 'arrow':
      return { kind, rect, tip };
    case 'text':
      return withText({ kind, rect, text: '' }, t('editorTextNew'), on);
    default:
      return { kind, rect };
  }
}

/** Where a text begins that has its left upper corner there. */
export function textPlace({ x, y }: Point, { scale }: MarkGround): ImageRect {
  return { x, y, width: 1, height: Math.round(TEXT_HEIGHT * scale) };
}

/** A text is as wide as its words, and stays within the picture. */
export function withText(mark: Extract<Mark, { kind: 'text' }>, text: string, { size, measure }: MarkGround): Mark {
  const height = Math.min(mark.rect.height, size.height);
  const width = Math.min(measure(text, height), size.width);
  return { ...mark, text, rect: moveRect({ ...mark.rect, width, height }, { x: 0, y: 0 }, size) };
}

/** A mark in another rectangle. A text keeps its proportions: the side that was dragged decides. */
export function withRect(mark: Mark, rect: ImageRect, on: MarkGround): Mark {
  if (mark.kind !== 'text') return { ...mark, rect };
  const height = rect.height === mark.rect.height ? (mark.rect.height * rect.width) / mark.rect.width : rect.height;
  return withText({ ...mark, rect: { ...rect, height: Math.round(height) } }, mark.text, on);
}

/** An arrow that points to the next corner, clockwise. */
export function turned(mark: Extract<Mark, { kind: 'arrow' }>): Mark {
  const { x, y } = mark.tip;
  return { ...mark, tip: { x: y === 0 ? 1 : 0, y: x } };
}

/** What a mark is called, for buttons and for reading aloud. @param number - Its place in the list, from 1. */
export function nameMark(mark: Mark, number: number): string {
  switch (mark.kind) {
    case 'hide':
      return t('editorHideName', number);
    case 'box':
      return t('editorBoxName', number);
    case 'arrow':
      return t('editorArrowName', number);
    case 'text':
      return t('editorTextName', number, mark.text);
  }
}
