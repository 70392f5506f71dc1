import { Dexie } from 'dexie';
import { fail, ok, type Result } from '@/lib/domain/result';
import { ErasedSite } from './erased';

/**
 * How Chromium words a disk without room (measured in 156): for a Blob as a DataError, for anything else as an
 * UnknownError, and from then on for opening the store at all. QuotaExceededError is only said of an origin's own share.
 */
const FULL_DISK = /Failed to write blobs|FILE_ERROR_NO_SPACE|Internal error opening backing store/;

/**
 * Runs a write; a browser without room for it, and a site that was erased meanwhile, are expected outcomes. The
 * transaction left everything as it was.
 * Dexie wraps the browser's own error, so its cause is looked at too.
 */
export async function withinRoom<T>(write: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await write());
  } catch (error) {
    const causes = causesOf(error);
    if (causes.some(({ name }) => name === ErasedSite.name)) return fail({ kind: 'refused', why: 'unknown-site' });
    if (causes.some(isNoRoom)) return fail({ kind: 'refused', why: 'storage-full' });
    throw error;
  }
}

function isNoRoom({ name, message }: Error | DOMException): boolean {
  return name === Dexie.errnames.QuotaExceeded || FULL_DISK.test(message);
}

/** An error and those that it was made of. */
function causesOf(error: unknown): (Error | DOMException)[] {
  if (!(error instanceof Error) && !(error instanceof DOMException)) return [];
  const { inner } = error as { inner?: unknown }; // Dexie's own errors carry the browser's one here
  return [error, ...(inner === error ? [] : causesOf(inner))];
}
