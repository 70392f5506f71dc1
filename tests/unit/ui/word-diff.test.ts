import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords, type DiffPart } from '@/lib/ui/word-diff';

const said = (parts: DiffPart[]) =>
  parts.map(({ kind, text }) => ({ same: text, gone: `-${text}`, new: `+${text}` })[kind]);

test.each<[string, string, string, string[]]>([
  ['a word', 'wait four seconds', 'wait five seconds', ['wait', '-four', '+five', 'seconds']],
  ['an end', 'wait four seconds', 'wait', ['wait', '-four seconds']],
  ['a beginning', 'seconds', 'four seconds', ['+four', 'seconds']],
  ['nothing', 'wait  here', 'wait here', ['wait here']],
  ['everything', 'one two', 'three', ['-one two', '+three']],
  ['Chinese, which has no blanks', '请等待四秒', '请等待五秒', ['-请等待四秒', '+请等待五秒']],
])('a reader sees what changed: %s', (_, then, now, parts) => {
  expect(said(diffWords(then, now))).toEqual(parts);
});

test('both texts can be read from it, whatever they are', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c,', 'd.'), { maxLength: 12 }).map((list) => list.join(' '));
  const read = (parts: DiffPart[], without: DiffPart['kind']) =>
    parts
      .filter(({ kind }) => kind !== without)
      .map(({ text }) => text)
      .join(' ');
  fc.assert(
    fc.property(words, words, (then, now) => {
      const parts = diffWords(then, now);
      expect([read(parts, 'new'), read(parts, 'gone')]).toEqual([then, now]);
    }),
  );
});
