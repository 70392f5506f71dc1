import { expect, test } from 'vitest';
import { endsHint } from '@/lib/page/overlay/hint';

test('marks that come by themselves leave the hint standing; a picture, a drawer and the end of the site take it away', () => {
  expect(endsHint('showMarks')).toBe(false);
  for (const call of ['preparePicture', 'openDrawer', 'leave']) expect(endsHint(call)).toBe(true);
});
