import fc from 'fast-check';
import { Marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { canonicalDocument } from '@/lib/domain/document/canonical';
import { plainBlock, plainDocument, type Document } from '@/lib/domain/document/document';
import { readMarkdown } from '@/lib/domain/document/read-markdown';
import { writeMarkdown } from '@/lib/domain/document/write-markdown';
import { SIGNS } from './any-document.ts';

const marked = new Marked({ gfm: true });
const text = (words: string, look: object = {}) => ({ kind: 'text' as const, text: words, ...look });

test('everything the editor can make is Markdown that reads well as it is', () => {
  const document: Document = [
    { kind: 'heading', level: 2, of: [text('Set up')] },
    {
      kind: 'paragraph',
      of: [
        text('Open '),
        text('the file', { strong: true }),
        text(' at '),
        text('acme', { href: 'https://x.example/a' }),
        { kind: 'break' },
        text('1. not a list, a*b'),
      ],
    },
    {
      kind: 'list',
      ordered: true,
      items: [
        { of: [text('First')], lists: [{ kind: 'list', ordered: false, items: [{ of: [text('below')], lists: [] }] }] },
        { of: [text('Then')], lists: [] },
      ],
    },
    { kind: 'code', language: 'bash', text: 'echo ```' },
    { kind: 'table', rows: [[{ header: true, of: [text('Port')] }], [{ header: false, of: [text('a|b')] }]] },
    { kind: 'note', tone: 'warning', of: [{ kind: 'paragraph', of: [text('Careful.')] }] },
    { kind: 'picture', file: 'a.png', url: null, alt: 'A file' },
  ];
  expect(writeMarkdown(document)).toBe(
    [
      '## Set up',
      'Open **the file** at [acme](https://x.example/a)\\\n1\\. not a list, a\\*b',
      '1. First\n   - below\n2. Then',
      '````bash\necho ```\n````',
      '| Port |\n| ---- |\n| a\\|b |',
      '> [!WARNING]\n> Careful.',
      '![A file](a.png)\n',
    ].join('\n\n'),
  );
});

const words = fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 14 });
const paragraph = fc.record({
  kind: fc.constant('paragraph' as const),
  of: fc.array(
    words.map((one) => text(one)),
    { minLength: 1, maxLength: 3 },
  ),
});

test('no sign in plain words means anything in Markdown', () => {
  fc.assert(
    fc.property(fc.array(paragraph, { maxLength: 4 }), (any) => {
      const document = canonicalDocument(any);
      const html = marked.parse(writeMarkdown(document), { async: false });
      expect(html.replace(/<\/?p>/g, '')).not.toMatch(/<\w/);
      const plain = html
        .replace(/<\/p>\s*<p>/g, '\n')
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&')
        .trim();
      expect(plain).toBe(plainDocument(document));
    }),
    { numRuns: 1_000 },
  );
});

test('a blank is bold only between bold words, so that Markdown’s signs stand at words', () => {
  const of = [text('Note: ', { strong: true }), text('open', { em: true }), text(' it', { strong: true })];
  expect(writeMarkdown(canonicalDocument([{ kind: 'paragraph', of }]))).toBe('**Note:** *open* **it**\n');
});

test.each([
  [true, 'Port &amp; more', [text('Port & more')]],
  [false, '<code>a\\|b</code>', [text('a\\|b', { code: true })]],
])('what Markdown’s tables cannot say is a table on GitHub nevertheless', (header, written, of) => {
  const document: Document = [
    {
      kind: 'table',
      rows: [
        [
          { header, of },
          { header: false, of: [text('80')] },
        ],
      ],
    },
  ];
  const name = header ? 'th' : 'td';
  const table = `<table><tbody>\n<tr><${name}>${written}</${name}><td>80</td></tr></tbody></table>\n`;
  expect(writeMarkdown(document)).toBe(table);
  expect(readMarkdown(table)).toEqual(document);
});

describe('Markdown from elsewhere', () => {
  const shown = (markdown: string) => readMarkdown(markdown).map((block) => [block.kind, plainBlock(block)]);

  test('HTML in it is words and does nothing', () => {
    const written = [
      'Press <kbd onclick="x()">K</kbd> or <!-- not shown -->[here](javascript:x()).',
      '<script>\nx()\n</script>',
      '<table><tbody><tr><td><img src="x" onerror="x()"></td></tr></tbody></table>',
      '![a](data:text/html,x)',
    ].join('\n\n');
    expect(readMarkdown(written)).toEqual(
      [
        'Press <kbd onclick="x()">K</kbd> or here.',
        '<script> x() </script>',
        '<table><tbody><tr><td><img src="x" onerror="x()"></td></tr></tbody></table>',
        'a',
      ].map((words) => ({ kind: 'paragraph', of: [text(words)] })),
    );
  });

  test('alerts are notes, other quotes are what stands in them', () => {
    expect(readMarkdown('> [!CAUTION]\n> Hot.\n\n> Said.')).toEqual([
      { kind: 'note', tone: 'warning', of: [{ kind: 'paragraph', of: [text('Hot.')] }] },
      { kind: 'paragraph', of: [text('Said.')] },
    ]);
    expect(shown('> [!NOTE]\n> # Title\n>\n> Words')).toEqual([
      ['heading', 'Title'],
      ['paragraph', 'Words'],
    ]);
  });

  test('nothing that stands in a list is lost', () => {
    const written = '1. Run\n\n   ```\n   a\n   b\n   ```\n   - below\n\n   after\n2. ![Shot](s.png)';
    expect(shown(written)).toEqual([['list', 'Run\na\nb\nbelow\nafter\nShot']]);
  });

  test('pictures among words are blocks of their own, links may be told below', () => {
    const written =
      'See [the *docs*][d] ![Shot](s.png) and\n[![Badge](https://x.example/b.svg)](/b)\n\n[d]: https://x.example/d';
    expect(readMarkdown(written)).toEqual([
      {
        kind: 'paragraph',
        of: [
          text('See '),
          text('the ', { href: 'https://x.example/d' }),
          text('docs', { em: true, href: 'https://x.example/d' }),
        ],
      },
      { kind: 'picture', file: 's.png', url: null, alt: 'Shot' },
      { kind: 'paragraph', of: [text('and')] },
      { kind: 'picture', file: 'https://x.example/b.svg', url: 'https://x.example/b.svg', alt: 'Badge' },
    ]);
  });
});
