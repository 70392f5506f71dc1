import { beforeAll, expect, test } from 'vitest';
import { pageFlagsOf, wordEffect } from '@/lib/ui/desk/flag-wording';
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

test('a relapse is told on its page with what mending did first', () => {
  const flags = someFlags();
  const relapsed = flags.lines.flatMap((line) =>
    line.state.kind === 'fixed' ? [{ ...line, state: { ...line.state, kind: 'relapsed' as const } }] : [],
  );
  const [page] = pageFlagsOf({ ...flags, lines: relapsed }, flagSource().window);
  expect(page?.flags).toMatchObject([{ state: 'relapsed', effect: { verdict: 'fixed' } }]);
  expect(page?.flags[0]?.effect?.words).toMatch(/^“Paging” drew questions from 14 people in the 30 days before/);
});
