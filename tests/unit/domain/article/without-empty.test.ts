import { expect, test } from 'vitest';
import { withoutEmpty } from '@/lib/domain/article/without-empty';
import { plainBlock, type DocumentBlock } from '@/lib/domain/document/document';

const heading = (level: number, text: string): DocumentBlock => ({
  kind: 'heading',
  level,
  of: [{ kind: 'text', text }],
});
const words: DocumentBlock = { kind: 'paragraph', of: [{ kind: 'text', text: 'words' }] };
const left = (...document: DocumentBlock[]) => withoutEmpty(document).map(plainBlock);

test('headings that nothing stands below go, those above another part stay', () => {
  expect(left(heading(2, 'A'), words, heading(2, 'B'), heading(2, 'C'), words, heading(2, 'D'))).toEqual([
    'A',
    'words',
    'C',
    'words',
  ]);
  expect(left(heading(2, 'A'), heading(3, 'B'), words, heading(3, 'C'), heading(2, 'D'), words)).toEqual([
    'A',
    'B',
    'words',
    'D',
    'words',
  ]);
  expect(left(heading(2, 'A'), heading(3, 'B'))).toEqual([]);
});
