import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDescriptor, writeDescriptor } from '@/lib/domain/anchoring/descriptor';
import { descriptor } from '../arbitraries';
import { anchorOn, place } from './anchor-on';
import { outlineOf, type Written } from './make-page';

const VOCABULARY =
  'agent backup certificate daemon export folder gateway handler index journal key ledger mirror node order proxy queue release server token update volume worker zone before after each change restart verify remove'.split(
    ' ',
  );
const word = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...VOCABULARY) },
  fc.constantFrom('日本語', '設定', 'Überprüfung', 'a', '404'),
);
const paragraph = fc.array(word, { minLength: 6, maxLength: 24 }).map((words) => `${words.join(' ')}.`);
const heading = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.array(word, { minLength: 1, maxLength: 3 }))
  .map(([level, words]): Written => ({ level, text: words.join(' ') }));
const block = fc.oneof({ weight: 4, arbitrary: paragraph.map((text): Written => ({ level: 0, text })) }, heading);
const page = fc.array(block, { minLength: 3, maxLength: 30 });

/** A page with a stretch of whole words in one of its paragraphs. */
const passage = page
  .filter((blocks) => blocks.some(({ level }) => level === 0))
  .chain((blocks) => {
    const texts = blocks.flatMap(({ level }, at) => (level === 0 ? [at] : []));
    return fc.record({
      blocks: fc.constant(blocks),
      at: fc.constantFrom(...texts),
      from: fc.nat(5),
      length: fc.integer({ min: 3, max: 12 }),
    });
  })
  .map(({ blocks, at, from, length }) => {
    const outline = outlineOf(blocks);
    const start = outline.starts[at] ?? 0;
    const text = blocks[at]?.text ?? '';
    const words = [...text.matchAll(/\S+/g)];
    const first = words[Math.min(from, words.length - 3)];
    const last = words[Math.min(words.length - 1, from + length)];
    if (first === undefined || last === undefined) throw new Error('a paragraph has at least six words');
    return { blocks, at, start: start + first.index, end: start + last.index + last[0].length };
  });

test('described and looked for on the same page, a passage is where it was', () => {
  fc.assert(
    fc.property(passage, ({ blocks, start, end }) => {
      expect(place(blocks, anchorOn(blocks, start, end))).toMatchObject({ outcome: 'same', at: { start, end } });
    }),
    { numRuns: 400 },
  );
});

test('edits of other blocks never move it', () => {
  fc.assert(
    fc.property(
      passage,
      fc.nat(),
      fc.constantFrom('insert', 'remove', 'reword'),
      paragraph,
      (found, where, edit, text) => {
        const { blocks, at, start, end } = found;
        const other = where % blocks.length;
        fc.pre(other !== at && blocks[other]?.level === 0);
        const anchor = anchorOn(blocks, start, end);
        const edited = blocks.flatMap((one, index) => {
          if (index !== other) return [one];
          if (edit === 'remove') return [];
          return edit === 'insert' ? [{ level: 0, text }, one] : [{ level: 0, text }];
        });
        const outline = outlineOf(edited);
        const now = edited.indexOf(blocks[at] as Written); // it is still there, the very same
        const moved = (outline.starts[now] ?? 0) - (outlineOf(blocks).starts[at] ?? 0);
        expect(place(edited, anchor)).toMatchObject({
          outcome: 'same',
          at: { start: start + moved, end: end + moved },
        });
      },
    ),
    { numRuns: 400 },
  );
});

test('with its block removed it is never the same', () => {
  fc.assert(
    fc.property(passage, ({ blocks, at, start, end }) => {
      const anchor = anchorOn(blocks, start, end);
      const rest = blocks.filter((_, index) => index !== at);
      const twin = rest.some(({ text }) => text.includes(anchor.quote?.exact ?? ''));
      fc.pre(!twin); // the same words elsewhere may be taken for it where nothing else tells them apart
      expect(place(rest, anchor).outcome).not.toBe('same');
    }),
    { numRuns: 400 },
  );
});

test('what fits into a trailer is read back, and every cut of it is refused or read without harm', () => {
  fc.assert(
    fc.property(descriptor, fc.nat(600), (made, cut) => {
      const whole = writeDescriptor(made, 10_000);
      expect(readDescriptor(whole ?? '')).toMatchObject({ hash: made.hash, offset: made.offset, length: made.length });
      const short = writeDescriptor(made, 300);
      expect(short === null || short.length <= 300).toBe(true);
      expect(() => readDescriptor((whole ?? '').slice(0, cut))).not.toThrow();
    }),
    { numRuns: 200 },
  );
});
