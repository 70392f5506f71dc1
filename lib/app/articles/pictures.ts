import { ownPictureIn } from '@/lib/domain/article/own-picture';
import type { ArticlePicture } from '@/lib/domain/article/target';
import type { Document } from '@/lib/domain/document/document';
import type { EventId } from '@/lib/domain/ids';
import type { FileSource, Platform } from '@/lib/domain/ports';
import { pictureName } from '@/lib/domain/picture-name';

const READ_LIMIT_MS = 60_000;

/**
 * The pictures of an article as files of its own, so that they stay when what they were taken from is removed; those that
 * it brings along as well. One that cannot be read keeps its address.
 * @param files - Of the wiki on which it was asked.
 * @param target - A media library's pictures have addresses that stay: on the same wiki they are used as they are.
 * @returns `unread`: how many keep an address at which readers may find nothing.
 */
export async function withOwnPictures(
  id: EventId,
  document: Document,
  files: FileSource | undefined,
  target: Platform,
): Promise<{ document: Document; pictures: ArticlePicture[]; unread: number }> {
  const { site } = target;
  const pictures: ArticlePicture[] = [];
  const next: Document = [];
  let number = 0;
  let unread = 0;
  for (const block of document) {
    const url = block.kind === 'picture' ? block.url : null;
    const isThere =
      url !== null && site.kind === 'wordpress' && URL.canParse(url) && new URL(url).origin === site.origin;
    if (block.kind !== 'picture' || url === null || isThere) {
      next.push(block);
      continue;
    }
    const pixels = await pixelsAt(url, files);
    number += 1;
    if (pixels === null) {
      unread += 1;
      next.push(block);
      continue;
    }
    const name = block.file.split('/').at(-1) ?? '';
    const fileName = name.startsWith(`docket-${id}-`) ? name : pictureName(id, number, name); // came back from its page
    pictures.push({ fileName, pixels });
    next.push({ ...block, file: fileName, url: null });
  }
  return { document: next, pictures, unread };
}

async function pixelsAt(url: string, files: FileSource | undefined): Promise<Blob | null> {
  const own = ownPictureIn(url);
  if (own !== null) return new Blob([own.bytes], { type: own.type });
  const read = await files?.read(url, AbortSignal.timeout(READ_LIMIT_MS));
  return read?.ok === true ? read.value : null;
}
