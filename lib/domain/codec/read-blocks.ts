import { Parser } from 'htmlparser2';
import { BlockReader } from './block-reader';
import type { Block } from './block-reader';
import type { NativeComment } from '../comment';
import { markTypography } from './typography';

/** Longer bodies than any wiki keeps are read as far as this, in characters. */
const LONGEST_BODY = 300_000;

/** Reads a comment's body into its blocks. Never throws, whatever stands there. */
export function readBlocks({ body, format }: Pick<NativeComment, 'body' | 'format'>): Block[] {
  const reader = new BlockReader(format);
  const source = body.slice(0, LONGEST_BODY);
  // HTML rules for both: storage uses HTML's named entities, which no XML parser knows without its DTD.
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        reader.open(name, attributes);
      },
      onclosetag: (name) => {
        reader.close(name);
      },
      ontext: (text) => {
        reader.text(text);
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true, recognizeCDATA: true },
  );
  parser.end(format === 'html' ? markTypography(source) : source);
  return reader.end();
}
