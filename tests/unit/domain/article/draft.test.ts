import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftFrom, type ArticleWords } from '@/lib/domain/article/draft';
import type { Source } from '@/lib/domain/article/source';
import { traceOf } from '@/lib/domain/article/trace';
import { plainDocument } from '@/lib/domain/document/document';
import { anEventId } from '../../../dom/ui/examples';

const WORDS: ArticleWords = {
  question: 'Question',
  alsoAsked: 'Also asked as:',
  environment: 'Environment',
  cause: 'Cause',
  answer: 'Answer',
  notWhen: 'Does not apply when',
};
let number = 0;
const source = (as: Source['as'], text: string, over: Partial<Source> = {}): Source => ({
  commentId: String((number += 1)),
  requestId: anEventId(1),
  as,
  by: 'Mara Berg',
  text,
  pictures: [],
  url: `https://docs.example/#comment-${String(number)}`,
  place: 'Settings › Log level',
  ...over,
});

describe('a draft from five requests', () => {
  const sources = [
    source('question', 'Is a restart needed when only the log level changes?'),
    source('question', 'Is a restart needed when the log level changes?'),
    source('question', 'Do I have to stop the daemon first?'),
    source('environment', 'Chrome 156 · Linux'),
    source('environment', 'Chrome 156 · Linux'),
    source(
      'answer',
      'No. A change of the log level is **soft**, it takes effect at once.\n\n1. Open `acme.conf`\n2. Save it',
    ),
    source('answer', 'A change of the log level is soft and takes effect at once. Other changes need a restart.', {
      pictures: [{ fileName: 'level.png', url: 'https://docs.example/level.png' }],
    }),
  ];
  const { title, document } = draftFrom(sources, WORDS);

  test('is called by what most people asked, in their words', () => {
    expect(title).toBe('Is a restart needed when only the log level changes?');
  });

  test('has each thing once, the steps numbered, and the pictures', () => {
    const text = plainDocument(document);
    expect(text.match(/takes effect at once/g)).toHaveLength(1);
    expect(text.match(/Chrome 156/g)).toHaveLength(1);
    expect(text).toContain('Other changes need a restart.');
    expect(document.filter(({ kind }) => kind === 'list')).toContainEqual({
      kind: 'list',
      ordered: true,
      items: [
        {
          of: [
            { kind: 'text', text: 'Open ' },
            { kind: 'text', text: 'acme.conf', code: true },
          ],
          lists: [],
        },
        { of: [{ kind: 'text', text: 'Save it' }], lists: [] },
      ],
    });
    expect(document).toContainEqual({
      kind: 'picture',
      file: 'https://docs.example/level.png',
      url: 'https://docs.example/level.png',
      alt: '',
    });
  });

  test('tells of every sentence where it was said', () => {
    const traced = traceOf(document, sources).filter(({ text }) => text !== WORDS.alsoAsked);
    expect(traced.filter(({ sources: from }) => from.length === 0)).toEqual([]);
    expect(traced.every(({ exact }) => exact)).toBe(true);
  });

  test('what its author changes is still known to be made of it, and what they add is theirs', () => {
    const edited = [
      ...document.slice(0, -1),
      {
        kind: 'paragraph' as const,
        of: [{ kind: 'text' as const, text: 'Other changes really need a restart. Ask the platform team.' }],
      },
    ];
    const traced = traceOf(edited, sources);
    expect(traced.find(({ text }) => text.startsWith('Other changes really'))).toMatchObject({
      exact: false,
      sources: [{}],
    });
    expect(traced.find(({ text }) => text.startsWith('Ask the platform'))?.sources).toEqual([]);
  });
});

const sentence = fc
  .array(fc.constantFrom('relay', 'keys', 'level', 'port', 'vault', 'restart', 'Zoë', '再起動', 'e.g.', 'v2.1'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => `${words.join(' ')}.`);
const text = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));

test('whatever was said, every sentence of the draft stands in a source that says it', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), fc.array(text, { maxLength: 5 }), (asked, answered) => {
      const sources = [...asked.map((one) => source('question', one)), ...answered.map((one) => source('answer', one))];
      const { document } = draftFrom(sources, WORDS);
      const traced = traceOf(document, sources).filter(({ text: one }) => one !== WORDS.alsoAsked);
      expect(traced.filter(({ exact }) => !exact)).toEqual([]);
    }),
  );
});

test.each([
  ['A restart is needed on the hosts of the west.', 'A restart is not needed on the hosts of the west.'],
  ['The daemon listens on port 8080 after the update.', 'The daemon listens on port 9090 after the update.'],
  ['Open the console of the relay on Linux first.', 'Open the console of the relay on Windows first.'],
  ['Set the value in acme.conf before you start it.', 'Set the value in relay.conf before you start it.'],
  ['Das ist auf dem Server nötig.', 'Das ist auf dem Server nicht nötig.'],
])('answers that differ in what matters both stand: %s', (one, other) => {
  const { document } = draftFrom([source('answer', one), source('answer', other)], WORDS);
  expect(plainDocument(document)).toContain(one);
  expect(plainDocument(document)).toContain(other);
  const both = draftFrom([source('answer', `${one} ${other}`)], WORDS);
  expect(plainDocument(both.document)).toContain(`${one} ${other}`);
});
