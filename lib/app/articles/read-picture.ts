import { PICTURES_LIMIT_BYTES } from '@/lib/domain/article/own-picture';
import { toBase64 } from '@/lib/domain/base64';
import type { Platform } from '@/lib/domain/ports';
import { fail, ok, type Result } from '@/lib/domain/result';

const READ_LIMIT_MS = 60_000;

/** The bytes of a picture of the platform's own site, in base64. Other sites are not asked: the address is the desk's word. */
export async function readPicture(
  platform: Pick<Platform, 'site' | 'files'> | null,
  address: string,
): Promise<Result<string>> {
  if (platform?.files === undefined || new URL(address).origin !== platform.site.origin)
    return fail({ kind: 'refused', why: 'page-gone' });
  const read = await platform.files.read(address, AbortSignal.timeout(READ_LIMIT_MS));
  if (!read.ok) return read;
  if (read.value.size > PICTURES_LIMIT_BYTES) return fail({ kind: 'refused', why: 'too-large' });
  return ok(toBase64(new Uint8Array(await read.value.arrayBuffer())));
}
