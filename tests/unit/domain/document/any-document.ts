import fc from 'fast-check';
import { NOTE_TONES, type Document, type DocumentBlock, type List, type Piece } from '@/lib/domain/document/document';

/** What means something in Markdown, and some that does not. */
export const SIGNS = [' ', ...'a b c 1 2 . * _ ` [ ] ( ) < > # | ~ & ! - + = \\ : ; "'.split(' ')];

/** What a person may type, and what would mean something to one of the wikis. */
const words = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 8 }),
  fc.constantFrom(
    '[gallery]',
    '<b>',
    ']]>',
    '-->',
    '<!-- wp:x -->',
    'a\n\nb',
    '&amp;',
    '\u00a0',
    'https://x.example/a?b=1&c',
  ),
);

const flag = fc.boolean();
const run = fc
  .record({
    text: words,
    strong: flag,
    em: flag,
    code: flag,
    href: fc.constantFrom(null, null, 'https://x.example/a?b=1&c=2', '/docs#x'),
  })
  .map(({ text, strong, em, code, href }): Piece => ({
    kind: 'text',
    text,
    ...(strong ? { strong } : {}),
    ...(em ? { em } : {}),
    ...(code ? { code } : {}),
    ...(href === null ? {} : { href }),
  }));
const line = fc.array(
  fc.oneof({ weight: 8, arbitrary: run }, { weight: 1, arbitrary: fc.constant<Piece>({ kind: 'break' }) }),
  {
    maxLength: 5,
  },
);

const paragraph = fc.record({ kind: fc.constant('paragraph' as const), of: line });
const code = fc.record({
  kind: fc.constant('code' as const),
  language: fc.constantFrom('', 'bash', 'c++'),
  text: fc.oneof(words, fc.constant('  x\n\n  https://a.example/b\n y')),
});
const { list } = fc.letrec<{ list: List }>((tie) => ({
  list: fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(
      fc.record({
        of: line,
        lists: fc.oneof({ depthSize: 'small' }, fc.constant<List[]>([]), fc.array(tie('list'), { maxLength: 2 })),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
}));

/** Any block that the editor can make. */
const block: fc.Arbitrary<DocumentBlock> = fc.oneof(
  paragraph,
  fc.record({ kind: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 6 }), of: line }),
  list,
  code,
  fc.record({
    kind: fc.constant('table' as const),
    rows: fc.array(fc.array(fc.record({ header: fc.boolean(), of: line }), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    kind: fc.constant('note' as const),
    tone: fc.constantFrom(...NOTE_TONES),
    of: fc.array(fc.oneof(paragraph, list, code), { maxLength: 3 }),
  }),
  fc
    .record({ url: fc.constantFrom('https://x.example/p.png', 'https://x.example/b.png?x=1&y'), alt: words })
    .map(({ url, alt }): DocumentBlock => ({ kind: 'picture', file: url, url, alt })),
);

export const anyDocument: fc.Arbitrary<Document> = fc.array(block, { maxLength: 6 });
