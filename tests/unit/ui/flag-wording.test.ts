import { beforeAll, expect, test } from 'vitest';
import { pageFlagsOf, wordEffect } from '@/lib/ui/desk/flag-wording';
import { flagsOf } from '@/lib/domain/flags/site-flags';
import type { PageBlock } from '@/lib/domain/ports';
import { publicReportBlocks, reportBlocks } from '@/lib/ui/desk/report-blocks';
import { flagSource, someFlags, someWritten } from '../../dom/ui/example-flags';
import { anEventId } from '../../dom/ui/examples';
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

test('a section that is flagged by hand after its fix is told with that sentence and what became of the fix, on its page and in both reports', () => {
  const [, mended] = someWritten;
  if (mended === undefined) throw new Error('the example has no fix');
  const { window, ...source } = flagSource();
  const byHand = {
    ...mended,
    id: anEventId(6_001),
    at: window.now - 1_000,
    text: 'It lacks the limit.',
    decisions: [],
  };
  const flags = flagsOf({ ...source, window, written: [mended, byHand] });
  const told = /“Paging” drew questions from 14 people in the 30 days before it was mended/;
  const flag = pageFlagsOf(flags, window)
    .flatMap(({ flags: found }) => found)
    .find(({ section }) => section.path[0] === 'Paging');
  expect(flag).toMatchObject({ state: 'written', why: 'It lacks the limit.', effect: { verdict: 'fixed' } });
  expect(flag?.effect?.words).toMatch(told);
  const itemIn = (blocks: PageBlock[]) =>
    blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])).find((item) => item.startsWith('Paging'));
  expect(itemIn(reportBlocks(flags, window))).toContain('It lacks the limit.');
  expect(itemIn(reportBlocks(flags, window))).toMatch(told);
  expect(itemIn(publicReportBlocks(flags, window))).toMatch(told);
  expect(itemIn(publicReportBlocks(flags, window))).not.toContain('It lacks the limit.');
});
