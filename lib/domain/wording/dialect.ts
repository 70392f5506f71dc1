import type { DocumentBlock, Piece } from '../document/document';
import { storageSegments } from '../document/read-storage';
import { wordpressSegments } from '../document/read-wordpress';
import type { Segment } from '../document/segment';
import { HTML_LINE, STORAGE_LINE, writeLine } from '../document/write-line';
import { writeStorageBlock } from '../document/write-storage';
import { writeWordpressBlock } from '../document/write-wordpress';

/** How a wiki writes its pages. */
export interface Dialect {
  segments: (source: string) => Segment[];
  writeBlock: (block: DocumentBlock) => string;
  writeLine: (line: readonly Piece[]) => string;
  /** Between two blocks. */
  joint: string;
}

export type BodyFormat = 'storage' | 'wordpress';

const STORAGE: Dialect = {
  segments: storageSegments,
  writeBlock: writeStorageBlock,
  writeLine: (line) => writeLine(line, STORAGE_LINE),
  joint: '',
};
const BLOCKS: Dialect = {
  segments: wordpressSegments,
  writeBlock: writeWordpressBlock,
  writeLine: (line) => writeLine(line, HTML_LINE),
  joint: '\n\n',
};
/** One block comment in a post, and WordPress makes no paragraphs of its other lines any more. */
const CLASSIC: Dialect = {
  ...BLOCKS,
  writeBlock: (block) =>
    writeWordpressBlock(block)
      .replace(/<!-- \/?wp:[^>]*-->\n?/g, '')
      .trim(),
};

export function dialectOf({ format, source }: { format: BodyFormat; source: string }): Dialect {
  if (format === 'storage') return STORAGE;
  return source.trim() === '' || source.includes('<!-- wp:') ? BLOCKS : CLASSIC;
}
