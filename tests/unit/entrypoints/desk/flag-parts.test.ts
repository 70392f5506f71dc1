import { expect, test } from 'vitest';
import { flagParts, fromParts } from '@/entrypoints/desk/flag-parts';
import { manyFlags, someFlags } from '../../../dom/ui/example-flags';

test.each([manyFlags(), someFlags([]), { ...someFlags(), lines: [], map: [] }])(
  'figures that go over in parts are the same, and no part is long',
  (flags) => {
    const parts = flagParts(flags);
    expect(fromParts({ ...flags, lines: [], map: [] }, parts)).toEqual(flags);
    for (const { lines, map } of parts) {
      expect(lines.length).toBeLessThanOrEqual(100);
      expect(map.length).toBeLessThanOrEqual(200);
    }
  },
);
