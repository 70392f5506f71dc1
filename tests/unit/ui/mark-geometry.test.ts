import { describe, expect, test } from 'vitest';
import { centredRect, moveRect, nearEdge, rectBetween, resizeRect } from '@/lib/ui/mark-geometry';

const image = { width: 200, height: 100 };
const rect = { x: 10, y: 20, width: 50, height: 30 };

describe('drawing', () => {
  test('a rectangle comes out whichever corner the pointer starts from', () => {
    expect(rectBetween({ x: 60, y: 50 }, { x: 10, y: 20 }, image)).toEqual(rect);
  });
  test('what reaches beyond the picture ends at its edge', () => {
    expect(rectBetween({ x: 190, y: 90 }, { x: 500, y: 500 }, image)).toEqual({ x: 190, y: 90, width: 10, height: 10 });
  });
  test('a click without a way draws nothing', () => {
    expect(rectBetween({ x: 10, y: 10 }, { x: 12, y: 80 }, image)).toBeNull();
  });
});

describe('moving', () => {
  test('a mark keeps its size at the edge', () => {
    expect(moveRect(rect, { x: 1000, y: -1000 }, image)).toEqual({ x: 150, y: 0, width: 50, height: 30 });
  });
});

describe('resizing', () => {
  test('a corner takes its two sides along', () => {
    expect(resizeRect(rect, { x: -1, y: -1 }, { x: -5, y: 5 }, image)).toEqual({ x: 5, y: 25, width: 55, height: 25 });
  });
  test('an edge takes one side along', () => {
    expect(resizeRect(rect, { x: 0, y: 1 }, { x: 99, y: 10 }, image)).toEqual({ x: 10, y: 20, width: 50, height: 40 });
  });
  test('nothing turns inside out or leaves the picture', () => {
    expect(resizeRect(rect, { x: 1, y: 0 }, { x: -500, y: 0 }, image)).toMatchObject({ x: 10, width: 4 });
    expect(resizeRect(rect, { x: 1, y: 1 }, { x: 500, y: 500 }, image)).toEqual({
      x: 10,
      y: 20,
      width: 190,
      height: 80,
    });
    expect(resizeRect(rect, { x: -1, y: 0 }, { x: 500, y: 0 }, image)).toMatchObject({ x: 56, width: 4 });
  });
});

test('a mark by keyboard stands in the middle of what is kept', () => {
  expect(centredRect({ x: 100, y: 0, width: 90, height: 90 })).toEqual({ x: 130, y: 30, width: 30, height: 30 });
});

test('a press on the line of the crop frame means the frame, one inside it does not', () => {
  expect(nearEdge(rect, { x: 12, y: 30 }, 4)).toBe(true);
  expect(nearEdge(rect, { x: 35, y: 35 }, 4)).toBe(false);
  expect(nearEdge(rect, { x: 70, y: 35 }, 4)).toBe(false);
});
