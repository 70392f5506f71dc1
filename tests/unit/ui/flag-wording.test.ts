import { beforeAll, expect, test } from 'vitest';
import { wordEffect } from '@/lib/ui/desk/flag-wording';
import { flagSource, someFlags } from '../../dom/ui/example-flags';
import { speakEnglish } from '../../dom/ui/english';

beforeAll(speakEnglish);

test.each([
  ['views', 'Compared by readers.'],
  ['days', 'Compared by days: readers before and after are not known.'],
] as const)('what became of a mended section ends with by what it was compared: %s', (exposure, sentence) => {
  const line = someFlags().lines.find(({ state: { kind } }) => kind === 'fixed');
  if (line?.state.kind !== 'fixed') throw new Error('the example has no section that was mended');
  const words = wordEffect(line, { ...line.state, exposure }, flagSource().window);
  expect(words).toMatch(/^“Paging” drew questions from 14 people in the 30 days before it was mended/);
  expect(words.endsWith(` ${sentence}`)).toBe(true);
});
