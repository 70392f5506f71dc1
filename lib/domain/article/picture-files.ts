import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Document } from '../document/document';
import { pictureTypeOf } from './own-picture';

const FOLDER = 'pictures';

/** A document whose pictures are files in a folder beside it. */
export interface WithFiles {
  document: Document;
  /** By their paths. */
  files: Record<string, Uint8Array>;
  /** How many pictures could not be read; they keep their addresses. */
  unread: number;
}

/**
 * The pictures of a document as files beside it, for a place that knows nothing of the wiki.
 * @param read - `null` where it cannot be read.
 */
export async function withPictureFiles(
  document: Document,
  read: (url: string) => Promise<Uint8Array | null>,
): Promise<WithFiles> {
  const made: WithFiles = { document: [], files: {}, unread: 0 };
  let number = 0;
  for (const block of document) {
    if (block.kind !== 'picture') {
      made.document.push(block);
      continue;
    }
    const bytes = block.url === null ? null : await read(block.url);
    const type = bytes === null ? null : pictureTypeOf(bytes);
    if (bytes === null || type === null) {
      made.document.push(block);
      made.unread += 1;
      continue;
    }
    number += 1;
    const file = `${FOLDER}/${String(number)}.${type === 'jpeg' ? 'jpg' : type}`;
    made.files[file] = bytes;
    made.document.push({ ...block, file, url: null });
  }
  return made;
}

/** The same without bytes, for where only words go: what an article brings along stands by its name. */
export function withPictureNames(document: Document): Document {
  return document.map((block) =>
    block.kind === 'picture' && block.url?.startsWith('data:') === true ? { ...block, url: null } : block,
  );
}

/** A text with the files that it names, as a .zip; pictures cannot be made smaller. */
export function zipWith(name: string, text: string, files: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const zipped: Zippable = { [name]: strToU8(text) };
  for (const [path, bytes] of Object.entries(files)) zipped[path] = [bytes, { level: 0 }];
  return zipSync(zipped);
}
