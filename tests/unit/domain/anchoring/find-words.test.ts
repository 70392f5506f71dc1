import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurrences } from '@/lib/domain/anchoring/occurrences';
import { indexPage } from '@/lib/domain/anchoring/page-index';
import { PageSearch } from '@/lib/domain/anchoring/reattach';
import { outlineOf, type Written } from './make-page';

const word = fc.constantFrom('key', 'Key', 'keys', 'vault', 'a', '设', '定', 'é', '-', '(', '4.2', 'x_y', 'straße');
const block = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .map((words): Written => ({ level: 0, text: words.join(' ') }));

test('words are found wherever they stand, also cut in the middle and over several blocks', () => {
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      fc.nat({ max: 60 }),
      (blocks, from, length) => {
        const outline = outlineOf(blocks);
        const start = from % outline.text.length;
        const words = outline.text.slice(start, start + 1 + length);
        const found = new PageSearch(indexPage(outline)).occurrences(words);
        expect(found).toEqual(occurrences(outline.text, words));
        expect(found).toContain(start);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('words that the page does not have are nowhere', () => {
  const page = new PageSearch(indexPage(outlineOf([{ level: 0, text: 'Turn the key twice.' }])));
  expect(page.occurrences('Turn the handle twice.')).toEqual([]);
  expect(page.occurrences('')).toEqual([]);
});
