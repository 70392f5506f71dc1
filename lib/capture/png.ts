import { fromBase64, toBase64 } from '@/lib/domain/base64';
import type { ImageSize } from '@/lib/domain/capture';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * Reads a PNG's size from its header, without decoding it.
 * @throws RangeError if it is no PNG: the browser was asked for one.
 * @see https://www.w3.org/TR/png-3/#11IHDR
 */
export async function sizeOfPng(png: Blob): Promise<ImageSize> {
  const head = new DataView(await png.slice(0, 24).arrayBuffer());
  const isPng = head.byteLength === 24 && SIGNATURE.every((byte, at) => head.getUint8(at) === byte);
  if (!isPng) throw new RangeError('not a PNG');
  return { width: head.getUint32(16), height: head.getUint32(20) };
}

/** The bytes of a `data:` address in base64, as `captureVisibleTab` gives it. */
export function fromDataUrl(dataUrl: string): Blob {
  const comma = dataUrl.indexOf(',');
  const type = /^data:([^;,]+)/.exec(dataUrl)?.[1] ?? '';
  return new Blob([fromBase64(dataUrl.slice(comma + 1))], { type });
}

/** The other way round; a worker has no `URL.createObjectURL`. */
export async function toDataUrl(blob: Blob): Promise<string> {
  return `data:${blob.type};base64,${toBase64(new Uint8Array(await blob.arrayBuffer()))}`;
}
