import { deflateSync, inflateSync } from 'fflate';
import { toBase64 } from '../base64';
import { readEventId } from '../ids';
import type { EventId } from '../ids';

/** No trailer of ours is longer, in characters of base64url. */
const LONGEST_PACKED = 4_000;
/** An inflated trailer is cut off here, so that a few bytes cannot become a gigabyte. */
const LONGEST_JSON = 8_192;

/** JSON, deflated, as base64url without padding. */
export function pack(value: unknown): string {
  return toBase64Url(deflateSync(new TextEncoder().encode(JSON.stringify(value)), { level: 9 }));
}

/** Reads what `pack` made; `undefined` for anything broken, too long or hostile. */
export function unpack(packed: string): unknown {
  if (packed.length > LONGEST_PACKED) return undefined;
  try {
    const bytes = inflateSync(fromBase64Url(packed), { out: new Uint8Array(LONGEST_JSON + 1) });
    if (bytes.length > LONGEST_JSON) return undefined;
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined; // foreign text: not base64, not deflated, not JSON; whatever it is, it is not a trailer
  }
}

/** An event id in 22 characters. */
export function packId(id: EventId): string {
  return toBase64Url(Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => parseInt(pair, 16)));
}

/** Reads what `packId` made; `null` for anything else. */
export function unpackId(packed: string): EventId | null {
  if (!/^[\w-]{22}$/.test(packed)) return null;
  const hex = Array.from(fromBase64Url(packed), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return readEventId(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
}

function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
