import { expect, test } from 'vitest';
import { insertInto } from '@/lib/domain/article/insert-into';
import { plainBlock, type DocumentBlock } from '@/lib/domain/document/document';

const heading = (level: number, text: string): DocumentBlock => ({
  kind: 'heading',
  level,
  of: [{ kind: 'text', text }],
});
const words: DocumentBlock = { kind: 'paragraph', of: [{ kind: 'text', text: 'words' }] };
const outline = (blocks: DocumentBlock[]) =>
  blocks.map((block) => (block.kind === 'heading' ? `${String(block.level)} ${plainBlock(block)}` : plainBlock(block)));

test('an article stands at a section’s end, below its heading, with its own headings below its title', () => {
  const put = insertInto([heading(3, 'Logs'), words], 'Restart?', [heading(2, 'Answer'), words, heading(3, 'More')]);
  expect(outline(put)).toEqual(['3 Logs', 'words', '4 Restart?', '5 Answer', 'words', '6 More']);
});

test('no heading is deeper than there are levels, and a section without one is none of them', () => {
  expect(outline(insertInto([heading(6, 'Deep')], 'T', [heading(4, 'A')]))).toEqual(['6 Deep', '6 T', '6 A']);
  expect(outline(insertInto([words], 'T', [heading(2, 'A')]))).toEqual(['words', '2 T', '3 A']);
});
