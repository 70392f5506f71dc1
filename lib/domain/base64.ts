const CHUNK = 0x8000;

/** Base64 of bytes of any length: more than some ten thousand at once are too many arguments for a call. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}
