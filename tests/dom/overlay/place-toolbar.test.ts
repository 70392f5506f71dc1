import { describe, expect, test } from 'vitest';
import { placeToolbar, type SelectedLines } from '@/lib/page/overlay/place-toolbar';

const view = { left: 0, right: 1000, top: 0, bottom: 600 };
const size = { width: 300, height: 34 };
const gap = 8;
const line = (top: number, left = 100, right = 400) => ({ left, right, top, bottom: top + 20 });
const within = (top: number): SelectedLines => ({ first: line(top), last: line(top), endsIn: 'last', rtl: false });

describe('the toolbar', () => {
  test('stands below the line in which the selection ends, under its last words', () => {
    expect(placeToolbar(within(100), size, view, gap)).toEqual({ left: 352, top: 128 });
  });

  test('stands above a selection that was made backwards', () => {
    const lines = { ...within(200), last: line(260), endsIn: 'first' as const };
    expect(placeToolbar(lines, size, view, gap).top).toBe(200 - gap - 34);
  });

  test('stands on the other side where the window ends', () => {
    expect(placeToolbar(within(570), size, view, gap).top).toBe(570 - gap - 34);
    const atTop = { ...within(10), endsIn: 'first' as const };
    expect(placeToolbar(atTop, size, view, gap).top).toBe(38);
  });

  test('stands above the last line of a selection that begins above the window', () => {
    const lines = { ...within(570), first: line(-900) };
    expect(placeToolbar(lines, size, view, gap).top).toBe(570 - gap - 34);
  });

  test('stays in the window while a part of the selection is seen, and is out of it otherwise', () => {
    expect(placeToolbar({ ...within(2000), first: line(-900) }, size, view, gap).top).toBe(600 - 8 - 34);
    expect(placeToolbar(within(2000), size, view, gap).top).toBe(2028);
  });

  test('keeps to the part of the window that the drawer leaves free', () => {
    const lines = { ...within(100), last: line(100, 700, 960) };
    expect(placeToolbar(lines, size, { ...view, right: 608 }, gap).left).toBe(300);
  });

  test('starts at the other end in text from right to left', () => {
    const lines = { ...within(100), last: line(100, 500, 900), rtl: true };
    expect(placeToolbar(lines, size, view, gap).left).toBe(500 - 300 + 48);
  });

  test('is not pushed out of a window that is narrower than it', () => {
    expect(placeToolbar(within(100), { width: 400, height: 34 }, { ...view, right: 320 }, gap).left).toBe(8);
  });
});
