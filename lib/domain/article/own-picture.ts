import { fromBase64 } from '../base64';
import type { ArticleDocument } from './parts';

/** The largest picture of an article, and all of one's together. */
export const PICTURE_LIMIT_BYTES = 5_000_000;
export const PICTURES_LIMIT_BYTES = 30_000_000;

export type PictureType = 'png' | 'jpeg' | 'gif' | 'webp';

const OWN = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

/** Of which kind a picture is by the first bytes of its file, whatever it is called; `null`: of none that every wiki shows. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (/^GIF8[79]a/.test(start)) return 'gif';
  return /^RIFF[^]{4}WEBP/.test(start) ? 'webp' : null;
}

/** Whether an address holds the bytes of a picture, which an article brings along that way until it is on a wiki. */
export function isOwnPicture(url: string): boolean {
  return OWN.test(url);
}

/** Whether a picture can be shown by its address. */
export function isShowable(url: string | null): url is string {
  return url !== null && (/^https?:/i.test(url) || isOwnPicture(url));
}

/** The bytes of an own picture, and what they are; `null` where the address is that of a file elsewhere. */
export function ownPictureIn(url: string): { bytes: Uint8Array<ArrayBuffer>; type: string } | null {
  if (!isOwnPicture(url)) return null;
  return { bytes: fromBase64(url.slice(url.indexOf(',') + 1)), type: url.slice('data:'.length, url.indexOf(';')) };
}

/** Bytes of all pictures that an article brings along. */
export function ownPictureBytes(document: ArticleDocument): number {
  return document
    .flatMap((block) => (block.kind === 'internal' ? block.of : [block]))
    .reduce((sum, block) => sum + (block.kind === 'picture' ? sizeOf(block.url ?? '') : 0), 0);
}

/** Four signs are three bytes. */
function sizeOf(url: string): number {
  return url.startsWith('data:') ? Math.ceil(((url.length - url.indexOf(',') - 1) * 3) / 4) : 0;
}
