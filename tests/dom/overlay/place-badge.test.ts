import { describe, expect, test } from 'vitest';
import { placeBadge, type HeadingPlace } from '@/lib/page/overlay/place-badge';

const size = { width: 34, height: 22 };
const area = { left: 0, right: 1000, top: -Infinity, bottom: Infinity };
const heading: HeadingPlace = {
  box: { left: 200, right: 800, top: 100, bottom: 130 },
  firstLine: { left: 200, right: 400, top: 100, bottom: 130 },
  lastLine: { left: 200, right: 400, top: 100, bottom: 130 },
  rtl: false,
};
const sidebar = { left: 0, right: 195, top: 0, bottom: 2000 };
const full = { ...heading.lastLine, right: 800 };

describe('a badge', () => {
  test('stands in the margin before the heading, beside its first line', () => {
    expect(placeBadge(heading, size, [], area)).toEqual({ left: 158, top: 104 });
  });

  test('stands behind the text where something else is in the margin, or where there is none', () => {
    expect(placeBadge(heading, size, [sidebar], area)).toEqual({ left: 408, top: 104 });
    expect(placeBadge(heading, size, [], { ...area, left: 190 })).toEqual({ left: 408, top: 104 });
  });

  test('stands in the margin after a heading that fills its line', () => {
    const place = placeBadge({ ...heading, firstLine: full, lastLine: full }, size, [sidebar, full], area);
    expect(place).toEqual({ left: 808, top: 104 });
  });

  test('stands above the heading where there is no room beside it', () => {
    const narrow = { ...area, left: 196, right: 804 };
    expect(placeBadge({ ...heading, lastLine: full }, size, [sidebar, full], narrow)).toEqual({ left: 766, top: 76 });
  });

  test('is left out rather than put over something', () => {
    const all = { left: 0, right: 1000, top: 0, bottom: 2000 };
    expect(placeBadge(heading, size, [all], area)).toBeNull();
  });

  test('stands on the right of a heading in text from right to left', () => {
    const rtl = { ...heading, firstLine: { ...heading.firstLine, left: 600, right: 800 }, rtl: true };
    expect(placeBadge(rtl, size, [], area)).toEqual({ left: 808, top: 104 });
  });
});
