import fc from 'fast-check';
import { Marked } from 'marked';
import { expect, test } from 'vitest';
import { canonicalDocument } from '@/lib/domain/document/canonical';
import { plainDocument, type Document } from '@/lib/domain/document/document';
import { writeMarkdown } from '@/lib/domain/document/write-markdown';

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
      'Open **the file** at [acme](<https://x.example/a>)\\\n1\\. not a list, a\\*b',
      '1. First\n   - below\n2. Then',
      '````bash\necho ```\n````',
      '| Port |\n| --- |\n| a\\|b |',
      '> [!WARNING]\n> Careful.',
      '![A file](<a.png>)\n',
    ].join('\n\n'),
  );
});

const SIGNS = 'a b c 1 2 . * _ ` [ ] ( ) < > # | ~ & ! - + = \\'.split(' ');
const words = fc.string({ unit: fc.constantFrom(' ', ...SIGNS), maxLength: 14 });
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
