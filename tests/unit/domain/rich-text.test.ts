import { expect, test } from 'vitest';
import { canonicalRich, hasSigns, plainWords, readInline, readRich, spellLinks } from '@/lib/domain/rich-text';

const text = (words: string) => ({ kind: 'text', text: words });

test('bold, italic, code and links are read, also within one another', () => {
  expect(readInline('a **b _c_** `d **e**` [f **g**](https://x.test/h)')).toEqual([
    text('a '),
    { kind: 'strong', of: [text('b '), { kind: 'em', of: [text('c')] }] },
    text(' '),
    { kind: 'code', text: 'd **e**' },
    text(' '),
    { kind: 'link', href: 'https://x.test/h', of: [text('f '), { kind: 'strong', of: [text('g')] }] },
  ]);
});

test.each([
  ['program text', 'snake_case __init__ 2*3*4 a ** b ** _ c _ *args **kwargs'],
  ['signs in an address', 'https://x.test/_a_/b_c_d?e=`f`'],
  ['a link to anything but the web', '[a](javascript:alert(1)) [b](/c) [](https://x.test)'],
  ['a link that looks like the record', '[a](https://x.test/#docket=1.AAAA)'],
  ['signs over several lines', '**a\nb** _c\nd_'],
])('%s stays as it was typed', (_what, words) => {
  expect(words.split('\n').map(readInline)).toEqual(words.split('\n').map((line) => [text(line)]));
  expect(hasSigns(words)).toBe(false);
});

test('lines with a hyphen or counted from 1 are lists; other numbers are words', () => {
  expect(readRich('Why:\n- a\n- b\n1. c\n2. d\n7. e').map(({ kind }) => kind)).toEqual([
    'paragraph',
    'bullets',
    'numbers',
    'paragraph',
  ]);
});

test('without signs, an address follows the words of its link', () => {
  const words = '**Read** [the _guide_](https://x.test/a), `then` https://x.test/b';
  expect(plainWords(words)).toBe('Read the guide (https://x.test/a), then https://x.test/b');
  expect(spellLinks(words)).toBe('**Read** the _guide_ (https://x.test/a), `then` https://x.test/b');
});

test('in its canonical form a list stands apart, and an address is neither code nor its own label', () => {
  const words = 'See:\n- `https://x.test/a`\n- [https://x.test/b](https://x.test/b)\nDone';
  const canonical = 'See:\n\n- https://x.test/a\n- https://x.test/b\n\nDone';
  expect(canonicalRich(words)).toBe(canonical);
  expect(canonicalRich(canonical)).toBe(canonical);
});

test.each(['**a ', '_a ', '`', '[a](', '[', '*', '`a` **b** _c_ '])(
  'a hundred thousand characters of %s are read in no time worth speaking of',
  (unit) => {
    const long = unit.repeat(100_000 / unit.length).trim();
    expect(canonicalRich(long)).toBe(long);
  },
);
