import { Dexie } from 'dexie';
import { fail, ok, type Result } from '@/lib/domain/result';

/**
 * How Chromium words a disk without room (measured in 156): for a Blob as a DataError, for anything else as an
 * UnknownError, and from then on for opening the store at all. QuotaExceededError is only said of an origin's own share.
 */
const FULL_DISK = /Failed to write blobs|FILE_ERROR_NO_SPACE|Internal error opening backing store/;

/**
 * Runs a write; a browser without room for it is an expected outcome, and the transaction left everything as it was.
 * Dexie wraps the browser's own error, so its cause is looked at too.
 */
export async function withinRoom<T>(write: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await write());
  } catch (error) {
    if (isNoRoom(error)) return fail({ kind: 'refused', why: 'storage-full' });
    throw error;
  }
}

function isNoRoom(error: unknown): boolean {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return false;
  if (error.name === Dexie.errnames.QuotaExceeded || FULL_DISK.test(error.message)) return true;
  const { inner } = error as { inner?: unknown }; // Dexie's own errors carry the browser's one here
  return inner !== undefined && inner !== error && isNoRoom(inner);
}
